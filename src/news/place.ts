// Places: the countries and regions an article is about.
import { REGIONS, type Region } from './article.ts';
import { folded } from './words.ts';

const NAMES: Readonly<Record<Region, RegExp>> = {
  africa: /\b(africa|nigeria|kenya|ethiopia|sudan|congo|morocco|libya)/g,
  americas: /\b(united states|washington|canada|mexico|brazil|chile|argentina|haiti)/g,
  asia: /\b(china|beijing|japan|india|pakistan|korea|indonesia|philippines|myanmar)/g,
  europe: /\b(europe|russia|moscow|ukraine|germany|france|britain|nato|brussels|spain|poland)/g,
  'middle-east': /\b(israel|gaza|iran|iraq|syria|yemen|saudi|turkey|lebanon)/g,
  oceania: /\b(australia|new zealand|fiji|tonga|samoa|papua)/g,
};

/** At most three regions, the strongest first. */
export function regionsOf(a: { headline: string; text: string; language: string | null }): readonly Region[] {
  const text = folded(`${a.headline} ${a.headline} ${a.text}`);
  return REGIONS.map((region) => ({ region, hits: text.match(NAMES[region])?.length ?? 0 }))
    .filter(({ hits }) => hits > 0)
    .sort((x, y) => y.hits - x.hits)
    .slice(0, 3)
    .map(({ region }) => region);
}
