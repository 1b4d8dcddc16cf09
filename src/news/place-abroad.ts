// Countries as they are called in languages other than English, Spanish, French and German: their own names from the runtime's data, and a few that stand for one.
import { REGION_OF } from './countries.ts';
import { matchesOf } from './matches.ts';
import { folded } from './words.ts';

export interface NamedAbroad {
  readonly code: string;
  readonly at: number;
}

interface Manner {
  /** What may follow a name's stem; without it a name is whole words. */
  readonly ending?: RegExp;
  /** What follows it in a word for the people, which is written small. */
  readonly people?: RegExp;
  /** Names that are common words as well. */
  readonly except?: readonly string[];
  /** What is left of a name when its ending goes. */
  readonly stem?: (word: string) => string;
  /** What is left of a word of the text without what is written together with it. */
  readonly bare?: (word: string) => string;
  /** The words that a word of the text may be, with and without what is written together with it. */
  readonly forms?: (word: string) => readonly string[];
  /** Names stand inside what is written without spaces, or with particles behind. */
  readonly inside?: boolean;
  /** code: names that news uses besides the country's own */
  readonly also: string;
}

/** The adjective and the people: "германский", "иранцы". */
const PEOPLE = /^(?:й|ь)?(?:ск|цк|зьк|ськ|sk)\p{L}{1,4}$|^й?(?:цы|цев|цам|ців|czyk\p{L}{0,3})$/u;
/** And the endings of a noun: "Германии". */
const SLAVIC = new RegExp(`^\\p{L}{0,3}$|${PEOPLE.source}`, 'u');
/** Four letters are left: "инд" would be an index too. */
const slavicStem = (word: string) =>
  word.length > 5 ? word.replace(/[аяьийоеыіїaeioyąę]{1,2}$/u, '') : word.length > 4 ? word.slice(0, 4) : word;
/** The hamza is written or not, and vowels hardly ever; a name is known without its article. */
const arabicWord = (word: string) =>
  word
    .replace(/^ال(?=.{3})/u, '')
    .replace(/[أإآ]/gu, 'ا')
    .replace(/ة$/u, 'ه')
    .replace(/[\u064b-\u0652]/gu, '');
/** "وبالعراق" without "and" and "in". */
const arabicForms = (word: string): readonly string[] => {
  const alone = word.replace(/^[وف](?=.{4})/u, '');
  const inside = alone.replace(/^لل(?=.{3})/u, 'ال').replace(/^[بلك](?=.{4})/u, '');
  return [...new Set([word, alone, inside])].map(arabicWord);
};

