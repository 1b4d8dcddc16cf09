import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../src/config.ts';
import { parsePlain } from '../../src/wire/plain.ts';
import { rightsOf } from '../../src/wire/rights.ts';
import { STORM } from './folder-of.ts';

const PAGE = `Skip to content
Follow us on Facebook

Home > World > Europe

Ministers agree on river dam after night of talks
By Ida Moor and Sam Pell
Published: 6 October 2021, 18:30

Share   Tweet   WhatsApp

Ministers of two countries agreed on Wednesday to open the river dam in stages, a spokesman said.

Advertisement

READ MORE: Why the dam was closed

“Nobody will be left without water,” said Lena Orbach, the minister for rivers. The farmers have
given.

Related stories
Five things to know about the dam
How the river was shared before

The work will take two years, according to the agreement.

Sign up for our newsletter to get the day's news in your inbox.

Tags: dam, river
Most read
Ferry stops at sea
Copyright Quay Courier Media Pvt. Ltd. 2021. All Rights Reserved`;

describe('the text of a saved page', () => {
  const article = parsePlain(PAGE, 'page.txt');

  it('loses its furniture and keeps every paragraph, a damaged one too', () => {
    expect(article.text.split('\n\n')).toEqual([
      'Ministers of two countries agreed on Wednesday to open the river dam in stages, a spokesman said.',
      '“Nobody will be left without water,” said Lena Orbach, the minister for rivers. The farmers have given.',
      'The work will take two years, according to the agreement.',
    ]);
  });

  it('tells section, headline, bylines and rights, and invents no date', () => {
    expect(article).toMatchObject({
      section: 'Europe',
      headline: 'Ministers agree on river dam after night of talks',
      bylines: ['Ida Moor', 'Sam Pell'],
      outlet: 'Quay Courier Media',
      rights: 'Copyright Quay Courier Media Pvt. Ltd. 2021. All Rights Reserved',
      year: 2021,
      publishedAt: null,
      language: 'en',
      url: null,
    });
  });

  it('is by the outlet that the operator names, since a rights line only suggests one', () => {
    expect(parsePlain(PAGE, 'page.txt', 'The Quay Courier')).toMatchObject({ outlet: 'The Quay Courier', year: 2021 });
  });

  it('is refused when nothing but furniture is left', () => {
    expect(() => parsePlain('Connect with us\n\nShare\n\nRead more', 'a.txt')).toThrow(
      'There is no article text in it.',
    );
  });

  it('is dated by a stamp with its zone', () => {
    const dated = parsePlain(STORM.replace('\n\n', '\n\n2024-02-05T08:00:00+01:00\n\n'), 'a.txt');
    expect(dated.publishedAt).toBe(Date.UTC(2024, 1, 5, 7));
    expect(dated.text).toMatch(/^A storm cut/);
  });

  const seeds = path.join(ROOT, '..', 'shared', 'seeds');
  it.skipIf(!existsSync(seeds))(`is read as people read it (skipped without ${path.relative(ROOT, seeds)})`, () => {
    for (const file of globSync(path.join(seeds, '*.txt'))) {
      const raw = readFileSync(file, 'utf8');
      const seed = parsePlain(raw, file);
      expect(seed).toMatchObject({ section: 'World News', outlet: 'Indian Lekhak', year: 2021, publishedAt: null });
      expect(seed.text.split('\n\n').length).toBe(11);
      for (const paragraph of seed.text.split('\n\n')) expect(raw).toContain(paragraph);
      for (const gone of ['Connect with us', 'World News', seed.headline, seed.rights ?? ''])
        expect(seed.text).not.toContain(gone);
    }
  });
});

