import { describe, expect, it } from 'vitest';
import { decodeWeb } from '../../src/wire/charset.ts';

const xml = (encoding: string, bytes: readonly number[]) =>
  Buffer.concat([
    Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><t>`),
    Buffer.from(bytes),
    Buffer.from('</t>'),
  ]);
const inside = (bytes: Uint8Array, contentType: string | null = null) =>
  /<t>(.*)<\/t>/.exec(decodeWeb(bytes, contentType))?.[1];

it.each([
  ['iso-8859-1', [0xe9, 0x80], 'é€'],
  ['windows-1252', [0x93, 0x94], '“”'],
  ['cp1252', [0x92], '’'],
  ['ISO_8859-5', [0xbf, 0xe0], 'Пр'],
  ['koi8-r', [0xf0, 0xd2], 'Пр'],
  ['windows-1251', [0xcf, 0xf0], 'Пр'],
  ['Shift_JIS', [0x93, 0xfa, 0x96, 0x7b], '日本'],
  ['x-sjis', [0x93, 0xfa], '日'],
  ['euc-jp', [0xc6, 0xfc], '日'],
  ['iso-2022-jp', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x1b, 0x28, 0x42], '日'],
  ['gb2312', [0xd6, 0xd0], '中'],
  ['gb18030', [0xd6, 0xd0], '中'],
  ['big5', [0xa4, 0xa4], '中'],
  ['euc-kr', [0xc7, 0xd1], '한'],
  ['ks_c_5601-1987', [0xc7, 0xd1], '한'],
  ['tis-620', [0xa1], 'ก'],
  ['tis620', [0xa1], 'ก'],
  ['latin-2', [0xb1], 'ą'],
  ['macintosh', [0x8e], 'é'],
])('decodes %s as it is declared', (label, bytes, text) => expect(inside(xml(label, bytes))).toBe(text));

it('goes by the byte order mark, then the header, then the declaration', () => {
  const marked = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('<t>é</t>', 'utf16le').swap16()]);
  expect(inside(marked, 'text/xml; charset=utf-8')).toBe('é');
  expect(inside(xml('utf-8', [0xe9]), 'text/xml; charset="ISO-8859-1"')).toBe('é');
  expect(inside(Buffer.from('<t>Ã©</t>', 'latin1'), 'text/xml; charset=euc-kr')).toBe('챕');
});

it('does not believe a declaration that the bytes contradict', () => {
  expect(inside(xml('iso-8859-1', [0xc3, 0xa9]))).toBe('é');
  expect(inside(xml('utf-8', [0xc3, 0xa9]), 'text/xml; charset=windows-1251')).toBe('é');
  expect(inside(xml('utf-16', [0xc3, 0xa9]))).toBe('é');
  expect(inside(xml('utf-8', [0x93, 0x61, 0x94]))).toMatch(/a/);
  expect(inside(xml('no-such-encoding', [0xc3, 0xa9]))).toBe('é');
  expect(inside(Buffer.from('<t>é</t>', 'utf16le'))).toBe('é');
});

it('mends what was pasted into UTF-8 from Windows, and leaves letters that were cut', () => {
  const own = Buffer.from('naïve Grüße aus Köln und Zürich, ');
  const bytes = [...own, ...Buffer.from('café d’', 'latin1').subarray(0, 4), 0x20, 0x93, 0x78, 0x94, 0x20, 0xc3, 0x2e];
  expect(inside(xml('utf-8', bytes), 'text/xml; charset=utf-8')).toBe(`${own} café “x” �.`.replace('  ', ' '));
});

it('mends no more of it than an editor can have pasted', () => {
  const bytes = Buffer.from(
    xml('utf-8', [])
      .toString('latin1')
      .replace('<t>', `<t>${'\xc3\xa9\xc3\xa9 \xe9 '.repeat(50_000)}`),
    'latin1',
  );
  const text = decodeWeb(bytes, null);
  expect(text.match(/(?<!é)é(?!é)/g)?.length).toBe(20_000);
});

it('never undoes UTF-7, which hides markup', () => {
  expect(decodeWeb(Buffer.from('+ADw-script+AD4-'), 'text/html; charset=utf-7')).toBe('+ADw-script+AD4-');
});

describe('where nothing is declared, the letters tell', () => {
  const feed = (text: readonly number[], head = '') =>
    Buffer.concat([
      Buffer.from(
        `<rss><channel><title>The daily news of the town</title>${head}<link>https://wire.example/the-news</link>`,
      ),
      Buffer.from('<item><link>https://wire.example/the-news/1</link><description><![CDATA[<t>'),
      Buffer.from(text),
      Buffer.from('</t>]]></description></item></channel></rss>'),
    ]);
  const latin = (text: string, letters: Readonly<Record<string, number>>) =>
    [...text].map((letter) => letters[letter] ?? letter.charCodeAt(0));

  it('which alphabet it is, however English the markup is', () => {
    const polish = 'Rząd ogłosił nowy budżet państwa, a trzech ministrów wstrzymało się od głosu';
    const letters = { ą: 0xb9, ł: 0xb3, ż: 0xbf, ń: 0xf1, ó: 0xf3, ę: 0xea, ś: 0x9c };
    expect(inside(feed(latin(`${polish} – ś`, { ...letters, '–': 0x96 })))).toBe(`${polish} – ś`);
    const turkish = 'Hükümet yeni bütçeyi açıkladı, üç bakan çekimser kaldı';
    expect(inside(feed(latin(turkish, { ı: 0xfd })))).toBe(turkish);
  });

  it('and the language that the feed says it is in tells more', () => {
    // The same bytes are Japanese and Thai.
    const thai = 'การประชุมดำเนินไปจนดึก';
    const bytes = [...thai].map((letter) => letter.charCodeAt(0) - 0xe00 + 0xa0);
    expect(inside(feed(bytes, '<language>th</language>'))).toBe(thai);
  });

  it('and Ukrainian is not Russian with boxes in it', () => {
    const ukrainian = Buffer.from('ebc9a7d720a620ecd8d7a6d720d7a6c4cbd2c9ccc9', 'hex');
    expect(inside(feed([...ukrainian], '<language>ru</language>'))).toBe('Київ і Львів відкрили');
  });

  it('and the shifts of ISO-2022-JP do, even under the name of UTF-8', () => {
    expect(inside(xml('utf-8', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x1b, 0x28, 0x42]), 'text/xml; charset=utf-8')).toBe(
      '日',
    );
  });

  const written = (text: string, label: string) => {
    const letters = [...new TextDecoder(label).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))];
    return [...text].map((letter) => letters.indexOf(letter));
  };
  const RUSSIAN =
    'Правительство объявило новый бюджет, сообщила пресс-служба. Трое министров воздержались, заявления ждут';
  const UKRAINIAN = 'Уряд оголосив у понеділок новий бюджет країни. Троє міністрів утрималися, засідання тривало';
  const FRENCH = 'Le ministère a annoncé lundi où l’été commencera : trois élus se sont abstenus à Orléans';
  const LITHUANIAN = 'Vyriausybė pirmadienį paskelbė naują šalies biudžetą, žmonės išėjo į gatves';
  const SAMI = 'Ráđđehus almmuhii ođđa bušeahta, opposišuvdna ja čoahkkin bisttii maŋŋit eahkedii';

  it.each([
    ['', 'ibm866', RUSSIAN],
    ['', 'x-mac-cyrillic', RUSSIAN],
    ['', 'x-mac-cyrillic', UKRAINIAN],
    ['', 'windows-1251', RUSSIAN],
    ['', 'iso-8859-5', RUSSIAN],
    ['', 'macintosh', FRENCH],
    ['', 'windows-1252', FRENCH],
    ['mt', 'iso-8859-3', 'Il-gvern ħabbar il-baġit il-ġdid tal-pajjiż, l-oppożizzjoni u ċ-ċittadini ħarġu fit-toroq'],
    ['lt', 'iso-8859-4', LITHUANIAN],
    ['lt', 'iso-8859-10', LITHUANIAN],
    ['lt', 'windows-1257', LITHUANIAN],
    ['se', 'iso-8859-4', SAMI],
    ['se', 'iso-8859-10', SAMI],
    ['cy', 'iso-8859-14', "Parhaodd y cyfarfod, a'r dŵr yn llifo i'r tŷ ger y môr, ac ŵyn yn y cae, gŵyl a dŵr"],
    ['is', 'windows-1252', 'Ríkisstjórnin kynnti ný fjárlög, sagði ráðuneytið. Þrír ráðherrar sátu hjá í nótt'],
  ])('and what makes words that no language has is another one: %s %s', (language, label, text) => {
    expect(inside(feed(written(text, label), language && `<language>${language}</language>`))).toBe(text);
  });
});
