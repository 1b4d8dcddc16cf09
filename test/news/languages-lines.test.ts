import { describe, expect, it } from 'vitest';
import { attribution } from '../../src/news/attribution.ts';
import { datelineLength } from '../../src/news/dateline-mark.ts';
import { opensLeaning } from '../../src/news/dependence.ts';
import { isFurniture } from '../../src/news/furniture.ts';
import { passages } from '../../src/news/passage.ts';
import { brief } from '../../src/news/summary.ts';

const rest = (text: string) => text.slice(datelineLength(text));

describe('the dateline of an article', () => {
  it.each([
    ['(ANSA) - MARROVIA, 12 MAR - Una scossa', 'Una scossa'],
    ['Marrovia, 16 ott. (askanews) - Il consiglio', 'Il consiglio'],
    ['Marrovia – O presidente viajou.', 'O presidente viajou.'],
    ['القاهرة (رويترز) - قال مسؤول', 'قال مسؤول'],
    ['الرباط، المغرب (CNN) -- أكد الوزير', 'أكد الوزير'],
    ['عمان - وكالات: أعلنت الحكومة', 'أعلنت الحكومة'],
    ['नई दिल्ली, 24 नवंबर (भाषा) सरकार ने', 'सरकार ने'],
    ['भोपाल: मध्य प्रदेश में पुल', 'मध्य प्रदेश में पुल'],
    ['【ワシントン共同】米政府は', '米政府は'],
    ['（中央社記者王大明台北21日電）市長今天', '市長今天'],
    ['〔編譯王大明／綜合報導〕市長今天', '市長今天'],
    ['（海港综合讯）市政府', '市政府'],
    ['(رويترز) - كشفت مصادر', 'كشفت مصادر'],
    ['Marrow.- El alcalde', 'El alcalde'],
    ['新华社北京11月24日电（记者王小明）国务院', '国务院'],
    ['(서울=연합뉴스) 홍길동 기자 = 정부는', '정부는'],
  ])('is cut from %s', (text, kept) => {
    expect(rest(text)).toBe(kept);
  });

  it.each([
    'Marrow – una città di mare – aspetta.',
    'الوزير سالم الحداد (52 عاما) قال إن الجسر مغلق.',
    'सरकार ने कहा कि पुल बंद है।',
    '米政府は（２４日に）発表した。',
    '国务院今天宣布，大桥关闭。',
  ])('is not seen in %s', (text) => {
    expect(datelineLength(text)).toBe(0);
  });
});

describe('furniture', () => {
  it.each([
    '25/04/2026 Actualizado a las 15:10h.',
    '2023/2/21 21:20（2/21 22:08 更新）',
    'Leggi anche: come difendersi dal caldo',
    'Leia também: as obras da ponte',
    'Lees ook: de brug gaat dicht',
    'Читайте также: мост закрыли',
    'اقرأ أيضا: إغلاق الجسر',
    'यह भी पढ़ें: पुल बंद',
    '图为市民在港口等待渡轮。',
    '圖為民眾在港口等待渡輪。',
    '2月17日，市民在港口等待渡轮。新华社记者 王明 摄',
    '関連記事：橋が閉鎖',
    '【写真】橋の様子',
    '관련기사 다리 폐쇄',
  ])('is %s', (text) => {
    expect(isFurniture(text)).toBe(true);
  });

  it.each([
    'Le 24 avril 2026, la ville a fermé le pont après la tempête.',
    '图书馆将于周六重新开放。',
    'Подписание договора прошло в понедельник.',
    '市长今天表示，大桥将关闭两周。',
    'पढ़े लिखे युवाओं को रोजगार मिलेगा।',
  ])('is not %s', (text) => {
    expect(isFurniture(text)).toBe(false);
  });
});

