import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/news/article.ts';
import { FILING_WINDOW_MS, type Filing, fileUnder } from '../../src/news/filing.ts';
import { openStories } from '../../src/news/open-stories.ts';
import { profileOf } from '../../src/news/profile.ts';
import { report } from './made.ts';

const HOUR = 3_600_000;

const arrivalOf = (article: Article) => ({
  articleId: article.id,
  outlet: article.outlet,
  newsAt: article.publishedAt,
  profile: profileOf(article),
});

/** Files articles in order, each against all before it. */
function filings(...articles: readonly Article[]): readonly Filing[] {
  const desk = openStories();
  return articles.map((article) => desk.file(arrivalOf(article)));
}

const file = (...articles: readonly Article[]) => filings(...articles).map(({ storyId }) => storyId);

const CHILE = report(
  'Earthquake of magnitude 7.1 shakes northern Chile',
  'A magnitude 7.1 earthquake struck near Iquique in northern Chile on Monday, killing at least 6 people, the disaster agency Senapred said. Roads to Arica were blocked by rockfalls.',
);
const CHILE_AGAIN = report(
  'Chile quake kills nine, cuts road to Arica',
  'Nine people have died in an earthquake in northern Chile, the disaster agency Senapred said. The magnitude 7.1 quake near Iquique cut the road to Arica.',
  { outlet: 'Northern Ledger', hours: 9 },
);
const JAPAN = report(
  'Earthquake of magnitude 7.1 shakes northern Japan',
  'A magnitude 7.1 earthquake struck off Aomori in northern Japan on Monday, injuring at least 6 people, the disaster agency said. Roads were blocked by rockfalls.',
  { outlet: 'Northern Ledger', hours: 3 },
);

