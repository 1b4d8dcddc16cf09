import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/news/article.ts';
import { holds } from '../../src/news/evidence.ts';
import { brief, linesOf, type Subject, shownLines } from '../../src/news/summary.ts';
import { countWords } from '../../src/news/words.ts';
import { DAM, FRENCH, GERMAN, REPORTS, SPANISH, STRIKE } from './reports.ts';

const texts = (subject: Subject, count: number) => linesOf(subject, count).map((line) => line.text);
const articleOf = (subject: Subject): Article => ({
  ...subject,
  outlet: 'Coastal Agency',
  url: null,
  section: null,
  publishedAt: null,
  storedAt: 0,
  bylines: [],
  rights: null,
  year: null,
  sample: true,
  topics: [],
  regions: [],
});

describe('the lines of an article', () => {
  it('open with the event, its number and who says so, cut before the damage and behind the dateline', () => {
    const [first] = linesOf(DAM, 3);
    expect(first?.text).toBe(
      'At least two people died when the Zenda dam burst on Sunday, the interior ministry said.',
    );
    expect(first?.attribution).toEqual({ speaker: 'the interior ministry', standing: 'stated' });
    expect(first?.evidence.cuts).toHaveLength(2);
  });

  it('let the other side answer', () => {
    expect(linesOf(DAM, 4).map((line) => line.attribution?.standing)).toContain('denied');
  });

  it('say nothing in the first person that nobody is named for', () => {
    const text =
      'The ferry Aurelia was taken out of service on Monday. We owe the passengers an answer. I will fight these charges. “We owe the passengers an answer,” the owner Ivo Rapp said. The harbour of Port Marrow stays open.';
    expect(texts({ id: 'f', headline: 'Ferry out of service', text, language: 'en' }, 5)).toEqual([
      'The ferry Aurelia was taken out of service on Monday.',
      '“We owe the passengers an answer,” the owner Ivo Rapp said.',
      'The harbour of Port Marrow stays open.',
    ]);
  });

  it('leave out a headline printed once more, a caption before its credit, and what leans on a line that nobody sees', () => {
    const of = (text: string, language = 'en', headline = 'Ferry is out of service') =>
      texts({ id: 'h', headline, text, language }, 5);
    const news =
      'The ferry Aurelia was taken out of service on Monday, the harbour office said on its page, and nobody knows when it will sail to Port Marrow and the islands again.';
    expect(of(`Ferry Aurelia is out of service in the port of the northern islands now\n${news}`)).toEqual([news]);
    expect(of(`Ferry is out of service. ${news}`)).toEqual([news]);
    expect(of(`The ferry lies in the port of Pell. It was built in 1998. | Ida Rapp/Agency\n\n${news}`)).toEqual([
      news,
    ]);
    expect(of(`Ida Rapp | Agency\n\nWhen it comes to ferries, fewer people travel.\n\n${news}`)).toHaveLength(2);
    expect(of(`The council met. Ann Lee will never do that. ${news}`, 'en')).not.toContain(
      'Ann Lee will never do that.',
    );
  });

  it.each([
    [
      'pt',
      'A ponte de Lima foi fechada na segunda-feira.',
      'Nunca se soube a causa? Ele disse que volta logo.',
      'Ele disse que volta logo.',
    ],
    [
      'it',
      'Il ponte di Pola è stato chiuso lunedì mattina.',
      'Quando riapre il ponte? Tuttavia nessuno lo sa per ora.',
      'Tuttavia nessuno lo sa per ora.',
    ],
    [
      'ru',
      'Мост в Пелле закрыли в понедельник утром.',
      'Когда его откроют? Однако никто пока этого не знает.',
      'Однако никто пока этого не знает.',
    ],
    [
      'hi',
      'पेल का पुल सोमवार की सुबह बंद कर दिया गया।',
      'पुल कब खुलेगा? उन्होंने कहा कि काम जारी है।',
      'उन्होंने कहा कि काम जारी है।',
    ],
  ])('open on no “he” or “however” without the line before: %s', (language, first, rest, leaning) => {
    const lines = texts({ id: 'l', headline: '', text: `${first} ${rest}`, language }, 5);
    expect(lines).toContain(first);
    expect(lines).not.toContain(leaning);
  });

  it('tell the news where only one is shown, though a saying, a scene or a word to the reader opens it', () => {
    const alone = (opening: string, headline = 'Port Marrow raises its tolls') => {
      const news =
        'The harbour board of Port Marrow raised the toll for ferries by a third on Monday, to pay for a new breakwater.';
      const more = 'Ferries have been sailing from Port Marrow to the islands since 1911. Ann Lee waits at the quay.';
      const subject = { id: 'a', headline, text: `${opening} ${news} ${more}`, language: 'en' };
      const [line] = linesOf(subject, 1);
      expect(texts(subject, 3)).toContain(line?.text);
      return line?.text === opening ? 'opening' : line?.text === news ? 'news' : line?.text;
    };
    expect(alone('Nothing in life is free, and least of all the sea.')).toBe('news');
    expect(alone('If you live on an island, your journey to work may soon hurt a little.')).toBe('news');
    expect(alone('Gulls cry over the quay while men in oilskins mend their nets.')).toBe('news');
    expect(alone('Port Marrow raises its tolls for ferries to the islands.')).toBe('opening');
    expect(alone('Ferries will cost more from Monday.')).toBe('opening');
  });

  it('ask nothing, but tell what somebody asked', () => {
    const text =
      'Would you go by sea after this? The ferry Aurelia was taken out of service on Monday, the harbour office said. Who will pay for it? “Who will pay for it?” the owner Ivo Rapp asked. The harbour of Port Marrow stays open.';
    expect(texts({ id: 'f', headline: 'Ferry out of service', text, language: 'en' }, 5)).toEqual([
      'The ferry Aurelia was taken out of service on Monday, the harbour office said.',
      '“Who will pay for it?” the owner Ivo Rapp asked.',
      'The harbour of Port Marrow stays open.',
    ]);
    const only = { id: 'q', headline: 'Fares', text: 'Will the ferry to Port Marrow cost more?', language: 'en' };
    expect(texts(only, 3)).toEqual([only.text]);
  });

  it('hold no furniture, no damage, no half quotation', () => {
    for (const line of texts(DAM, 12))
      expect(line).not.toMatch(/Read more|Copyright|has given|low level|Nobody warned|Coastal/);
  });

  it('never say the same thing twice', () => {
    expect(texts(DAM, 12).filter((line) => line.includes('burst on Sunday'))).toHaveLength(1);
  });

  it('keep a quotation of several sentences whole, with its speaker', () => {
    const quoted = linesOf(DAM, 12).find((line) => line.text.includes('still counting'));
    expect(quoted?.text).toBe(
      '“We have two dead and eleven missing. We are still counting,” Interior Minister Rudolf Rassendyll told reporters in Strelsau.',
    );
  });

  it('open on "He" or "But" only right behind the sentence that explains it', () => {
    for (let count = 1; count <= 12; count += 1) {
      const indexes = linesOf(DAM, count).map((line) => line.evidence.sentence.index);
      for (const line of linesOf(DAM, count))
        if (/^(?:He|But)\b/.test(line.text)) expect(indexes).toContain(line.evidence.sentence.index - 1);
    }
  });

  it('use a bare surname only where the full name is shown', () => {
    for (let count = 1; count <= 7; count += 1) {
      const shown = texts(STRIKE, count);
      if (shown.some((line) => line.startsWith('Holf said'))) expect(shown.join(' ')).toContain('Flavia Holf');
    }
    expect(texts(STRIKE, 7).join(' ')).toContain('Flavia Holf');
  });

  it.each([
    [SPANISH, 'el Ayuntamiento', 'denied'],
    [FRENCH, 'la préfecture', 'denied'],
    [GERMAN, 'die Stadt', 'denied'],
  ])('work in $language', (subject, speaker, standing) => {
    const lines = linesOf(subject as Subject, 4);
    expect(lines[0]?.attribution).toEqual({ speaker, standing: 'stated' });
    expect(linesOf(subject as Subject, 12).map((line) => line.attribution?.standing)).toContain(
      subject === SPANISH ? 'unconfirmed' : standing,
    );
  });

  it('come in reading order, and more of them contain the fewer', () => {
    for (const subject of REPORTS) {
      let before: readonly string[] = [];
      for (let count = 0; count <= 8; count += 1) {
        const lines = linesOf(subject, count);
        const order = lines.map((line) => line.evidence.sentence.index);
        expect(order).toEqual([...order].sort((a, b) => a - b));
        const now = lines.map((line) => line.text);
        expect(now).toEqual(expect.arrayContaining([...before]));
        before = now;
      }
    }
  });

  it('pass the evidence rule, every one', () => {
    for (const subject of REPORTS) {
      const lines = linesOf(subject, 12);
      expect(lines.length).toBeGreaterThan(1);
      for (const line of lines) expect(holds(line, subject.text), line.text).toBe(true);
    }
  });

  it('are found without a headline and without paragraphs', () => {
    const flat = { ...STRIKE, headline: '', text: STRIKE.text.replaceAll('\n\n', ' ') };
    expect(texts(flat, 1)).toEqual(texts(STRIKE, 1));
  });

  it.each(['', '   ', '\n\n', 'word', '“', '...', '🙂🙂', 'A heading without a stop'])('are none in %j', (text) => {
    expect(brief({ id: 'x', headline: '', text, language: null }, 3)).toEqual({ lines: [], quotes: [] });
  });

  it.each([
    ['ja', '政府は月曜日に新しい計画を発表した。東京では雨が降っている。'],
    ['ru', 'Правительство объявило новый план в понедельник утром. В Москве прошли переговоры о торговле.'],
    ['ar', 'أعلنت الحكومة خطة جديدة يوم الاثنين. وعقدت محادثات في القاهرة أمس.'],
  ])('do not break in %s', (language, text) => {
    for (const line of linesOf({ id: 'x', headline: '', text, language }, 3)) expect(holds(line, text)).toBe(true);
  });
});

