import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/news/language.ts';
import { sentences } from '../../src/news/sentence.ts';

const cut = (text: string, language: string | null) => sentences(text, language).map((s) => s.text);

/** Each list is one text, run together with single spaces (none in Chinese and Japanese). */
const TEXTS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  en: [
    ['Lt. Col. Ann Weir met Rep. Tom Hale (D-Ohio) on Tues. in Ft. Wayne.', 'Neither spoke.'],
    ['The firm, Weir & Sons Ltd., owes $4.2 million.', 'Its rival is Hale Corp.', 'Shares of both rose.'],
    ['She lives in Erie, Pa.', 'He lives in Boise, Idaho.'],
    ['The U.N. Security Council met at 10 a.m. EDT.', 'The U.S. Treasury did not comment.'],
    ['It moved from the U.K. to the U.S.', 'Officials gave no reason.'],
    ['They met at 6 p.m.', 'Police came at 7 p.m.'],
    ['The mayor, Tom Hale Jr., resigned.', 'J. K. Weir, Ph.D., follows him on Sept. 3, i.e. in a month.'],
    ['No. 10 said no.', 'The answer from No. 11 was yes.'],
    ['Did it sink?', '“It did!” she said.', 'Nobody asked why ... not yet.'],
    ['St. Mary’s on 5th St. was hit.', 'So was Mt. Hale.'],
    ['Hale vs. Weir was heard on Jan. 6.', 'Adm. Roy Pike, Ret., was there.'],
  ],
  es: [
    ['La Sra. Gómez y el Gral. Ruiz viajaron a EE. UU. el lunes.', 'No hubo acuerdo.'],
    ['Pagó 1.250,50 euros.', '¿A quién?', '¡A nadie!', 'Así lo dijo el Dr. Paz.'],
    ['«No nos vamos», dijo.', 'La av. Colón quedó cerrada.'],
  ],
  fr: [
    ['Mme Petit et le Dr. Blanc sont arrivés à 9 h 30.', 'Le prix est de 3,5 M€.'],
    ['« C’est fini. »', 'Le maire n’a rien ajouté.'],
    ['L’art. 49 al. 3 a servi.', 'La loi est votée.'],
    ['Voir p. 12 et art. 3.', 'Qui paiera ?', 'Personne ne le sait.'],
  ],
  de: [
    ['Am 3. Oktober traf Dr. Weber ca. 20 Gäste, u. a. aus Bonn.', 'Es regnete.'],
    ['Die Firma zahlt 1,5 Mio. Euro.', '„Mehr geht nicht“, sagte Prof. Kern.', 'Der Rat stimmt am 12. Mai ab.'],
    ['Ludwig II. baute es.', 'Heute gehört es dem Land, d. h. allen.'],
  ],
  pt: [
    ['O Sr. Costa e a Dra. Lima chegaram às 9h30.', 'Não houve acordo.'],
    ['O dólar fechou a R$ 5,20.', 'Segundo o prof. Reis, vai subir.', 'Quem paga?'],
    ['“Não vamos sair”, disse o Gen. Prado.', 'A av. Central foi fechada.'],
  ],
  it: [
    ['La legge n. 104 è cambiata.', 'Le leggi nn. 3 e 4 restano.'],
    ['Il dott. Rossi e la sig.ra Bianchi sono partiti.', 'Non torneranno.'],
    ['Costa 3,5 milioni.', 'Chi paga?', 'Nessuno lo sa, dice l’avv. Conti.'],
    ['«Non ce ne andiamo», ha detto l’on. Neri.', 'Il voto è previsto per il 5 maggio.'],
  ],
  nl: [
    ['Dr. De Vries en mevr. Bakker kwamen om 9.30 uur.', 'Er was geen akkoord.'],
    ['Het kost ca. 3,5 miljoen euro.', 'Wie betaalt dat?', 'Volgens prof. Smit niemand.'],
    ['‘Wij gaan niet weg’, zei de burgemeester.', 'De weg is dicht.'],
  ],
  ru: [
    ['В 2021 г. министр А. С. Орлов посетил г. Тверь.', 'Переговоры прошли вчера.'],
    ['Ущерб составил 3,5 млн руб.', 'Кто заплатит?', 'Об этом не сообщили.'],
    ['«Мы не уйдём», — сказал мэр.', 'Дорога закрыта, т. е. проезда нет.'],
    ['Дом стоит на ул. Мира.', 'Рядом живёт им. Ленина завод, т.е. его музей.'],
  ],
  hi: [
    ['प्रधानमंत्री ने सोमवार को घोषणा की।', 'विपक्ष ने विरोध किया।', 'कौन भुगतान करेगा?', 'डॉ. शर्मा ने कुछ नहीं कहा।'],
    ['इसकी कीमत 3.5 करोड़ रुपये है।', '“हम नहीं जाएँगे,” मेयर ने कहा।', 'सड़क बंद है।'],
  ],
  ar: [
    ['قال د. سالم إن الطريق مغلق.', 'من سيدفع؟', 'لم يجب أحد.'],
    ['بلغت الكلفة 3.5 مليون دولار.', 'وقالت الوزيرة: «لن نغادر».', 'انتهى الاجتماع أمس!', 'ولم يعلق أحد.'],
  ],
  zh: [
    ['市长周一宣布了计划。', '费用为3.5亿元。', '谁来付钱？', '没有人知道！'],
    ['“我们不走。”市长说。', '道路已经关闭。'],
    ['他表示：“我们不走。”', '会议结束了。'],
  ],
  ja: [
    ['政府は月曜日に計画を発表した。', '費用は3.5億円だ。', '誰が払うのか？', '誰も知らない。'],
    ['市長は「私たちは去らない。」と述べた。', '道路は閉鎖された。'],
  ],
};

