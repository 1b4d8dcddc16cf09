// English: numbers, times and names, as its sentences use them.
import { inert, short } from '../inert.ts';

export const LOCALE = 'en';
export const numbers = new Intl.NumberFormat(LOCALE);
const plurals = new Intl.PluralRules(LOCALE);
export const conjunctions = new Intl.ListFormat('en-GB', { type: 'conjunction' });
export const disjunctions = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const languages = new Intl.DisplayNames(LOCALE, { type: 'language', fallback: 'code' });

export const count = (n: number, one: string, many: string) =>
  `${numbers.format(n)} ${plurals.select(n) === 'one' ? one : many}`;
export const relative = (at: number) => `<t:${Math.floor(at / 1000)}:R>`;
export const long = (at: number) => `<t:${Math.floor(at / 1000)}:F>`;
export const asked = (text: string) => `“${short(text, 80)}”`;
export const bold = (markdown: string) => (markdown === '' ? '' : `**${markdown}**`);
export const quoted = (text: string) => `“${text}”`;

export function languageName(code: string): string {
  try {
    return inert(languages.of(code) ?? code);
  } catch {
    return inert(code); // not a language code at all
  }
}

const countries = new Intl.DisplayNames(LOCALE, { type: 'region', fallback: 'code' });
/** As news writes them, where the standard's name is a formal one. */
const IN_NEWS: Readonly<Record<string, string>> = {
  US: 'the United States',
  GB: 'Britain',
  AE: 'the United Arab Emirates',
  PS: 'the Palestinian territories',
  CD: 'Congo',
  CG: 'Congo-Brazzaville',
  MM: 'Myanmar',
  CZ: 'Czechia',
  VA: 'the Vatican',
  HK: 'Hong Kong',
  NL: 'the Netherlands',
  PH: 'the Philippines',
};

export const countryName = (code: string): string =>
  IN_NEWS[code] ?? (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code);
