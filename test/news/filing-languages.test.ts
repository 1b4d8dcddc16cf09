import { describe, expect, it } from 'vitest';
import { openStories } from '../../src/news/open-stories.ts';
import { profileOf } from '../../src/news/profile.ts';

type Told = readonly [language: string, headline: string, text: string];

/** The stories of articles that arrive an hour apart, each from its own outlet, as numbers in the order they were begun. */
function filed(articles: readonly Told[]): readonly number[] {
  const stories = openStories();
  const begun: string[] = [];
  return articles.map(([language, headline, text], i) => {
    const outlet = `outlet ${i}`;
    const profile = profileOf({ headline, text, outlet, language });
    const { storyId } = stories.file({ articleId: `a${i}`, outlet, newsAt: i * 3_600_000, profile });
    if (!begun.includes(storyId)) begun.push(storyId);
    return begun.indexOf(storyId);
  });
}

const AR: readonly Told[] = [
  [
    'ar',
    'زلزال بقوة 6.1 درجات يضرب شمال المغرب ويوقع 12 قتيلا',
    'ضرب زلزال بقوة 6.1 درجات شمال المغرب فجر الاثنين وأوقع 12 قتيلا على الأقل، بحسب وزارة الداخلية. وانهارت عشرات المنازل قرب مدينة الحسيمة.',
  ],
  [
    'ar',
    'مقتل 12 شخصا في زلزال الحسيمة شمالي المغرب',
    'قتل 12 شخصا على الأقل في الزلزال الذي ضرب مدينة الحسيمة شمالي المغرب فجر الاثنين بقوة 6.1 درجات. وقالت وزارة الداخلية إن عمليات البحث مستمرة.',
  ],
  [
    'ar',
    'زلزال بقوة 5.4 درجات يضرب شرق تركيا',
    'ضرب زلزال بقوة 5.4 درجات ولاية ملاطية شرق تركيا الاثنين من دون وقوع ضحايا، وفق هيئة الكوارث.',
  ],
];
const ZH: readonly Told[] = [
  [
    'zh',
    '云南发生6.1级地震 已致12人遇难',
    '云南省大理州24日凌晨发生6.1级地震，目前已造成12人遇难。应急管理部门表示，数百间房屋倒塌，救援正在进行。',
  ],
  [
    'zh',
    '大理6.1级地震造成12人死亡',
    '24日凌晨，云南大理发生6.1级地震，截至中午已有12人死亡。当地派出千余名救援人员搜寻失踪者。',
  ],
  ['zh', '四川雅安发生5.4级地震 暂无人员伤亡', '四川省雅安市24日发生5.4级地震，震源深度10公里，暂无人员伤亡报告。'],
];
const JA: readonly Told[] = [
  [
    'ja',
    '能登で震度6強の地震、12人死亡',
    '石川県能登地方で２４日未明、震度６強の地震があり、警察によると１２人が死亡した。倒壊した住宅で捜索が続いている。',
  ],
  [
    'ja',
    '能登地震、死者12人に 住宅倒壊相次ぐ',
    '能登地方で発生した震度６強の地震で、死者は１２人になった。石川県内で住宅の倒壊が相次いだ。',
  ],
  ['ja', '宮崎で震度5弱、けが人なし', '宮崎県で２４日、震度５弱の地震があった。津波の心配はなく、けが人の情報はない。'],
];
const ES: readonly Told[] = [
  [
    'es',
    'El Congreso de Colombia aprueba la reforma laboral',
    'El Senado de Colombia aprobó este martes la reforma laboral del Gobierno por 57 votos. La norma reduce la jornada nocturna.',
  ],
  [
    'es',
    'Colombia: el Senado da luz verde a la reforma laboral del Gobierno',
    'Con 57 votos a favor, el Senado colombiano aprobó la reforma laboral impulsada por el Gobierno. Los sindicatos celebraron.',
  ],
  [
    'es',
    'El Congreso de Ecuador rechaza la reforma laboral',
    'La Asamblea de Ecuador rechazó este martes la reforma laboral enviada por el presidente. Faltaron nueve votos.',
  ],
];
const HI: Told = [
  'hi',
  'अल्मोड़ा बस हादसा: मरने वालों की संख्या 12 हुई',
  'अल्मोड़ा में यात्रियों से भरी बस खाई में गिरने से 12 लोगों की मौत हो गई। मुख्यमंत्री ने मुआवजे की घोषणा की है।',
];

describe('filing in other languages', () => {
  it.each([
    ['ar', AR],
    ['zh', ZH],
    ['ja', JA],
    ['es', ES],
  ])('puts one event together and its like elsewhere apart, in %s', (_, articles) => {
    expect(filed(articles)).toEqual([0, 0, 1]);
  });

  it('does not join two scripts for a dozen dead and a magnitude', () => {
    const [ar, zh, ja] = [AR[0], ZH[0], JA[0]] as [Told, Told, Told];
    expect(filed([ar, zh, ja, HI])).toEqual([0, 1, 2, 3]);
  });
});
