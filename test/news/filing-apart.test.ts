// Two events of one kind, told in much the same words, are two stories; and the same order of articles gives the same stories.
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/news/article.ts';
import { openStories } from '../../src/news/open-stories.ts';
import { profileOf } from '../../src/news/profile.ts';
import { report } from './made.ts';

type Event = readonly [headline: string, text: string];

/** For each language: two reports of one event, and one of another that uses the same words. */
const PAIRS: readonly (readonly [name: string, language: string, first: Event, again: Event, other: Event])[] = [
  [
    'two earthquakes in Spanish',
    'es',
    [
      'Terremoto de magnitud 6,8 sacude Chile',
      'Un terremoto de magnitud 6,8 sacudió el lunes la región de Atacama, en Chile, y dejó tres muertos en Copiapó, informó el servicio Senapred.',
    ],
    [
      'Tres muertos en Chile por el terremoto de Atacama',
      'Tres personas murieron en Copiapó por el terremoto de magnitud 6,8 que sacudió Atacama, en Chile, informó Senapred. Hay caminos cortados.',
    ],
    [
      'Terremoto de magnitud 6,8 sacude Turquía',
      'Un terremoto de magnitud 6,8 sacudió el lunes la provincia de Elazig, en Turquía, y dejó tres muertos, informó el servicio AFAD.',
    ],
  ],
  [
    'two elections in French',
    'fr',
    [
      'Élection présidentielle au Ghana : l’opposition en tête',
      'Le candidat de l’opposition, Kofi Mensah, est en tête de l’élection présidentielle au Ghana, a annoncé lundi la commission électorale à Accra.',
    ],
    [
      'Ghana : Kofi Mensah en tête de la présidentielle',
      'Kofi Mensah, candidat de l’opposition, devance le président sortant à l’élection présidentielle au Ghana, selon la commission électorale à Accra.',
    ],
    [
      'Élection présidentielle au Pérou : l’opposition en tête',
      'La candidate de l’opposition, Rosa Quispe, est en tête de l’élection présidentielle au Pérou, a annoncé lundi la commission électorale à Lima.',
    ],
  ],
  [
    'two floods in German',
    'de',
    [
      'Hochwasser in Polen: Tausende verlassen ihre Häuser',
      'Nach dem Hochwasser der Neiße haben in Polen 4200 Menschen ihre Häuser in Klodzko verlassen, teilte die Feuerwehr am Montag mit.',
    ],
    [
      'Polen: 4200 Menschen vor Hochwasser in Klodzko in Sicherheit',
      'In Klodzko in Polen sind 4200 Menschen vor dem Hochwasser der Neiße in Sicherheit gebracht worden, teilte die Feuerwehr mit.',
    ],
    [
      'Hochwasser in Brasilien: Tausende verlassen ihre Häuser',
      'Nach dem Hochwasser des Guaíba haben in Brasilien 4200 Menschen ihre Häuser in Canoas verlassen, teilte die Feuerwehr am Montag mit.',
    ],
  ],
  [
    'two elections in one country in English',
    'en',
    [
      'Mayor Ana Brook wins election in Dunmouth',
      'Ana Brook won the election for mayor of Dunmouth on Sunday with 58 percent of the vote, the returning officer Paul Drey said.',
    ],
    [
      'Ana Brook re-elected mayor of Dunmouth',
      'Voters in Dunmouth gave Ana Brook another term as mayor with 58 percent of the vote, the returning officer Paul Drey said on Monday.',
    ],
    [
      'Mayor Ivo Lant wins election in Karvale',
      'Ivo Lant won the election for mayor of Karvale on Sunday with 51 percent of the vote, the returning officer Greta Sohl said.',
    ],
  ],
];

function storiesOf(articles: readonly Article[]): readonly string[] {
  const desk = openStories();
  return articles.map((article) => {
    const { id: articleId, outlet, publishedAt: newsAt } = article;
    return desk.file({ articleId, outlet, newsAt, profile: profileOf(article) }).storyId;
  });
}

function reportsOf([, language, ...events]: (typeof PAIRS)[number]): readonly Article[] {
  const outlets = ['Harbour Post', 'Northern Ledger', 'Cape Courier'];
  return events.map(([headline, text], i) => ({
    ...report(headline, text, { outlet: outlets[i] ?? '', hours: i }),
    language,
  }));
}

describe('events of one kind', () => {
  it.each(PAIRS)('%s are two stories, and both reports of the first are one', (...pair) => {
    const [first, again, other] = storiesOf(reportsOf(pair));
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});

describe('the same order', () => {
  const all = PAIRS.flatMap(reportsOf);

  it.each([1, 2, 3, 4, 5])('gives the same stories each time it is shuffled so (%i)', (seed) => {
    const keys = new Map(all.map(({ id }, i) => [id, Math.sin(seed * 1000 + i)]));
    const shuffled = [...all].sort((a, b) => (keys.get(a.id) ?? 0) - (keys.get(b.id) ?? 0));
    expect(storiesOf(shuffled)).toEqual(storiesOf(shuffled));
    // However they arrive, no story mixes two events.
    const groups = Map.groupBy(shuffled, (_, i) => storiesOf(shuffled)[i] ?? '');
    const eventOf = new Map(all.map(({ id }, i) => [id, `${Math.floor(i / 3)} ${i % 3 === 2}`]));
    for (const own of groups.values()) expect(new Set(own.map(({ id }) => eventOf.get(id))).size).toBe(1);
  });
});
