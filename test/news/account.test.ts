import { describe, expect, it } from 'vitest';
import { accountOf } from '../../src/news/account.ts';
import { disagreements, figuresOf } from '../../src/news/figures.ts';
import { storyFrom } from '../../src/news/story.ts';
import { shownLines } from '../../src/news/summary.ts';
import { article } from '../discord/render/made.ts';

const BUDGET = { words: 120, share: 1 };
const AT = Date.UTC(2024, 4, 6, 12);
const HOUR = 3_600_000;
const report = (id: string, outlet: string, hours: number, headline: string, text: string) =>
  article({ id, outlet, headline, text, publishedAt: AT + hours * HOUR, storedAt: AT + 90 * HOUR });

const wire = report(
  'a1',
  'Coastal Agency',
  0,
  'Ferry sinks off Port Marrow',
  'The ferry Aurelia sank off Port Marrow on Monday, and at least 6 people died, the coast guard said. Fishing boats saved 180 passengers before dusk. The company denied that the engine room had been leaking for weeks.',
);
const copy = { ...wire, id: 'a2', outlet: 'Harbour Post', publishedAt: AT + HOUR };
const later = report(
  'a3',
  'Northern Ledger',
  5,
  'Toll of ferry sinking rises to nine',
  'Nine people have died in the sinking of the ferry Aurelia off Port Marrow, the coast guard said on Monday. Divers will search the wreck at first light, and the port stays closed. In 2011 a ferry of the same company sank and 40 people died.',
);
const story = storyFrom('s1', [wire, copy, later], new Map([['a2', 'a1']]));
const account = accountOf(story, (one, count) => shownLines(one, BUDGET, count));

describe('the account of a story', () => {
  it('counts wire copy once: its outlet is named with the one whose text it prints, and none of its lines is told again', () => {
    expect(account.outlets.map(({ outlet, copyOf }) => [outlet, copyOf])).toEqual([
      ['Northern Ledger', null],
      ['Coastal Agency', null],
      ['Harbour Post', 'Coastal Agency'],
    ]);
    const told = [...account.reported, ...account.quoted, ...account.disputed];
    expect(told.map((each) => each.article.id)).not.toContain('a2');
    expect(new Set(told.map(({ line }) => line.text)).size).toBe(told.length);
  });

  it('is within what may be shown of each article', () => {
    for (const { article: from, line } of [...account.reported, ...account.disputed])
      expect(shownLines(from, BUDGET, 12)).toContainEqual(line);
  });

  it('sets apart what is denied', () => {
    expect(account.disputed.map(({ line }) => line.text)).toEqual([expect.stringContaining('denied')]);
  });

  it('puts what is claimed and what denies it side by side, and tells neither anywhere else', () => {
    const claim = report(
      'b1',
      'Coastal Agency',
      6,
      'Sailors accuse ferry company',
      'Sailors accused the ferry company of ignoring leaks in the engine room. The company denied ignoring leaks, and opened its books. Divers reached the wreck on Tuesday.',
    );
    const { contested, disputed, reported } = accountOf(storyFrom('s2', [claim]), (one, n) =>
      shownLines(one, BUDGET, n),
    );
    expect(contested.map(({ claimed, denied }) => [claimed, ...denied].map(({ line }) => line.text))).toEqual([
      [
        'Sailors accused the ferry company of ignoring leaks in the engine room.',
        'The company denied ignoring leaks, and opened its books.',
      ],
    ]);
    expect(disputed).toEqual([]);
    expect(reported.map(({ line }) => line.text)).toEqual(['Divers reached the wreck on Tuesday.']);
  });

  it('names the countries it is about, and the agencies that its outlets credit', () => {
    const told = [
      report(
        'c1',
        'Coastal Agency',
        0,
        'Chile and Peru agree on fishing',
        'LIMA (Reuters) - Chile and Peru agreed on fishing.',
      ),
      {
        ...report('c2', 'Harbour Post', 1, 'Fishing accord of Peru and Chile', 'Peru signed in Lima.'),
        bylines: ['Ida Moor', 'AFP'],
      },
      { ...report('c3', 'Reuters', 2, 'Peru signs', 'Boats of Peru may fish.'), bylines: ['Reuters'] },
    ];
    const { places, outlets } = accountOf(storyFrom('s3', told), () => []);
    expect(places).toEqual(['PE', 'CL']);
    expect(outlets.map(({ outlet, agencies }) => [outlet, agencies])).toEqual([
      ['Reuters', []],
      ['Harbour Post', ['AFP']],
      ['Coastal Agency', ['Reuters']],
    ]);
  });

  it('opens in one language, and tells what is in others last', () => {
    const [a, b, c, d] = ['A', 'B', 'C', 'D'].map((outlet, n) =>
      report(
        `e${n}`,
        outlet,
        n,
        'Ferry sinks off Port Marrow',
        `The ferry Aurelia sank off Port Marrow, outlet ${outlet} reports. Boats saved ${n + 2}0 passengers before dusk near pier ${n}.`,
      ),
    );
    const spanish = {
      ...report('e9', 'El Faro', 0, 'Se hunde un ferry', 'El ferry Aurelia se hundió frente a Puerto Marrow el lunes.'),
      language: 'es',
    };
    const told = accountOf(
      storyFrom(
        's5',
        [a, b, c, d, spanish].flatMap((one) => one ?? []),
      ),
      (one, n) => shownLines(one, BUDGET, n),
    );
    expect(told.inBrief.map(({ article: { language } }) => language)).not.toContain('es');
    expect(told.reported.at(-1)?.article.language).toBe('es');
  });

  it('does not tell as a report what another outlet quotes word for word', () => {
    const [a, b] = [
      report(
        'd1',
        'Harbour Post',
        0,
        'Mayor scolds ferry line',
        'The ferry line has treated its sailors like ballast. The mayor wrote to the ferry line on Monday.',
      ),
      report(
        'd2',
        'Northern Ledger',
        1,
        'Ballast, says mayor',
        'Divers rest. “The ferry line has treated its sailors like ballast,” the mayor wrote.',
      ),
    ];
    const { reported, quoted } = accountOf(storyFrom('s4', [a, b]), (one, n) => shownLines(one, BUDGET, n));
    expect(reported.map(({ line }) => line.text)).not.toContain('The ferry line has treated its sailors like ballast.');
    expect(quoted.map(({ line }) => line.text)).toEqual([
      '“The ferry line has treated its sailors like ballast,” the mayor wrote.',
    ]);
  });

  it('has its articles in the order of their time', () => {
    expect(account.timeline.map(({ id }) => id)).toEqual(['a1', 'a2', 'a3']);
  });

  it('puts figures that differ side by side, by outlet, as they are printed', () => {
    const [killed] = account.disagreements;
    expect(account.disagreements).toHaveLength(1);
    expect(killed?.figures.map(({ printed, article: { outlet } }) => [outlet, printed])).toEqual([
      ['Coastal Agency', 'at least 6'],
      ['Northern Ledger', 'Nine'],
    ]);
  });
});