describe('a sentence that leans on the one before', () => {
  it.each([
    ['fr', 'Il oppose deux visions de la ville.'],
    ['fr', 'C’est dix millions de plus que prévu.'],
    ['fr', 'Pire encore, la moitié est perdue.'],
    ['it', 'Al loro fianco, il sindaco.'],
    ['it', 'Lo hanno raccontato quattro superstiti.'],
    ['es', 'Según su relato, el puente cedió.'],
    ['de', 'Das versichern die Leiter der Schule.'],
    ['ru', 'Об этом сообщает городская газета.'],
    ['zh', '其中三人是船员。'],
    ['ar', 'وكانت السفينة قد غادرت الميناء.'],
  ])('opens so, in %s: %s', (language, text) => {
    expect(opensLeaning({ text }, language)).toBe(true);
  });

  it.each([
    ['fr', 'Il y a trois ans, la ville a fermé le pont.'],
    ['fr', 'Il faut attendre la fin de la tempête.'],
    ['it', 'La città ha chiuso il ponte.'],
    ['de', 'Das Kabinett berät am Montag.'],
    ['it', 'Lo stadio riapre domenica.'],
    ['ar', 'أغلقت المدينة الجسر بعد العاصفة.'],
  ])('does not open so, in %s: %s', (language, text) => {
    expect(opensLeaning({ text }, language)).toBe(false);
  });
});

describe('who says it, in languages with capitals', () => {
  const said = (language: string, text: string) => {
    const all = passages(text, language);
    const last = all.at(-1);
    return last ? attribution(last, all, language) : null;
  };
  it.each([
    ['it', 'Il ministero non ha confermato.', 'Il ministero', 'unconfirmed'],
    ['it', 'Secondo quanto riferito dai superstiti, la barca era partita giovedì.', 'superstiti', 'stated'],
    ['it', '«È una stangata sui pensionati», attacca la segretaria Anna Lei.', 'la segretaria Anna Lei', 'stated'],
    ['pt', '"Eu mesma fiz o teste", diz a irmã em áudio enviado ao jornal.', 'a irmã', 'stated'],
  ])('in %s: %s', (language, text, speaker, standing) => {
    expect(said(language, text)).toEqual({ speaker, standing });
  });

  it('names nobody for a place where warnings were given', () => {
    expect(said('ru', 'В администрации Морского предупредили о новой схеме.')).toBeNull();
  });
});

it('a Japanese report keeps its first sentence, without its dateline', () => {
  const text =
    '【マロー共同】港湾局は２４日、古い大橋を２週間閉鎖すると発表した。\n\n点検で橋脚にひびが見つかったためで、船は南の水路を通る。';
  const { lines } = brief({ id: 'a', headline: '大橋を閉鎖', text, language: 'ja' }, 2);
  expect(lines[0]).toMatchObject({
    text: '港湾局は２４日、古い大橋を２週間閉鎖すると発表した。',
    attribution: { speaker: '港湾局', standing: 'stated' },
  });
});

it('an abbreviated title does not end a Hindi sentence', () => {
  const text = 'मुख्यमंत्री ने मंत्री चौ. लक्ष्मी राय को मौके पर भेजा है।';
  expect(passages(text, 'hi').map((each) => each.text)).toEqual([text]);
});

it.each([
  ['hi', 'मुझे उम्मीद है कि पुल जल्दी खुलेगा।'],
  ['de', 'Wir hoffen, dass die Brücke bald wieder offen ist.'],
  ['ru', 'Мы надеемся, что мост скоро откроют снова.'],
])('what somebody hopes for himself is no line of the outlet, in %s', (language, hope) => {
  const report = {
    hi: 'शनिवार को तूफान के बाद शहर का पुराना पुल बंद कर दिया गया।',
    de: 'Die Stadt hat die alte Brücke am Samstag nach dem Sturm gesperrt.',
    ru: 'Город закрыл старый мост в субботу после сильной бури.',
  }[language];
  const text = `${report}\n\n${hope}`;
  expect(brief({ id: 'a', headline: '', text, language }, 2).lines.map((line) => line.text)).toEqual([report]);
});

it('a king’s number does not end a German sentence', () => {
  const text = 'Der Palast von Carl XVI. Gustaf ist seit Samstag geschlossen.';
  expect(passages(text, 'de').map((each) => each.text)).toEqual([text]);
});