const MANNERS: Readonly<Record<string, Manner>> = {
  pt: {
    except: ['Mali', 'Peru'],
    also: 'US:EUA,Casa Branca,Washington;GB:Reino Unido,Londres;RU:Moscou,Moscovo,Kremlin;CN:Pequim;DE:Berlim;UA:Kiev;PS:Gaza;BE:Bruxelas',
  },
  it: {
    except: ['Mali'],
    also: 'US:Usa,Stati Uniti,Casa Bianca;GB:Gran Bretagna,Londra;RU:Mosca,Cremlino;CN:Pechino;DE:Berlino;FR:Parigi;UA:Kiev;PS:Gaza;BE:Bruxelles;VA:Vaticano',
  },
  nl: {
    also: 'US:VS,Verenigde Staten,Witte Huis;GB:Groot-Brittannië,Londen;RU:Moskou,Kremlin;CN:Peking;DE:Berlijn;FR:Parijs;UA:Kiev,Kyiv;PS:Gaza;BE:Brussel',
  },
  tr: {
    except: ['Mali'],
    also: 'US:ABD,Beyaz Saray;GB:İngiltere,Londra;RU:Moskova,Kremlin;CN:Pekin;UA:Kiev;PS:Gazze;KR:Güney Kore;KP:Kuzey Kore',
  },
  id: {
    also: 'US:Amerika Serikat,Gedung Putih;GB:Inggris;CN:Tiongkok,China,Beijing;RU:Moskow;PS:Gaza;KR:Korea Selatan;KP:Korea Utara',
  },
  sw: { also: 'US:Marekani;GB:Uingereza;CN:China,Uchina;PS:Gaza' },
  pl: {
    ending: SLAVIC,
    people: PEOPLE,
    stem: slavicStem,
    except: ['Того', 'Мали', 'Чад', 'Малі', 'Mali', 'Czad', 'Togo'],
    also: 'US:USA,Stany Zjednoczone,Waszyngton,Biały Dom;GB:Wielka Brytania,Londyn;RU:Moskwa,Kreml;CN:Pekin;UA:Kijów;PS:Gaza',
  },
  ru: {
    ending: SLAVIC,
    people: PEOPLE,
    stem: slavicStem,
    except: ['Того', 'Мали', 'Чад', 'Малі', 'Mali', 'Czad', 'Togo'],
    also: 'US:США,Вашингтон,Пентагон,Белый дом;GB:Великобритания,Британия,Лондон;RU:РФ,Москва,Кремль;CN:КНР,Пекин;DE:ФРГ,Берлин;FR:Париж;UA:Киев;KP:КНДР;IL:Тель-Авив;IR:Тегеран;TR:Анкара;BE:Брюссель;BY:Белоруссия,Минск;PS:Газа',
  },
  uk: {
    ending: SLAVIC,
    people: PEOPLE,
    stem: slavicStem,
    except: ['Того', 'Мали', 'Чад', 'Малі', 'Mali', 'Czad', 'Togo'],
    also: 'US:США,Вашингтон,Білий дім;GB:Британія,Лондон;RU:РФ,Москва,Кремль;CN:Китай,Пекін;DE:ФРН,Берлін;UA:Київ;BE:Брюссель;PS:Газа',
  },
  ar: {
    bare: arabicWord,
    forms: arabicForms,
    except: ['مالي', 'بنين'],
    ending: /^(?:ي|ية|يه|يا|ا|يين|يون|يان|يو)?$/u,
    stem: (word) => (word.length > 4 ? word.replace(/(?:يا|ا)$/u, '') : word),
    also: 'US:الولايات المتحدة,أمريكا,أميركا,واشنطن,البنتاغون,البيت الأبيض;GB:بريطانيا,لندن;RU:موسكو,الكرملين;CN:بكين;FR:باريس;DE:برلين;UA:كييف;IL:تل أبيب;PS:فلسطين,غزة,رام الله;SY:سورية,دمشق;IR:طهران;TR:أنقرة;EG:القاهرة,ومصر,بمصر,لمصر,المصري,المصرية;SA:الرياض;AE:الإمارات,أبوظبي;YE:صنعاء;LB:بيروت;IQ:بغداد;BE:بروكسل;SD:الخرطوم;LY:طرابلس',
  },
  fa: { also: 'US:آمریکا,امریکا,واشنگتن;GB:بریتانیا,انگلیس,لندن;RU:مسکو;CN:پکن;IR:تهران;UA:کی‌یف;PS:فلسطین,غزه' },
  hi: {
    bare: (word) => word.replace(/\u093c/gu, ''),
    except: ['माली', 'चाड'],
    also: 'US:अमेरिका,अमरीका,वाशिंगटन,वॉशिंगटन;GB:ब्रिटेन,लंदन;RU:रूस,मॉस्को;CN:चीन,बीजिंग;IN:भारत,दिल्ली,मुंबई;FR:फ्रांस,पेरिस;PK:इस्लामाबाद;BD:बांग्लादेश,ढाका;LK:श्रीलंका;IL:इजरायल,इजराइल,इस्राइल;UA:यूक्रेन,कीव;PS:गाजा,फिलिस्तीन;KP:उत्तर कोरिया;KR:दक्षिण कोरिया;AE:यूएई',
  },
  zh: {
    inside: true,
    also: 'US:华盛顿,華盛頓,白宫,白宮,五角大楼,五角大廈,美方;GB:伦敦,倫敦;RU:莫斯科,克里姆林宫,克里姆林宮,俄方;CN:北京,中方,国务院,國務院;JP:东京,東京,日方;KR:首尔,首爾,南韓;KP:平壤,北韓;FR:巴黎;DE:柏林;UA:基辅,基輔;PS:加沙,加薩;IR:德黑兰,德黑蘭;TW:台北,臺北,台灣,台湾;HK:香港;BE:布鲁塞尔,布魯塞爾;SA:沙特;IT:義大利;AU:澳洲;NZ:紐西蘭',
  },
  ja: {
    inside: true,
    also: 'US:米国,アメリカ,ワシントン,ホワイトハウス,米政府,米軍;GB:英国,ロンドン;RU:モスクワ,露政府;CN:北京;KR:ソウル;KP:北朝鮮,平壌;FR:パリ,仏政府;DE:ベルリン;UA:キーウ,キエフ;PS:ガザ;BE:ブリュッセル;JP:東京,日本政府',
  },
  ko: {
    inside: true,
    also: 'US:미국,워싱턴,백악관;GB:영국,런던;RU:모스크바;CN:베이징;JP:도쿄;KR:한국,서울;KP:북한,평양;UA:키이우;PS:가자',
  },
};

