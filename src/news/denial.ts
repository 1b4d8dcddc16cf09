// Denial: which words of a line say what is denied. English, Spanish, French and German.

import { speechOf } from './speech.ts';
import { sayings } from './speech-verbs.ts';
import { maskQuotations } from './spoken.ts';

export interface Denial {
  /** The words that are denied, without the verb and without "the claim that"; empty where it is only "the accusation". */
  readonly words: string;
  /** It is about what the speaker does or did: "denied firing", "denied that it had fired". */
  readonly ownAct: boolean;
}

/** Where what is denied ends. */
const END =
  /[,;:—–]|\s-\s|(?<!\b\p{Lu})\.(?=\s|["”’]|$)|\s(?:and|but|while|after|when|as|because|since|though|although|saying|adding|insisting|calling|pero|mientras|aunque|tras|mais|alors|après|tandis|aber|während|nachdem|und)\s/iu;
/** What a denial is of before it is said of what. */
const GLUE =
  /^(?:(?:all|any|the|these|those|such|his|her|its|their|that|this|recent|earlier|media|las?|los|el|les?|die|den|der)\s){0,3}(?:claims?|accusations?|allegations?|charges?|reports?|suggestions?|assertions?|rumou?rs?|acusaci\p{L}+|denuncias?|informaci\p{L}+|versi\p{L}+|allégations?|informations?|rumeurs?|Vorw[uü]rfe?|Anschuldigung\p{L}*|Berichte?)(?![\p{L}])/iu;
/** "Ford’s allegation that", "a newspaper’s report that" */
const GLUE_OF =
  /^(?:on \p{Lu}\p{Ll}+day )?[^,;:]{0,60}?\b(?:claims?|accusations?|allegations?|charges?|reports?|suggestions?|assertions?|conclusions?)(?= (?:that|of) )/iu;
const LINK = /^\s*(?:that|of|about|by [^,.]{2,40} that|de que|de|d[’']|selon lesquel\p{L}+|que|dass|über)\s/iu;
const OWN_ACT =
  /^(?:(?:that|que|qu[’']|dass)\s*)?(?:it|its|he|his|she|her|they|their|we|our)\s|^any\s|^(?:(?:all|its|his|her|their|having)\s)*(?:ever\s|deliberately\s|intentionally\s)?(?:\p{Ll}+ing|involvement|responsibility|role|part|complicity|knowledge|wrongdoing)(?![\p{L}])/iu;

/** What a line denies; null where its words do not say so plainly. */
export function denialIn(text: string, language: string | null): Denial | null {
  const speech = speechOf(language);
  if (!speech) return null;
  const masked = maskQuotations(text);
  for (const { kind, end, words } of sayings(masked, speech)) {
    const denies = kind === 'denies' || (kind === 'saying' && words.toLowerCase() === 'denying');
    if (!denies || /^\s(?:by|par|por)\s/.test(masked.slice(end))) continue;
    return deniedBehind(text.slice(end), language);
  }
  const untrue = speech.untrue.exec(text);
  return untrue ? deniedBefore(text.slice(0, untrue.index)) : null;
}

function deniedBehind(behind: string, language: string | null): Denial | null {
  const from = behind.replace(/^[\s,:]+/u, '');
  const glue = GLUE.exec(from)?.[0] ?? GLUE_OF.exec(from)?.[0] ?? '';
  const rest = from.slice(glue.length);
  // "the claims, which", "the accusations made by Kyiv on Monday": nothing says what they are.
  const link = glue === '' ? '' : LINK.exec(rest)?.[0];
  const kept = link === undefined ? '' : rest.slice(link.length);
  const words = kept.slice(0, END.exec(kept)?.index ?? kept.length).trim();
  if (glue === '' && words === '') return null;
  return { words, ownAct: (language ?? 'en') !== 'en' || OWN_ACT.test(words) };
}

/** "The report that the bridge was hit" [was false]. */
function deniedBefore(before: string): Denial | null {
  const clause = /(?:claims?|reports?|allegations?|accusations?|rumou?rs?)\s(?:that|of)\s([^,;:]+)$/i.exec(before);
  return clause?.[1] ? { words: clause[1].trim(), ownAct: false } : null;
}
