// How Chinese says who says something, in simplified and traditional characters: the speaker stands before his verb, with when and where between.
import type { Standing } from './attribution.ts';
import { matchesOf } from './matches.ts';
import { scriptSpeech, spokenAt } from './speech-script.ts';
import type { SpokenAt } from './spoken.ts';

const SAYS =
  '(?:回应|回應|补充|補充|解释|解釋|介绍|介紹|强调|強調|透露|坦言|直言|指出|表示|重申|宣布|宣佈|证实|證實|通报|通報|呼吁|呼籲|警告|承认|承認|认为|認為|告诉|告訴|相信|估计|估計|预计|預計|批评|批評|谴责|譴責)(?:称|稱|道|说|說)?(?![着著過过])|[写寫问問]道|(?<![小传傳学學据據话話来來听聽再虽雖解游遊演难難])[说說](?![明法服辞辭])|(?<![被名简簡俗统統并並对對号號自声聲宣坚堅人])[称稱](?![为為作号號呼霸赞讚职職])';
const DENIES = '否认|否認|驳斥|駁斥';
const CLAIMS = '声称|聲稱|宣称|宣稱|坚称|堅稱|自称|自稱|指控|指责|指責';
const VERB = new RegExp(`(${DENIES})|(${CLAIMS})|(${SAYS})`, 'gu');
/** "据《…》报道", "根据警方的说法": the speaker stands between; of what nobody is named for, nobody speaks. */
const ACCORDING =
  /(?<![依占])(?:根据|根據|据|據)([^，。；：、\u0001]{2,24}?)(?:最新)?(?:公布|公佈|发布|發布|提供|披露)?(?:的)?(?:报道|報道|報導|消息|通报|通報|说法|說法|统计|統計|数据|數據|介绍|介紹|[称稱]|(?:表示|透露|指出))/gu;
/** Where the words before a verb cannot belong to its subject. */
const EDGE = /[，。；：！？、“”「」『』\u0001\s]/u;
/** What stands between a speaker and his verb: when, where, how, to whom. */
const BETWEEN =
  /^(.{2,}?)(?:今[天日早晚]|昨[天日晚]|[当當][天日晚地]|(?:\d|[０-９]){1,2}[日月]|[周週][一二三四五六日]|星期|上午|下午|[晚早]间|晚間|日前|近日|此前|随后|隨後|早前|同时|同時|再次|再度|(?:更)?[进進]一步|一直|曾[经經]?|[还還]|也(?!门|門)|[则則]|均|都|[对對](?!外)|就(?!业|業)|向|在|[于於]|通[过過]|接受|[发發](?:文|推|布|表)|出席|受[访訪]|前往|首次|公[开開]|明[确確]|[强強]烈|多次|特[别別]|[笑哭怒]着|[没沒]有|不(?!丹|列)|未).*$/u;
const TURN =
  /^(?:但是?|然而|不[过過]|而且?|[并並]且?|同[时時]|此外|另外|其中|因此|所以|[对對]此|随后|隨後|[于於]是|如果|[虽雖]然|[为為]此|目前|[当當]时|日前|近日|今[天日]|昨[天日])+/u;
const PRONOUN =
  /^(?:他们?|她们?|他們|她們|它|其|我们?|我們|对方|對方|[该該].{1,4}|后者|後者|前者|这位.{1,4}|這位.{1,4})$/u;
const NOBODY =
  /^(?:[被遭受].*|[有无無]|没有|沒有|可以|可能|能够|应该|應該|不能|需要|必须|如何|怎么|什么|什麼|这|這|那|是|被|用|所|相关|具体|消息|[据據].*|.*(?:一点|之前|以来|的话|的話))$/u;
/** "在英国留学的李博": what tells of him stands before "的". */
const TELLS_OF =
  /^(?:在|[对對]|[从從]|曾|[来來]自|[负負][责責]|[参參]|[当當]|被|[为為]|毕|畢|出生|居住|[与與]|和).*的(?=.{2,12}$)/u;

function subjectBefore(masked: string, at: number): string | null {
  let from = at;
  while (from > 0 && at - from < LOOK && !EDGE.test(masked[from - 1] ?? '')) from -= 1;
  const clause = masked.slice(from, at).replace(TURN, '').replace(TELLS_OF, '');
  const named = (BETWEEN.exec(clause)?.[1] ?? clause).replace(/[（(][^（）()]*[）)]/gu, '').replace(/^[的地得]/u, '');
  if (named.length < 1 || named.length > LONGEST || NOBODY.test(named)) return null;
  return named.length === 1 && !PRONOUN.test(named) ? null : named;
}

const LOOK = 60;
const LONGEST = 26;

/** "梁振英在星期二道歉，但强调": whoever the sentence began with. */
function subjectAtStart(masked: string, at: number): string | null {
  const first = masked
    .slice(0, at)
    .split(EDGE)
    .find((clause) => clause !== '');
  if (first === undefined || first.length >= at) return null;
  const named = BETWEEN.exec(first.replace(TURN, '').replace(TELLS_OF, ''))?.[1];
  return named !== undefined && named.length <= LONGEST / 2 && !NOBODY.test(named) ? named : null;
}

function speakers(masked: string): readonly SpokenAt[] {
  const found: SpokenAt[] = [];
  for (const match of matchesOf(ACCORDING, masked))
    found.push(...spokenAt(match[1]?.replace(/[《》]/gu, ''), 'stated', match.index, match.index + match[0].length));
  for (const match of matchesOf(VERB, masked)) {
    const { index } = match;
    if (found.some(({ start, end }) => index >= start && index < end)) continue;
    const standing: Standing = match[1] ? 'denied' : match[2] ? 'claimed' : 'stated';
    const phrase = subjectBefore(masked, index) ?? (behindTurn(masked, index) ? subjectAtStart(masked, index) : null);
    found.push(...spokenAt(phrase, standing, index, index + match[0].length));
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The verb opens its clause, but for "but" and "and". */
function behindTurn(masked: string, at: number): boolean {
  return /[，；\u0001](?:但是?|[并並]且?|而且?|[还還]|也|同[时時]|再次)*$/u.test(masked.slice(Math.max(0, at - 8), at));
}

export const CHINESE = scriptSpeech({
  speakers,
  unconfirmed:
    /(?:未|无法|無法|没有|沒有|尚待|有待)[^，。；]{0,10}?(?:证实|證實|核实|核實|确认|確認|查证|查證)|未经(?:证实|核实)|未獲證實/u,
  alleged: /涉嫌|疑似|疑为|疑為|[据據][称稱传傳]|被指/u,
  untrue: /(?:不[实實]|虚假|虛假|谣言|謠言|子虚乌有|子虛烏有|不[属屬][实實]|纯属捏造)/u,
  pronoun: PRONOUN,
});
