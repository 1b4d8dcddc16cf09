// Who wrote it, from what pages write where names belong.
import { oneLine } from './raw.ts';

const LEAD = /^(?:(?:written|reported|story|text|words|article)\s+)?(?:by|por|par|von|di)\s*:?\s+/i;
const PARTS = /\s*[,;|•·]\s*(?:and\s+|y\s+|et\s+|und\s+|e\s+)?|\s+(?:and|y|et|und|&)\s+/i;
/** Two to five words, each of them as names are written. */
const PERSON =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|de|del|da|di|la|le|van|von|der|den|bin|al|el|ter)(?:\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*|de|del|da|di|la|le|van|von|der|den|bin|al|el|ter)){1,4}$/u;
const NOBODY = /^(?:admin|administrator|editor|root|user|author|null|undefined|none|n\/a)$/i;
const LONGEST = 100;
const MOST = 12;

/** Each once, without "By". Addresses and accounts are no names. "Ana Prim and Jo Marsh" is two where both parts are names, else as it is written. */
export function namesIn(written: readonly string[]): readonly string[] {
  const names = written.flatMap((each) => {
    const line = oneLine(each).replace(LEAD, '');
    if (line === '' || line.length > 300 || /https?:|www\.|@/i.test(line)) return [];
    const parts = line.split(PARTS).filter((part) => part !== '');
    return parts.length > 1 && parts.every((part) => PERSON.test(part)) ? parts : [line];
  });
  const seen = new Map<string, string>();
  for (const name of names)
    if (name.length <= LONGEST && !NOBODY.test(name) && !seen.has(name.toLowerCase()))
      seen.set(name.toLowerCase(), name);
  return [...seen.values()].slice(0, MOST);
}