describe('a plain text', () => {
  it('has its first line for a headline if that is short and no sentence', () => {
    const article = parsePlain(STORM, 'notes.txt');
    expect(article.headline).toBe('Storm cuts off three islands');
    expect(article.text).not.toContain('Storm cuts off');
  });

  it('has its first sentence for a headline if it begins with one, and keeps it', () => {
    const article = parsePlain('The ferry sank on Monday. All 40 people aboard were saved.', 'x.txt');
    expect(article.headline).toBe('The ferry sank on Monday');
    expect(article.text).toBe('The ferry sank on Monday. All 40 people aboard were saved.');
  });

  it("has its file's name for a headline if the first sentence is too long and the name has words", () => {
    const long = `${'The minister, who had been asked about the ferry again and again, said '.repeat(4)}nothing.`;
    expect(parsePlain(long, '/x/ferry-sinks-near-harbour.txt').headline).toBe('Ferry sinks near harbour');
    expect(parsePlain(long, '/x/000_4ee1.txt').headline).toMatch(/^The minister, .{40,100}…$/);
  });

  it('is joined where it was wrapped at a width, and parted where each line is a paragraph', () => {
    const wrapped =
      'Storm cuts off three islands\n\nA storm cut the power on three islands on Monday,\nand ferries stayed in port for a second day while\nthe wind grew stronger from hour to hour, as the\nweather service had warned.\n\nNobody was hurt, the police said.';
    expect(parsePlain(wrapped, 'a.txt').text).toBe(
      'A storm cut the power on three islands on Monday, and ferries stayed in port for a second day while the wind grew stronger from hour to hour, as the weather service had warned.\n\nNobody was hurt, the police said.',
    );
    const lines =
      'Storm cuts off three islands\nNobody was hurt, the police said.\nFerries stayed in port for a second day.';
    expect(parsePlain(lines, 'a.txt').text).toBe(
      'Nobody was hurt, the police said.\n\nFerries stayed in port for a second day.',
    );
  });

  it('loses signs that a terminal would obey or nobody would see, and nothing else', () => {
    const article = parsePlain(
      'Storm\u001b[31m cuts\u200b off\u202e islands\r\n\r\nA storm cut\u0007 the power on Monday.\r\n',
      'a.txt',
    );
    expect(article.headline).toBe('Storm[31m cuts off islands');
    expect(article.text).toBe('A storm cut the power on Monday.');
  });

  it.each([
    [
      'es',
      'Publicidad',
      'El puerto reabrió el lunes después de dos días de tormenta, dijo la alcaldesa.',
      'Lea también: Otra noticia',
    ],
    [
      'fr',
      'Publicité',
      'Le port a rouvert lundi après deux jours de tempête, a dit la maire de la ville.',
      'Lire aussi : Une autre',
    ],
    [
      'de',
      'Anzeige',
      'Der Hafen ist am Montag nach zwei Tagen Sturm wieder offen, sagte die Bürgermeisterin.',
      'Lesen Sie auch: Noch etwas',
    ],
  ])('loses furniture in %s', (language, ad, sentence, more) => {
    const article = parsePlain([sentence, ad, more, sentence.replace(/\.$/, ' und.')].join('\n\n'), 'a.txt');
    expect(article).toMatchObject({ language, text: `${sentence}\n\n${sentence.replace(/\.$/, ' und.')}` });
  });
});

describe('a sentence that only looks like furniture', () => {
  it.each([
    'Share prices fell by a tenth on Monday.',
    'Follow-up talks are planned for Tuesday in the capital.',
    'Copyright law changed in 2021, and publishers protested.',
    'Read aloud in court, the letter accused the minister of lying.',
    'The site uses cookies made by local bakers, a spokesman joked.',
    'Advertisement spending rose by a third last year.',
    'By Monday the water had reached the second floor.',
    'Home rule was promised in 1914 and never came.',
    'Most read the treaty as a defeat, she said.',
    'Crossword compiler Ann Lee, who set them for forty years, has died at 81.',
    'You may exercise for thirty minutes a day, the ministry said.',
    'The court upheld the right to opt out of the register.',
    'We receive many patients, and doctors recommend rest, the clinic said.',
  ])('stays: %s', (sentence) => {
    const article = parsePlain(
      `Storm cuts off three islands\n\n${STORM.split('\n\n')[1]}\n\n${sentence}\n\nNobody was hurt, the police said.`,
      'a.txt',
    );
    expect(article.text).toContain(sentence);
  });
});

describe('a rights line', () => {
  it.each([
    ['Copyright Quay Courier Limited 2021. All Rights Reserved', 'Quay Courier', 2021],
    ['© 2024 The Example Post. All rights reserved.', 'The Example Post', 2024],
    ['© 2019–2022 Südliche Zeitung GmbH & Co. KG. Alle Rechte vorbehalten', 'Südliche Zeitung', 2022],
    ['Tous droits réservés © Le Quai S.A. 2020', 'Le Quai', 2020],
    ['(c) 2021 Harbour Media Inc.', 'Harbour Media', 2021],
    ['All rights reserved', null, null],
  ])('%s', (line, owner, year) => {
    expect(rightsOf(line)).toEqual({ line, owner, year });
  });

  it('is not any sentence about rights', () => {
    for (const line of ['Copyright holders sued in 2019.', 'The union said all rights reserved for members were lost.'])
      expect(rightsOf(line)).toBeNull();
  });
});
