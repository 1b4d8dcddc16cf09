// Languages by their names.
import { folded } from './words.ts';

const TOLD_IN = ['en', 'es', 'fr', 'de'];
let names: ReadonlyMap<string, string> | undefined;

/** "en", "English", "anglais", "Deutsch", "日本語" → ISO 639-1; undefined for none. */
export function languageNamed(typed: string): string | undefined {
  names ??= allNames();
  return names.get(folded(typed));
}

function allNames(): ReadonlyMap<string, string> {
  const letters = Array.from({ length: 26 }, (_, n) => String.fromCharCode(97 + n));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const found = new Map<string, string>();
  const tellers = TOLD_IN.map((each) => new Intl.DisplayNames(each, { type: 'language', fallback: 'none' }));
  for (const code of codes) {
    const told = tellers.map((teller) => teller.of(code)).filter((name) => name !== undefined);
    // What has no name in English is no language.
    if (told.length === 0) continue;
    const own = new Intl.DisplayNames(code, { type: 'language', fallback: 'none' }).of(code);
    found.set(code, code);
    for (const name of [...told, ...(own === undefined ? [] : [own])])
      if (!found.has(folded(name))) found.set(folded(name), code);
  }
  return found;
}