interface Names {
  readonly manner: Manner;
  /** Stems of the words of each name, by the first three letters of its first. */
  readonly words: ReadonlyMap<string, readonly { readonly code: string; readonly stems: readonly string[] }[]>;
  readonly inside: RegExp | null;
  readonly codes: ReadonlyMap<string, string>;
}

const made = new Map<string, Names>();
const START = 3;

/** Every mention of a country in the language's own words, in order; none where the language is not one of these. */
export function namedAbroad(text: string, language: string | null): readonly NamedAbroad[] {
  const manner = MANNERS[language ?? ''];
  if (!manner || language === null) return NONE;
  const names = made.get(language) ?? named(language, manner);
  made.set(language, names);
  if (names.inside)
    return matchesOf(names.inside, text).map(({ 0: name, index }) => ({
      code: names.codes.get(name) ?? '',
      at: index,
    }));
  const forms = manner.forms ?? ((word: string) => [plain(word, manner)]);
  const tokens = matchesOf(WORD, text).map(({ 0: own, index }) => ({ own, at: index, words: forms(own) }));
  return tokens.flatMap(({ own, at, words }, i) => {
    const small = /^\p{Ll}/u.test(own);
    if (small && !manner.people) return [];
    for (const word of words) {
      const entry = names.words.get(word.slice(0, START))?.find(({ stems: [first = '', ...more] }) => {
        if (small) return more.length === 0 && word.startsWith(first) && manner.people?.test(word.slice(first.length));
        return (
          fits(word, first, manner) &&
          more.every((stem, k) => tokens[i + k + 1]?.words.some((next) => fits(next, stem, manner)) ?? false)
        );
      });
      if (entry) return [{ code: entry.code, at }];
    }
    return [];
  });
}

const NONE: readonly NamedAbroad[] = [];
const WORD = /\p{L}[\p{L}\p{M}\u200c-]*/gu;

const plain = (word: string, { bare }: Manner): string => (bare ? bare(word) : folded(word));

function fits(word: string, stem: string, { ending }: Manner): boolean {
  if (!word.startsWith(stem)) return false;
  return ending ? ending.test(word.slice(stem.length)) : word.length === stem.length;
}

function named(language: string, manner: Manner): Names {
  const codes = new Map<string, string>();
  const add = (name: string, code: string) => {
    if (name.length > 1 && !codes.has(name) && !manner.except?.includes(name)) codes.set(name, code);
  };
  for (const part of manner.also.split(';')) {
    const [code = '', names = ''] = part.split(':');
    for (const name of names.split(',')) add(name, code);
  }
  const locales = language === 'zh' ? ['zh-Hans', 'zh-Hant'] : [language];
  for (const locale of locales) {
    const display = new Intl.DisplayNames([locale], { type: 'region' });
    for (const code of [...REGION_OF.keys(), 'TW', 'HK']) {
      const name = display.of(code) ?? '';
      if (code !== 'XK') add(name.replace(/\s*[(（].*$/u, '').replace(/^中[国國](?=香|台)/u, ''), code);
    }
  }
  if (manner.inside) {
    const all = [...codes.keys()].sort((a, b) => b.length - a.length);
    // "マリ" is no part of "マリア".
    const kana = /^[\p{Script=Katakana}ー]+$/u;
    const parts = all.map((name) =>
      kana.test(name)
        ? `(?<![\\p{Script=Katakana}ー])${name}(?![\\p{Script=Katakana}ー])`
        : name === '马里' || name === '阿曼'
          ? `${name}(?![兰奥亚于达])`
          : name,
    );
    return { manner, words: new Map(), inside: new RegExp(parts.join('|'), 'gu'), codes };
  }
  const entries = [...codes].map(([name, code]) => {
    const words = matchesOf(WORD, name).map(({ 0: word }) => plain(word, manner));
    return { code, stems: words.map((word) => (manner.stem ? manner.stem(word) : word)) };
  });
  entries.sort((a, b) => b.stems.join(' ').length - a.stems.join(' ').length);
  const known = entries.filter(({ stems }) => stems.length > 0 && stems.every((stem) => stem.length > 1));
  return { manner, words: Map.groupBy(known, ({ stems }) => stems[0]?.slice(0, START) ?? ''), inside: null, codes };
}
