// "He", "the official", "Slutsky": who that is, from the sentences before.
import type { Sentence } from './sentence.ts';
import type { Speech } from './speech.ts';
import { maskQuotations, spokenIn } from './spoken.ts';

const LOOK_BACK = 6;
const COLLECTIVE =
  /\b(?:ministry|government|agency|police|company|party|office|council|army|military|court|union|commission|officials|department|bank|group|authorities|ministerio|gobierno|policía|agencia|ministère|gouvernement|police|ministerium|regierung|polizei|agentur)\b|^\p{Lu}{2,}$/iu;

/** The fullest name the text has given this speaker so far; the phrase itself where it gave none. */
export function resolved(phrase: string, sentence: Sentence, all: readonly Sentence[], speech: Speech): string | null {
  if (speech.pronoun.test(phrase)) return speakerBefore(phrase, sentence, all, speech);
  const role =
    /^(?:[Tt]he|[Tt]hat|[Ee]l|[Ll]a|[Ll]e|[Ll][’']|[Dd]er|[Dd]ie|[Dd]as)\s?(?:[\p{L}-]+ ){0,2}?([\p{Ll}-]+)$/u.exec(
      phrase,
    )?.[1];
  if (role !== undefined) return introduced(role, sentence, all, speech) ?? phrase;
  const surname = /^(?:Mr|Mrs|Ms|Dr|Herr|Frau|M|Mme)?\.?\s?(\p{Lu}[\p{L}’'-]+)$/u.exec(phrase)?.[1];
  return surname === undefined ? phrase : (fullName(surname, sentence, all) ?? phrase);
}

function speakerBefore(pronoun: string, sentence: Sentence, all: readonly Sentence[], speech: Speech): string | null {
  const person = /^(?:he|she|él|ella|il|elle|er)$/i.test(pronoun);
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - LOOK_BACK); i -= 1) {
    const earlier = all[i];
    if (!earlier) break;
    const spoken = spokenIn(maskQuotations(earlier.text), speech);
    if (!spoken || speech.pronoun.test(spoken.phrase) || (person && COLLECTIVE.test(spoken.phrase))) continue;
    return resolved(spoken.phrase, earlier, all, speech);
  }
  return null;
}

/** Who was brought in as "a NATO official" before being "the official". */
function introduced(role: string, sentence: Sentence, all: readonly Sentence[], speech: Speech): string | null {
  for (let i = sentence.index - 1; i >= 0; i -= 1) {
    const earlier = all[i];
    if (!earlier) break;
    const spoken = spokenIn(maskQuotations(earlier.text), speech);
    if (!spoken) continue;
    const { phrase } = spoken;
    if (speech.indefinite.test(phrase) && new RegExp(`(?:^|\\s)${role}(?:\\s|$)`, 'iu').test(phrase)) return phrase;
    const titled = new RegExp(`${role}\\s+((?:\\p{Lu}[\\p{L}’'-]+\\s*){2,})$`, 'iu').exec(phrase)?.[1];
    if (titled !== undefined) return titled.trim();
  }
  return null;
}

/** The first "Given Surname" in the text up to this sentence. */
function fullName(surname: string, sentence: Sentence, all: readonly Sentence[]): string | null {
  const pattern = new RegExp(
    `(?:\\p{Lu}[\\p{L}’'-]+\\s+(?:(?:de|del|la|von|van|der|al|bin|di|da)\\s+)*){1,3}${surname}(?![\\p{L}])`,
    'u',
  );
  for (let i = 0; i <= sentence.index; i += 1) {
    const found = pattern.exec(all[i]?.text ?? '')?.[0];
    if (found !== undefined) return withoutTitle(found.replace(/\s+/g, ' '));
  }
  return null;
}

function withoutTitle(name: string): string {
  const bare = name.replace(
    /^(?:(?:The|Mr|Mrs|Ms|Dr|President|Minister|Prime|Foreign|Defen[cs]e|Interior|Finance|Secretary|General|Senator|King|Queen|Prince|Chancellor|In|But|And|On|At|When|After|As)\s+)+/u,
    '',
  );
  return bare.includes(' ') ? bare : name;
}
