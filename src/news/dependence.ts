// What a sentence leans on: "He", "But", "the official", a bare surname. Shown alone it would puzzle or mislead.

import type { Sentence } from './sentence.ts';
import { opensSentences } from './sentence-openers.ts';
import { resolved } from './speaker-resolution.ts';
import { speechOf } from './speech.ts';
import { maskQuotations, spokenIn } from './spoken.ts';

const OPENING: Readonly<Record<string, RegExp>> = {
  en: /^(?:he|she|they|it|his|her|hers|their|its|this|that|these|those|such|both|neither|another|others|one|none|but|and|so|or|nor|yet|however|meanwhile|also|then|instead|still|moreover|nevertheless|nonetheless|otherwise|therefore|thus|hence|besides|furthermore|similarly|likewise|indeed|in addition|in turn|in response|in contrast|in fact|for example|for instance|as a result|as such|at the same time|at the time|on the other hand|since then|until then|even so|by then|by contrast|after that|before that|shortly after|soon after|later|earlier|here|there|again|too|instead|rather|asked (?:about|whether|if)|the (?:two|three|four|pair|latter|former|same|other|others|move|decision|incident|news|announcement|comments?|remarks?|victims?|suspects?|man|woman|boy|girl|couple|attack|ruling|latest|report|statement|deal|plan|proposal|figures?|video|study|group|letter)(?! (?:of|in|on|to|by|between|that|who|which|from|with|for|against)\b)|according to (?:him|her|them|it|the (?:statement|report|study)))\b/i,
  es: /^(?:él|ella|ellos|ellas|su|sus|este|esta|esto|estos|estas|ese|esa|eso|esos|esas|aquel\p{L}*|ambos|ambas|pero|y|sin embargo|además|también|mientras tanto|entonces|así|por otra parte|por su parte|por eso|por ello|no obstante|asimismo|en cambio|de hecho|por ejemplo|desde entonces|después|luego|antes|allí|ahí|tampoco|otro|otra|otros|el mismo|la misma|los dos|según (?:él|ella))(?![\p{L}])/iu,
  fr: /^(?:il (?!y a|s[’']agit|faut)|elle|ils|elles|son|sa|ses|leur|leurs|ce|cet|cette|ces|cela|ça|celui-ci|celle-ci|mais|et|or|donc|cependant|toutefois|pourtant|néanmoins|de plus|en outre|aussi|ensuite|puis|alors|ainsi|par ailleurs|de son côté|pour sa part|en revanche|au contraire|par exemple|depuis lors|là|les deux|tous deux|selon (?:lui|elle|eux))(?![\p{L}])/iu,
  de: /^(?:er|sie|es|sein\p{L}*|ihr\p{L}*|dies\p{L}*|jene\p{L}*|solche\p{L}*|beide|aber|und|oder|doch|jedoch|allerdings|zudem|außerdem|auch|dann|danach|daraufhin|deshalb|daher|darum|dennoch|trotzdem|dabei|dazu|dafür|dagegen|damit|davon|darin|dort|hier|so|ferner|zuvor|später|unterdessen|inzwischen|gleichzeitig|zugleich|stattdessen|hingegen|zum Beispiel|seither|seitdem|andere|das (?:sei|ist|war|habe|hat|wäre|sagte|teilte)|der \p{L}+e (?:sei|habe))(?![\p{L}])/iu,
};
const EARLY_LINK =
  /^(?:\S+\s+){0,5}?(?:also|too|however|meanwhile|instead|therefore|también|además|sin embargo|également|cependant|toutefois|jedoch|allerdings|zudem|außerdem|ebenfalls|hingegen)\b/iu;

/** Where the names of a text are first given in full: surname → the sentences that hold the full name. */
export type FullNames = ReadonlyMap<string, { readonly full: string; readonly first: number }>;

/**
 * Groups of sentence numbers: of each group one must be shown with this sentence. Null when it can never be shown, since what it leans on is
 * not in the text.
 */
export function needs(
  sentence: Sentence,
  line: string,
  all: readonly Sentence[],
  names: FullNames,
  language: string | null,
): readonly (readonly number[])[] | null {
  const groups: number[][] = [];
  const opening = line.replace(/^["“”„«»‘'‚¿¡(\s]+/u, '');
  const leans = (OPENING[language ?? 'en'] ?? OPENING.en)?.test(opening) || EARLY_LINK.test(opening);
  const quoteFirst = /^["“„«»‘']/.test(line);
  if (leans && !quoteFirst) {
    if (sentence.index === 0) return null;
    groups.push([sentence.index - 1]);
  }
  const speech = speechOf(language);
  const spoken = speech ? spokenIn(maskQuotations(line), speech) : null;
  if (speech && spoken) {
    const name = resolved(spoken.phrase, sentence, all, speech);
    if (name === null) {
      if (speech.pronoun.test(spoken.phrase) && !line.includes(`${spoken.phrase} `)) return null;
      if (/^(?:he|she|él|ella|il|elle|er)$/i.test(spoken.phrase)) return null;
    } else if (name !== spoken.phrase && !line.includes(name)) groups.push(holding(name, sentence.index, all));
  }
  for (const surname of bareNames(line)) {
    const known = names.get(surname);
    if (known && known.first < sentence.index && !line.includes(known.full))
      groups.push(holding(known.full, sentence.index, all));
  }
  return groups;
}

function holding(words: string, before: number, all: readonly Sentence[]): number[] {
  return all.filter((s) => s.index < before && s.text.replace(/\s+/g, ' ').includes(words)).map((s) => s.index);
}

const NAME =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{L}’'-]*\p{Ll}(?:\s+(?:(?:de|del|la|von|van|der|al|el|bin|ben|di|da|du)\s+)?\p{Lu}[\p{L}’'-]*\p{Ll}(?![\p{L}]))*/gu;

/** Surnames by the sentence that first gives them with a given name. */
export function fullNames(all: readonly Sentence[], language: string | null): FullNames {
  const names = new Map<string, { full: string; first: number }>();
  const seen = new Set<string>();
  for (const { text, index } of all) {
    for (const [run] of text.matchAll(NAME)) {
      const words = plain(run)
        .split(/\s+/)
        .filter((w) => !opensSentences(w, language));
      const last = words.at(-1);
      if (last === undefined) continue;
      if (words.length >= 2 && words.length <= 4 && !names.has(last) && !seen.has(last))
        names.set(last, { full: words.slice(-2).join(' '), first: index });
      if (words.length === 1) seen.add(last);
    }
  }
  return names;
}

function bareNames(line: string): readonly string[] {
  return [...line.matchAll(NAME)].map(([run]) => plain(run)).filter((run) => !/\s/.test(run));
}

function plain(name: string): string {
  return name.replace(/['’]s$/u, '');
}
