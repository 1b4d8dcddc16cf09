import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/news/language.ts';
import { contentWords, countWords, folded } from '../../src/news/words.ts';

describe('folded text', () => {
  it.each([
    ['“Moscow’s” ÉLYSÉE—2,5', 'moscow s elysee 2 5'],
    ['Straße & Ærø', 'strasse aero'],
    ['ﬁnal １２', 'final 12'],
    ['Й и हिन्दी', 'и и हिन्दी'],
    ['  ', ''],
  ])('%j is %j', (text, expected) => {
    expect(folded(text)).toBe(expected);
  });

  it('is folded already', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => folded(folded(text)) === folded(text)));
  });
});

describe('words', () => {
  it('carry no stop words of their language', () => {
    expect(contentWords('The mayor of the town and his dog', 'en')).toEqual(['mayor', 'town', 'dog']);
    expect(contentWords('Der Bürgermeister und die Stadt', 'de')).toEqual(['burgermeister', 'stadt']);
    expect(contentWords('El alcalde de la ciudad', 'es')).toEqual(['alcalde', 'ciudad']);
  });

  it('are counted as a reader would', () => {
    expect(countWords('It cost $1.5 million — in 2021.')).toBe(6);
    expect(countWords('')).toBe(0);
    expect(countWords('会议结束了。')).toBeGreaterThan(1);
    const once = countWords('议会星期一同意了港口的计画。');
    expect(countWords('议会星期一同意了港口的计画。'.repeat(2_000))).toBe(once * 2_000);
    for (const text of ['One two three.', '议会星期一同意了港口的计画。']) expect(countWords(text, 2)).toBe(2);
  });
});

describe('the language of a text', () => {
  it.each([
    ['en', 'The government said on Monday that it would not change the law before the end of the year.'],
    [
      'es',
      'El Gobierno dijo el lunes que no cambiará la ley antes de que termine el año, pero la oposición no lo cree.',
    ],
    [
      'fr',
      'Le gouvernement a dit lundi qu’il ne changerait pas la loi avant la fin de l’année, mais les partis en doutent.',
    ],
    ['de', 'Die Regierung sagte am Montag, dass sie das Gesetz nicht vor dem Ende des Jahres ändern werde.'],
    [
      'pt',
      'O governo disse na segunda-feira que não vai mudar a lei antes do fim do ano, mas os partidos não acreditam.',
    ],
    [
      'it',
      'Il governo ha detto lunedì che non cambierà la legge prima della fine dell’anno, ma i partiti non ci credono.',
    ],
    [
      'nl',
      'De regering zei maandag dat zij de wet niet voor het einde van het jaar zal veranderen, maar de partijen geloven het niet.',
    ],
    ['ru', 'Правительство заявило в понедельник, что не изменит закон.'],
    ['uk', 'Уряд заявив у понеділок, що не змінить закон цієї осені.'],
    ['ja', '政府は月曜日に新しい計画を発表した。'],
    ['zh', '政府星期一宣布了新的计划。'],
    ['ar', 'أعلنت الحكومة خطة جديدة يوم الاثنين.'],
    ['hi', 'सरकार ने सोमवार को नई योजना की घोषणा की।'],
  ])('is %s', (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  it.each(['', 'Ruritania 2 – 1', 'Zenda Strelsau Hentzau'])('is nobody’s guess: %j', (text) => {
    expect(languageOf(text)).toBeNull();
  });
});
