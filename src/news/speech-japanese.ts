// How Japanese says who says something: the speaker stands before "は" or "が", the verb at the end, behind "と".
import type { Standing } from './attribution.ts';
import { matchesOf } from './matches.ts';
import { scriptSpeech, spokenAt } from './speech-script.ts';
import type { SpokenAt } from './spoken.ts';

const DENIES = '(?:と|を|は|も)?(?:否定し|否認し|打ち消し)';
const CLAIMS = '(?:と|を)(?:主張し|非難し|訴え(?!られ)|批判し|断じ)';
const SAYS =
  '(?:と|を|ことを|旨を)(?:述べ|語(?:っ|り|る)|話(?:し|す)|発表(?:し|する)|明らかにし|強調し|説明し|指摘し|コメントし|表明し|報じ(?!られ)|伝え(?!られ)|答え|警告し|予測し|分析し|振り返(?:っ|り|る)|宣言し|呼びかけ|求め|投稿し|書き込|回答し|証言し|認め(?!られ)|喜(?:ん|び)|謝罪し|評価し|公表し)|との(?:見方|考え|認識|見解|声明|談話|コメント)を(?:示|発表|出)|(?:と|方針だと|として)(?:している|しています|いう考え)|とコメント(?:した)?。|と言(?:っ|い|う)|と(?:話|語|述べ)。';
const VERB = new RegExp(`(${DENIES})|(${CLAIMS})|(${SAYS})`, 'gu');
/** "警視庁によると" */
const ACCORDING = /([^、。「」『』\u0001]{2,30}?)(?:など)?(?:によると|によれば|の(?:話|説明|発表|調べ)では)/gu;
/** A subject: behind a pause, and not in hiragana, where "は" would be a part of a word; neither "では" nor "には". */
const SUBJECT =
  /([^、。「」『』\u0001]{1,40}?(?:[\p{Script=Han}\p{Script=Katakana}ー\p{L}\p{N}）)々](?<![\p{Script=Hiragana}])|さん|くん|ちゃん|たち|ら))(?:は|も|が)(?![\p{Script=Hiragana}]*(?:あ|い|ら)[るり])/gu;
const NOBODY =
  /^(?:これ|それ|ここ|こと|もの|何|日|月|年|時|今|今回|中|今後|実際|今年|昨年|今月|同時に)$|(?:ため|とき|場合|一方|結果|理由|原因|可能性|影響|被害|情報|声)$/u;
const PRONOUN = /^(?:彼|彼女|彼ら|同氏|同社|同省|同署|同国|同相|同大統領|同庁|同党|同州|両氏|両社)$/u;

function named(phrase: string): string {
  return phrase
    .replace(/[（(][^（）()]*[）)]/gu, '')
    .replace(
      /^.*(?:[日月年時分](?:に|、)|(?<=[\p{Script=Han}\p{Script=Katakana}])(?:で|に対し|に対して|について|を巡り|をめぐり))(?=.{2})/u,
      '',
    )
    .replace(/^(?:また|一方|なお|さらに|しかし|ただ|このため|この日|その後)/u, '');
}

/** The topic of the clause, or of the sentence; a subject in "が" only where there is no topic. */
function subjectBefore(masked: string, at: number): string | null {
  let topic: string | null = null;
  let subject: string | null = null;
  for (const { 0: whole, 1: words = '' } of matchesOf(SUBJECT, masked.slice(0, at))) {
    const phrase = named(words);
    if (phrase.length < 2 && !PRONOUN.test(phrase)) continue;
    if (NOBODY.test(phrase) || phrase.length > LONGEST) continue;
    if (whole.endsWith('が')) subject ??= phrase;
    else topic ??= phrase;
  }
  return topic ?? subject;
}

const LONGEST = 30;
/** A verb of saying without a subject: whoever spoke before goes on. */
const ELIDED = '彼';

function speakers(masked: string): readonly SpokenAt[] {
  const found: SpokenAt[] = [];
  for (const match of matchesOf(ACCORDING, masked))
    found.push(...spokenAt(named(match[1] ?? ''), 'stated', match.index, match.index + match[0].length));
  for (const match of matchesOf(VERB, masked)) {
    const { index } = match;
    const standing: Standing = match[1] ? 'denied' : match[2] ? 'claimed' : 'stated';
    found.push(...spokenAt(subjectBefore(masked, index) ?? ELIDED, standing, index, index + match[0].length));
  }
  return found.sort((a, b) => a.start - b.start);
}

export const JAPANESE = scriptSpeech({
  speakers,
  unconfirmed: /確認(?:でき|され|が取れ)て(?:い)?な|確認(?:できない|できていない|は取れ)|未確認/u,
  alleged: /(?:疑い|容疑)(?:で|が|の|を|も)|とされる(?=。|$)|とみられる(?=。|$)|とみられて/u,
  untrue: /(?:事実無根|虚偽|デマ|事実ではない)/u,
  pronoun: PRONOUN,
});