describe('a text falls into its sentences', () => {
  for (const [language, texts] of Object.entries(TEXTS))
    it.each(texts.map((parts) => [parts]))(`in ${language}: %j`, (parts) => {
      expect(cut(parts.join(/zh|ja/.test(language) ? '' : ' '), language)).toEqual(parts);
    });

  it.each(Object.entries(TEXTS))('and is known to be in %s where nobody says so', (language, texts) => {
    const text = texts.flat().join(' ');
    expect([language, null]).toContain(languageOf(text));
  });
});

describe('abbreviations of the news', () => {
  it.each([
    'Gov. Hale met Sen. Weir.|Both smiled.',
    'Sgt. First Class Roy Pike died.|He was 31.',
    'Supt. Weir and Det. Hale agreed.|The case is closed.',
    'The Rev. Ann Weir spoke.|Nobody left.',
    'Msgr. Hale and Fr. Pike prayed.|It rained.',
    'Oct. 3 was dry.|Nov. 4 was not.',
    'He left on Dec. 24.|Snow fell.',
    'It opens at 9 a.m. Monday.|It shuts at noon.',
    'It opens at 9 a.m.|Visitors pay $2.',
    'The vote is at 8 p.m. local time.|It may be late.',
    'Weir Inc. Chief Executive Tom Hale quit.|Nobody knew why.',
    'He joined Weir Inc.|The firm is old.',
    'Hale Bros. and Pike & Co. merged.|It cost $3.5 bn.',
    'She moved to Washington, D.C.|He stayed.',
    'The U.S. Army and the U.S. Supreme Court agreed.|That is rare.',
    'They flew to the U.S.|The trip took a day.',
    'U.S. Rep. Tom Hale, R-Texas, voted no.|Others did not.',
    'The E.U. Commission and the U.N. General Assembly met.|Little came of it.',
    'J.R. Hale and W. E. B. Pike wrote it.|It sold well.',
    'George W. Hale won.|So did Ann.',
    'Approx. 30 people, incl. Ann, came.|They ate.',
    'Boats, nets, etc. were lost.|The sea rose.',
    'They lost boats, nets, etc.|The sea rose.',
    'Vol. 3 and pp. 4-5 are gone.|So is Fig. 2.',
    'E.g. Ann, i.e. the mayor, knew.|No one else did.',
    'Martin Pike Jr. spoke.|The crowd cheered.',
    'It was built by Martin Pike Sr.|The house stands.',
    'It lies in St. Paul, Minn.|The river is wide.',
    'It is 5 ft. wide and 6 in. deep.|It leaks.',
    'The ship hit Mt. Hale and Pt. Reyes.|Nobody was hurt.',
    'Prof. Weir, M.D., agreed.|The trial ends in Aug.',
    'Hale v. Pike was heard.|The judge slept.',
    'Prime Minister Viktor O. Pike came.|The talks began.',
    'The S&P 500 fell 1.2 percent.|The Dow fell 0.9.',
    'Gens. Hale and Weir left.|Col. Pike stayed.',
    'Nos. 3 and 4 lost.|No. 5 won.',
    'Born ca. 1900, he died in 1980 A.D.|His son lives.',
    'Asst. Sec. Ann Weir flew to L.A.|She is back.',
    'Atty. Gen. Tom Hale sued.|The case is old.',
    'N.Y. Gov. Ann Weir signed.|The law is new.',
  ])('%s', (text) => {
    expect(cut(text.replace('|', ' '), 'en')).toEqual(text.split('|'));
  });
});

describe('a list inside a paragraph falls into its items', () => {
  it.each([
    '1. The road|2. The bridge|3. The dam',
    '1) The road.|2) The bridge.',
    '(a) The road.|(b) The bridge.',
    '• 4. The road|• 5. The bridge',
    'It lists three:|a. The road|b. The bridge|c. The dam',
  ])('%s', (text) => {
    expect(cut(text.replaceAll('|', ' '), 'en')).toEqual(text.split('|'));
  });

  it('line by line', () => {
    expect(cut('roads\nold bridges\ndams, walls\n', 'en')).toEqual(['roads', 'old bridges', 'dams, walls']);
  });
});

describe('where line breaks were lost', () => {
  it.each([
    'The council of Dunmouth|In the morning the council of Dunmouth met.',
    'The harbour at night|Image: Ann Weir.',
    'Monday, May 5, 2025|The council met.',
  ])('a heading, a credit, a date end where what follows begins: %s', (text) => {
    expect(cut(text.replace('|', ' '), 'en')).toEqual(text.split('|'));
  });
});