describe('a figure', () => {
  const of = (text: string) =>
    figuresOf(report('x', 'X', 0, '', text)).map(({ kind, printed, value }) => [kind, printed, value]);

  it('is read with its thousands, its words and what loosens it', () => {
    expect(of('More than 1,600 people were killed and nearly 3,400 injured; 139 are missing.')).toEqual([
      ['killed', 'More than 1,600', 1600],
      ['injured', 'nearly 3,400', 3400],
      ['missing', '139', 139],
    ]);
    expect(of('A magnitude 7.1 quake struck.')).toEqual([['magnitude', '7.1', 7.1]]);
  });

  it('of a toll that rose in the text below its headline is the text’s, but a part of the toll is not', () => {
    const figure = (headline: string, text: string) =>
      figuresOf(report('x', 'X', 0, headline, text)).map(({ value }) => value);
    expect(figure('Storm kills 8', 'At least 11 people have died, the governor said.')).toEqual([11]);
    expect(figure('Storm kills 8', 'Two people died in Marrow.')).toEqual([8]);
  });

  it.each([
    ['La cifra de muertos por el derrumbe de la presa subió a 23, dijo el gobernador.', 23],
    ['Die Zahl der Toten nach dem Dammbruch ist auf 23 gestiegen.', 23],
    ['Am Sonntag sind mindestens 14 Menschen ums Leben gekommen.', 14],
    ['The death toll of the dam collapse near Karvale rose to 23 on Tuesday.', 23],
  ])('is found in other words: %s', (text, value) => {
    expect(figuresOf(report('x', 'X', 0, '', text)).map((figure) => figure.value)).toEqual([value]);
  });

  it('of another year is not one of this event', () => {
    expect(of('A quake in 2010 killed 500 people.')).toEqual([]);
  });

  it('that all outlets give alike is no disagreement', () => {
    const [a, b] = ['A', 'B'].map((outlet) => report(outlet, outlet, 0, 'Six people killed', ''));
    expect(disagreements([a, b].flatMap((one) => one ?? []))).toEqual([]);
  });
});