describe('a text that opens on "He" or "But"', () => {
  const opened = (text: string, headline = '') => texts({ id: 'x', headline, text, language: 'en' }, 2);

  it.each([
    'He sat on the board of a drug company when its trial failed.',
    'But federal prosecutors still asked for a stiff sentence on Monday.',
    'They are risking their lives, and vow to go on with their protests.',
  ])('has no line where it is a summary that tells no more: %s', (text) => {
    expect(opened(text, 'Ann Lee arrested')).toEqual([]);
  });

  it('is told without it where the rest stands by itself', () => {
    const rest =
      'Ann Lee runs the port of Lindhaven. The port closed on Monday after two cranes fell. Divers will search the basin on Tuesday.';
    for (const line of opened(`He had warned of it. ${rest}`)) expect(line).not.toMatch(/^He/);
    const of = opened(`That his angry letter was read at the port at all says much about its owners. ${rest}`);
    for (const line of of) expect(line).not.toMatch(/^That his/);
  });

  it('keeps it where it names somebody in full, or leans on nothing', () => {
    expect(opened('He calls himself a gardener, but James Cord won the race to Strelsau on Monday.')).toHaveLength(1);
    expect(opened('It was the coldest Monday in Lindhaven since measuring began.')).toHaveLength(1);
  });
});

