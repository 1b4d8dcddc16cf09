import { describe, expect, it } from 'vitest';
import { isFurniture } from '../../src/news/furniture.ts';
import { tellsNothing } from '../../src/news/no-news.ts';
import { linesOf } from '../../src/news/summary.ts';

const said = { speaker: 'Ada Quill', standing: 'stated' } as const;
const texts = (headline: string, text: string, count = 3) =>
  linesOf({ id: 'a', headline, text, language: 'en' }, count).map((line) => line.text);

describe('tells nobody anything', () => {
  it.each([
    'Daily content from the leading papers of the coast.',
    'Analysis of all things Marrow by Ada Quill, Ivo Rapp and others, letters and events.',
    'A great day for the harbour!',
    'If you want to cross the river, this is the ferry to take.',
    'Welcome to the new bridge of Port Marrow.',
    'You may not have noticed it, but the bridge is closed.',
    'Let’s walk across it together.',
    'Create an account or sign in to go on.',
    'Support your local paper with a gift.',
    'Is the bridge closed?',
    'As ministers fly into Pell to talk about the tides and the price of fish.',
  ])('%s', (sentence) => {
    expect(tellsNothing(sentence, null, null, 'en')).toBe(true);
  });

  it.each([
    'Fishermen hold a narrow majority of the harbour board.',
    'Support for the mayor fell after the storm.',
    'The bridge is closed.',
    'As of Monday the bridge is closed.',
    'As ministers fly into Pell, the bridge is closed.',
    'The ferry crosses the river twice a day.',
    'Watch towers were built along the coast.',
  ])('but news is: %s', (sentence) => {
    expect(tellsNothing(sentence, null, null, 'en')).toBe(false);
  });

  it('an author who quotes somebody of his own, but not somebody else’s indirect speech', () => {
    const own = { speaker: 'my colleague Ivo Rapp', standing: 'stated' } as const;
    expect(
      tellsNothing('If my memory holds, the pier was never safe, my colleague Ivo Rapp wrote.', null, own, 'en'),
    ).toBe(true);
    expect(tellsNothing('You can cross again from Monday, Ada Quill said.', null, said, 'en')).toBe(false);
  });

  it('what the next sentence takes back', () => {
    expect(tellsNothing('The season is over.', 'Well, sort of.', null, 'en')).toBe(true);
    expect(tellsNothing('Nobody fishes in Marrow.', 'OK, that might be too much to say.', null, 'en')).toBe(true);
    expect(tellsNothing('Marrow is a safe town.', 'Unless you are a gull on a roof, that is.', null, 'en')).toBe(true);
    expect(tellsNothing('The season is over.', 'Unless it rains, the fair opens on Monday.', null, 'en')).toBe(false);
  });
});

describe('pictures and their credits', () => {
  it('are left out where the credit stands bare, in the same paragraph or under it', () => {
    const told = 'The man who opened the lock gates had written to the port of Pell, according to the police.';
    expect(
      texts('Gates', `The lock of Port Marrow, on Sunday, one day after the flood. Ida Rapp/Coastal Images\n\n${told}`),
    ).toEqual([told]);
    expect(
      texts(
        'Gates',
        `Ada Quill and Ivo Rapp lead the march along the quays of Port Marrow.\n\nIda Rapp/Coastal Images\n\n${told}`,
      ),
    ).toEqual([told]);
  });

  it('but a report is not, though its author’s credit stands under it', () => {
    const report = 'The harbour master of Port Marrow resigned on Monday after the flood.';
    expect(texts('', `${report}\n\nIda Rapp/Coastal Agency`)).toEqual([report]);
  });

  it('are told by their day and place', () => {
    expect(isFurniture('Sailors mend a net as gulls wait along the quay on Thursday, May 2, in Port Marrow.')).toBe(
      true,
    );
    expect(isFurniture('Sailors mended nets along the quay on Thursday, May 2, in Port Marrow.')).toBe(false);
  });
});

describe('the opening of a text', () => {
  it('that contrasts with something is not shown where others can be', () => {
    const news = 'The town of Marrow faced sharp criticism on Tuesday over its decision to close the ferry.';
    const more = 'The river board stressed that the decision would change nothing for the fishermen of Pell.';
    expect(
      texts('Ferry', `Courts in Pell, however, have called most of the piers legal.\n\n${news}\n\n${more}`, 2),
    ).toEqual([news, more]);
  });

  it('that sets a scene steps back behind the sentence that tells what the headline promises', () => {
    const lines = texts(
      'Marrow bridge repair costs double after flood',
      `Ivo Rapp gets up at five every morning and drives his van along the quays.

He buys bread on his way, and coffee for the men at the lock.

Repair of the bridge in Marrow costs double what the council said before the flood, its auditors found on Monday.

The auditors counted thirty cracks in the two eastern pillars.`,
      2,
    );
    expect(lines).toEqual([
      'Repair of the bridge in Marrow costs double what the council said before the flood, its auditors found on Monday.',
      'The auditors counted thirty cracks in the two eastern pillars.',
    ]);
  });
});

it('what leans on a line that cannot be shown is not shown either', () => {
  const grown =
    'The mayor will go home on Friday. | Ida Rapp/Coastal Images Town Quill dropping back into the cold after a warm welcome The mayor is returning to a quarrel with the board.';
  const lines = texts(
    'Quill drops back',
    `${grown}\n\nPELL, Northshire — She was treated to a tour of the quays and a dinner at the castle of Pell.\n\nA growing number of quarrels are waiting for Ada Quill as she returns to Port Marrow on Friday.`,
  );
  expect(lines.some((line) => line.startsWith('She'))).toBe(false);
});

it('the text is looked for behind a long list of pictures', () => {
  const links = Array.from({ length: 30 }, (_, n) => `Storm over Marrow ${n}`).join('\n\n');
  const news = 'Port Marrow was without light on Wednesday after a storm struck the coast.';
  expect(texts('Storm', `${links}\n\n${news}`)).toEqual([news]);
});

it('text whose bytes were read in another character set gives no line', () => {
  const news = 'The bridge of Port Marrow was opened on Friday by the mayor, Ada Quill.';
  expect(
    texts(
      '',
      `PELL \u00e2\u0080\u0094 Mayor Ada Quill pressed pause on Wednesday in the ferry\u00e2\u0080\u0099s trial.\n\nThe pier, once worth Â£1bn, was closed on Monday by the board.\n\n${news}`,
    ),
  ).toEqual([news]);
});

it('an entry of a list with its hour before it, an age whose article was lost and what points at a picture are no lines', () => {
  const news = 'The bridge of Port Marrow was opened on Friday by the mayor, Ada Quill.';
  const text = `22.00 (18.00) The council has gone home for the night.\n\n29-year-old, who stood on the quay, was the first to cross it.\n\nJust like the pictures shown above, it is made of stone.\n\n${news}`;
  expect(texts('Bridge', text)).toEqual([news]);
});
