// Is a name a country's? Asked of speakers, for which the whole gazetteer would be made at the first article.
import { COUNTRY_WORDS, REGION_OF } from './countries.ts';

let made: ReadonlySet<string> | undefined;

/** In the four languages whose speakers are read; by name or capital, in small letters. */
function names(): ReadonlySet<string> {
  if (made) return made;
  const found = new Set(COUNTRY_WORDS.flatMap(({ places }) => places.map((place) => place.toLowerCase())));
  for (const language of ['en', 'es', 'fr', 'de']) {
    const display = new Intl.DisplayNames([language], { type: 'region' });
    for (const code of REGION_OF.keys()) if (code !== 'XK') found.add((display.of(code) ?? '').toLowerCase());
  }
  made = found;
  return found;
}

/** "Saudi Arabia", "the United States", "Alemania". */
export function isCountry(name: string): boolean {
  return names().has(name.toLowerCase().replace(/^the /, ''));
}