describe('a sentence stands as a line', () => {
  const only = (text: string) => texts({ id: 'x', headline: '', text, language: 'en' }, 1);

  it.each([
    ['with an abbreviation behind a hyphen', 'The mayor of Zenda joined a joint Korean-U.S. drill on Monday.'],
    ['with two on end', 'The mayor of Zenda called it anti-U.S. sentiment on Monday.'],
  ])('%s', (_, text) => {
    expect(only(text)).toEqual([text]);
  });

  it.each([
    ['Omaha, Nebraska (the Harbour Project)When the mayor of Zenda fell ill, the council met.', 'When the mayor'],
    ['(Eds: Updating with quotes) By A B Lee Zenda, Aug 1 (PTI) The mayor of Zenda will not resign.', 'The mayor'],
  ])('without what stands before it: %s', (text, opening) => {
    expect(only(text)[0]).toMatch(new RegExp(`^${opening}`));
  });

  it('not when it only says that somebody spoke', () => {
    const text = 'The dam of Zenda burst on Monday. Lee told reporters outside Parliament. Two men are missing.';
    expect(texts({ id: 'x', headline: '', text, language: 'en' }, 3).join(' ')).not.toContain('told reporters');
  });

  it('not with the picture’s name before it, and not of one whose name stands the other way round elsewhere', () => {
    const text =
      'Andrew Moss: He will be paid for another year. The film of the dam is by Chai Jing. Chai, 39, was known before Monday.';
    expect(only(text)).toEqual(['The film of the dam is by Chai Jing.']);
  });

  it('not before whoever it points back at is shown', () => {
    const text =
      'A car hit a wall near Zenda. All three of that woman’s children were found unhurt in the car on Monday.';
    expect(texts({ id: 'x', headline: '', text, language: 'en' }, 1)).toEqual(['A car hit a wall near Zenda.']);
  });
});

