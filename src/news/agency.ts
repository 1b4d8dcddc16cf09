// Which news agency a text comes from, as its credits and dateline say.
import type { Article } from './article.ts';
import { datelineLength } from './dateline-mark.ts';

/** Name as shown, and how it is written in credits. Short ones only as capitals: "ap" and "efe" are parts of words. */
const AGENCIES: readonly (readonly [name: string, written: RegExp])[] = [
  ['Reuters', /\breuters\b/i],
  ['AFP', /\bAFP\b|\bagence france[- ]presse\b/i],
  ['AP', /\bAP\b|(?<!Australian )\b[Aa]ssociated [Pp]ress\b/],
  ['dpa', /\bdpa\b|\bdeutsche presse-?agentur\b/i],
  ['EFE', /\bEFE\b|\b[Aa]gencia [Ee]fe\b/],
  ['ANSA', /\bANSA\b/],
  ['Xinhua', /\bxinhua\b|新华社|新華社/i],
  ['TASS', /\bTASS\b|ТАСС/],
  ['Interfax', /\binterfax\b|Интерфакс/i],
  ['UPI', /\bUPI\b|\bUnited Press International\b/],
  ['PA Media', /\bPA (?:Media|Wire)\b|\bpress association\b/i],
  ['AAP', /\bAAP\b|\baustralian associated press\b/i],
  ['PTI', /\bPTI\b|\bpress trust of india\b/i],
  ['ANI', /\bANI\b|\basian news international\b/i],
  ['IANS', /\bIANS\b|\bindo-asian news service\b/i],
  ['Kyodo', /\bkyodo(?: news)?\b|共同通信/i],
  ['Jiji', /\bjiji(?: press)?\b|時事通信/i],
  ['Yonhap', /\byonhap\b|연합뉴스/i],
  ['Anadolu', /\banadolu(?: agency| ajansı)?\b/i],
  ['APA', /\bAPA\b|\bAustria Presse Agentur\b/],
  ['Keystone-SDA', /\bkeystone-(?:sda|ats)\b/i],
  ['Belga', /\bbelga\b/i],
  ['ANP', /\bANP\b/],
  ['Ritzau', /\britzau\b/i],
  ['NTB', /\bNTB\b/],
  ['PAP', /\bPAP\b/],
  ['ČTK', /\bČTK\b|\bCTK\b/],
  ['Lusa', /\bLusa\b/],
  ['Bloomberg', /\bbloomberg(?: news)?\b/i],
  ['Canadian Press', /\bcanadian press\b/i],
  ['Europa Press', /\beuropa press\b/i],
];

/** @param credits names and lines that say who made it: authors, copyright holders, sources */
export function agencyOf(credits: readonly (string | null | undefined)[], opening: string): string | null {
  const mark = opening.slice(0, datelineLength(opening));
  for (const said of [mark, ...credits]) {
    if (!said || said.length > 300) continue;
    const found = AGENCIES.find(([, written]) => written.test(said));
    if (found) return found[0];
  }
  return null;
}

/** Of a stored article, by its byline, its rights line and the mark before its text. */
export function agencyCredited({ bylines, rights, text }: Pick<Article, 'bylines' | 'rights' | 'text'>): string | null {
  return agencyOf([...bylines, rights], text.slice(0, OPENING));
}

const OPENING = 200;
