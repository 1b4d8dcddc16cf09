// Is a name a country's? Asked of speakers, for which the whole gazetteer would be made at the first article.
import { COUNTRY_WORDS, REGION_OF } from './countries.ts';

const made = new Map<string, ReadonlySet<string>>();
/** Besides English: those whose speakers are read. */
const LANGUAGES = ['es', 'fr', 'de', 'pt', 'it', 'ru'];

/** By name or capital, in small letters, in English and the language of the text: to make the names of one takes as long as several articles. */
function names(language: string): ReadonlySet<string> {
  const known = made.get(language);
  if (known) return known;
  const found = new Set(COUNTRY_WORDS.flatMap(({ places }) => places.map((place) => place.toLowerCase())));
  for (const each of new Set(['en', language])) {
    const display = new Intl.DisplayNames([each], { type: 'region' });
    for (const code of REGION_OF.keys()) if (code !== 'XK') found.add((display.of(code) ?? '').toLowerCase());
  }
  made.set(language, found);
  return found;
}

/** "Saudi Arabia", "the United States", "Alemania" where the text is Spanish. */
export function isCountry(name: string, language: string | null): boolean {
  const own = LANGUAGES.find((each) => each === language) ?? 'en';
  return names(own).has(name.toLowerCase().replace(/^the /, ''));
}