describe('a quotation in single marks over several paragraphs', () => {
  const text =
    "The driver of the Lindhaven tram was praised on Monday by the company's board. Ann Lee, 47, said: 'We heard a loud noise and then nothing at all. The lights went out. 'The driver told us what had happened and kept everybody calm. 'I think he deserves the passengers' thanks,' she said. The workers' union said it would look into the brakes' age.";
  const lines = texts({ id: 'x', headline: '', text, language: 'en' }, 12);

  it('is never shown in part, not even where a mark is missing at its end', () => {
    for (const line of lines) expect(line).not.toMatch(/loud noise|lights went|told us/);
  });

  it('and the apostrophes of what surrounds it are none of its marks', () => {
    expect(lines).toContain("The driver of the Lindhaven tram was praised on Monday by the company's board.");
    expect(lines).toContain("The workers' union said it would look into the brakes' age.");
  });

  it.each([
    "Dragons' Den star Ann Lee offered a reward of 50,000 pounds to the boys' club on Monday.",
    "Ann Lee won the '90s derby at Guns N' Roses park on Monday, in seven days' time.",
    "The minister called the plan a 'dream deal' after the workers' vote on Monday.",
  ])('are no quotation cut short: %s', (whole) => {
    expect(texts({ id: 'x', headline: '', text: whole, language: 'en' }, 1)).toEqual([whole]);
  });
});

describe('a quotation between two kinds of marks', () => {
  it.each([
    ['The union called the offer “not nearly enough" on Monday.', '“not nearly enough”'],
    ['The union called the offer "not nearly enough” on Monday.', '“not nearly enough”'],
    ['The union said on Monday ”things are moving” in the dispute over night shifts.', '“things are moving”'],
  ])('is shown in a pair: %s', (text, pair) => {
    const [line] = linesOf({ id: 'x', headline: '', text, language: 'en' }, 1);
    expect(line?.text).toContain(pair);
    expect(line && holds(line, text)).toBe(true);
    expect(line && holds({ ...line, text }, text)).toBe(false);
  });
});