describe('an article is filed', () => {
  it('under the story of the same event, told by another outlet in other words', () => {
    const [first, second] = file(CHILE, CHILE_AGAIN);
    expect(first).toBe(`s${CHILE.id}`);
    expect(second).toBe(first);
  });

  it('apart from an event of the same kind elsewhere, though the words agree', () => {
    expect(new Set(file(CHILE, JAPAN)).size).toBe(2);
  });

  it('apart from another election', () => {
    const ghana = report(
      'Ghana election: opposition leads as votes are counted',
      'The opposition candidate led the presidential election in Ghana on Monday, the electoral commission in Accra said, with 60 percent of votes counted.',
    );
    const peru = report(
      'Peru election: opposition leads as votes are counted',
      'The opposition candidate led the presidential election in Peru on Monday, the electoral commission in Lima said, with 60 percent of votes counted.',
      { hours: 2 },
    );
    expect(new Set(file(ghana, peru)).size).toBe(2);
  });

  it('apart from the same place when the window has closed', () => {
    const late = report(CHILE_AGAIN.headline, CHILE_AGAIN.text, { hours: FILING_WINDOW_MS / HOUR + 1 });
    expect(new Set(file(CHILE, late)).size).toBe(2);
  });

  it('apart from news it shares nothing with', () => {
    const bank = report(
      'Central bank raises interest rates',
      'The central bank of Norway raised interest rates to 4.5 percent on Monday, citing inflation.',
      { hours: 1 },
    );
    expect(new Set(file(CHILE, bank)).size).toBe(2);
  });

  it('where it was filed before, when it is filed again', () => {
    const filed = { ...arrivalOf(CHILE), storyId: 'sother', wireCopyOf: null };
    expect(fileUnder(arrivalOf(CHILE), [filed])).toMatchObject({ storyId: 'sother', wireCopyOf: null });
  });

  it('the same way whatever the order of the candidates', () => {
    const candidates = [CHILE, JAPAN].map((article) => ({
      ...arrivalOf(article),
      storyId: `s${article.id}`,
      wireCopyOf: null,
    }));
    const arrival = arrivalOf(CHILE_AGAIN);
    expect(fileUnder(arrival, candidates)).toEqual(fileUnder(arrival, candidates.toReversed()));
  });

  it('apart from the same report about another town', () => {
    const towns = ['Dunmouth', 'Karvale', 'Sandrova', 'Mirefield', 'Ostholm', 'Nurmi', 'Aldbury'];
    const reports = towns.map((town, i) =>
      report(
        `Water supply restored in ${town}`,
        `Engineers restored the water supply in ${town} on Monday after a burst main left homes dry, the regional utility said. Residents of ${town} were told to boil water for two days as a precaution, and tankers stay in place.`,
        { outlet: 'Northern Ledger', hours: i },
      ),
    );
    expect(new Set(file(...reports)).size).toBe(towns.length);
  });

  it('as the copy of a text that another outlet prints nearly word for word, and of the first that printed it', () => {
    const text = `${CHILE.text} President Boric said the army would bring water and tents to the north. No tsunami warning was issued.`;
    const [first, copy, copyOfCopy] = [
      report(CHILE.headline, text),
      report('Strong quake hits Chile', `SANTIAGO (Coastal Agency) – ${text}`, { outlet: 'Harbour Post', hours: 1 }),
      report(CHILE.headline, text.slice(0, -40), { outlet: 'Tidings', hours: 2 }),
    ];
    const [a, b, c] = filings(first, copy, copyOfCopy);
    expect([a?.wireCopyOf, b?.wireCopyOf, c?.wireCopyOf]).toEqual([null, first.id, first.id]);
    expect(b?.reason).toMatchObject({ kind: 'wire-copy', articleId: first.id });
    expect(c?.storyId).toBe(a?.storyId);
  });

  it('as a report of its own where it tells more than the flash before it, and the next print is the copy of the whole', () => {
    const text = `${CHILE.text} President Boric said the army would bring water and tents to the north. No tsunami warning was issued. In Arica the hospital took in forty patients, most of them with broken bones, its director said, and the copper port stays closed until engineers have looked at its cranes.`;
    const [flash, whole, print, short] = [
      report(CHILE.headline, CHILE.text),
      report(CHILE.headline, text, { outlet: 'Harbour Post', hours: 1 }),
      report('Strong quake hits Chile', text, { outlet: 'Tidings', hours: 2 }),
      report(CHILE.headline, `${CHILE.text} More to follow.`, { outlet: 'Cape Courier', hours: 3 }),
    ];
    const all = filings(flash, whole, print, short);
    expect(all.map(({ wireCopyOf }) => wireCopyOf)).toEqual([null, null, whole.id, flash.id]);
    expect(new Set(all.map(({ storyId }) => storyId)).size).toBe(1);
  });

  it('as a report of its own where it takes half of an agency’s text and tells as much again, and as a copy where an editor trimmed it', () => {
    const sentences = [
      'The container ship Almeria Star ran aground at the entrance of the port of Halmouth early on Tuesday with 21 people on board, the harbour master said.',
      'Nobody was hurt, and divers found no leak in her tanks.',
      'Two tugs will try to pull her off the sandbank when the tide is highest, shortly before midnight.',
      'Until then neither ferries nor freighters can enter or leave, and eleven vessels wait in the bay.',
      'The ship was on her way from Vigo with bananas and machine parts.',
      'Her captain told the coast guard that the rudder had not answered for six minutes.',
    ];
    const own = [
      'Along the quay on Tuesday hundreds of people watched through the drizzle.',
      'Fishmonger Olive Trant said she had sold out of tea before nine.',
      'It is the third grounding in four years, and the council has long asked for a deeper channel.',
      'Dredging was to begin last spring, but the money went to the sea wall.',
      'Lawyers for the ferry line spoke of losses of 80,000 pounds a day.',
    ];
    const agency = report('Container ship aground blocks port of Halmouth', sentences.join(' '));
    const local = report('Halmouth shut in by stranded freighter', [...sentences.slice(0, 4), ...own].join(' '), {
      outlet: 'Halmouth Packet',
      hours: 1,
    });
    const trimmed = report('Ship blocks Halmouth', `HALMOUTH – ${sentences.slice(0, 4).join(' ')}`, {
      outlet: 'Tidings',
      hours: 2,
    });
    expect(filings(agency, local, trimmed).map(({ wireCopyOf }) => wireCopyOf)).toEqual([null, null, agency.id]);
    expect(filings(local, agency).map(({ wireCopyOf }) => wireCopyOf)).toEqual([null, null]);
    expect(new Set(file(local, agency, trimmed)).size).toBe(1);
  });

  it('with the reason: the article it is most like and by how much, or what told them apart', () => {
    const [first, again, elsewhere] = filings(CHILE, CHILE_AGAIN, JAPAN);
    expect(first?.reason).toEqual({ kind: 'nothing-alike' });
    expect(again?.reason).toMatchObject({ kind: 'same-event', articleId: CHILE.id });
    expect(elsewhere?.reason).toMatchObject({ kind: 'another-event', because: 'places' });
  });
});