describe('the lines that may be shown', () => {
  it('stay inside the budget over all surfaces together', () => {
    for (const subject of REPORTS) {
      const article = articleOf(subject);
      for (const budget of [
        { words: 120, share: 0.4 },
        { words: 30, share: 1 },
        { words: 500, share: 0.2 },
        { words: 0, share: 0 },
      ]) {
        const shown = new Set<string>();
        for (let count = 0; count <= 12; count += 1) {
          const lines = shownLines(article, budget, count).map((line) => line.text);
          expect(lines.length).toBeLessThanOrEqual(count);
          expect(lines).toEqual(
            expect.arrayContaining(shownLines(article, budget, count - 1).map((line) => line.text)),
          );
          for (const line of lines) shown.add(line);
        }
        const words = [...shown].reduce((sum, line) => sum + countWords(line), 0);
        expect(words).toBeLessThanOrEqual(Math.min(budget.words, budget.share * countWords(article.text)));
      }
    }
  });
});

const seeds = new URL('../../../shared/seeds/', import.meta.url);
const present = existsSync(seeds);

describe('the raw page this began with', () => {
  it.skipIf(!present)(`is told in three lines${present ? '' : ' (skipped: its text is not on this machine)'}`, () => {
    for (const name of readdirSync(seeds)) {
      const text = readFileSync(new URL(name, seeds), 'utf8');
      const lines = linesOf({ id: 'seed', headline: '', text, language: 'en' }, 3);
      expect(lines).toHaveLength(3);
      const [first, second, third] = lines.map((line) => line.text);
      expect(first).toMatch(/expelled eight .* a NATO official said on Wednesday\.$/);
      expect(second).toMatch(/Sky News/);
      expect(third).toMatch(/Slutsky/);
      for (const line of lines) {
        expect(line.text).not.toMatch(/has given|lower level|Connect with us|Copyright/);
        expect(holds(line, text)).toBe(true);
      }
    }
  });
});

describe('what somebody posted', () => {
  const REPORT =
    'The council of Marrow called off the harbour parade on Friday. Divers will look at the quay until the end of May.';
  const POST =
    'The small men who run this town know a good thing when they see it. They wanted so much that I called it off! — Ada Quill (@adaquill) August 17, 2018';

  it.each([
    ['with its signature behind it', POST],
    ['with its signature below it', POST.replace(' —', '\n\n—')],
  ])('and was set into an article is no line of it: %s', (_, post) => {
    const text = `${REPORT}\n\n${post}\n\nThe mayor had asked the owners of nine ships for money in June.`;
    const lines = texts({ id: 'a', headline: '', text, language: 'en' }, 6);
    expect(lines).toHaveLength(3);
    expect(lines.join(' ')).not.toMatch(/small men|called it off!/);
  });

  it('is not told of as a line that only says that it was posted', () => {
    const text = `${REPORT}\n\nQuill later responded on Twitter.\n\n“It is a shame for all of us,” she wrote.`;
    expect(texts({ id: 'a', headline: '', text, language: 'en' }, 6).join(' ')).not.toContain('responded');
  });
});

it('a sentence with the headline grown onto its front is a line only where there is nothing else', () => {
  const headline = 'Port of Marrow Closed to All Coal Ships';
  const text = `${headline} Mayor Ada Quill signed the order on Monday. The owners of nine ships went to court over it in the afternoon. Dust had reached the school of the town, the council said.`;
  const lines = texts({ id: 'a', headline, text, language: 'en' }, 2);
  expect(lines).toHaveLength(2);
  expect(lines.join(' ')).not.toContain(headline);
});

it.each([
  'He gave out twelve pages of letters by the harbour master Ada Quill on the price of coal.',
  'While that was bad for the town, the harbour master called the loss of coal small.',
])('a line does not tell of somebody or something that its text has not named: %s', (opening) => {
  const text = `${opening} The owners of nine ships went to court over it in the afternoon. Dust had reached the school of the town, the council said.`;
  const lines = texts({ id: 'a', headline: '', text, language: 'en' }, 2);
  expect(lines).toHaveLength(2);
  expect(lines).not.toContain(opening);
});
