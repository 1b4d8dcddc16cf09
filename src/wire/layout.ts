// A page's lines → which of them are what: section, headline, bylines, date, rights, and the article's own paragraphs.
import { isFurniture, opensList } from './furniture.ts';
import { instant } from './instant.ts';
import { bylinesOf, INSTANT_IN_STAMP, isStamp, sectionOf } from './nameplate.ts';
import { type Rights, rightsOf } from './rights.ts';

export interface Layout {
  readonly section: string | null;
  /** null: none of the lines is one. */
  readonly headline: string | null;
  readonly bylines: readonly string[];
  readonly publishedAt: number | null;
  readonly rights: Rights | null;
  readonly paragraphs: readonly string[];
}

const STOP = /[.!?…。！？।؟۔]["”»“’')\]]*$/u;
const FULL_STOP = /[.…。।۔]["”»“’')\]]*$|[!?！？؟]["”»’')\]]+$/u;
const words = (text: string) => text.split(/\s+/).length;

/** A line that is running text, not a title: with a full stop, or too long for anything else. */
const isProse = (line: string) => (FULL_STOP.test(line) && words(line) >= 4) || line.length > 200;

/** @param named the headline, where the file has named it: then no line is taken for one */
export function layoutOf(lines: readonly string[], named: string | null = null): Layout {
  const rights: Rights[] = [];
  const kept: string[] = [];
  let publishedAt: number | null = null;
  let listed = false;
  let listInHead = false;
  let proseSeen = false;
  for (const line of lines) {
    const notice = rightsOf(line);
    const prose = isProse(line);
    if (notice) rights.push(notice);
    else if (isStamp(line)) publishedAt ??= instant(INSTANT_IN_STAMP.exec(line)?.[0] ?? '');
    else if (isFurniture(line)) {
      if (opensList(line)) {
        listed = proseSeen;
        listInHead ||= !proseSeen;
      }
    } else if (prose || !listed) {
      kept.push(line);
      listed = false;
      proseSeen ||= prose;
    }
  }
  const firstProse = kept.findIndex(isProse);
  const split = firstProse === -1 ? Math.min(kept.length - 1, headLength(kept)) : firstProse;
  const head = headOf(kept.slice(0, split), named, listInHead);
  const body = withoutTail([...head.rest, ...kept.slice(split)], named);
  const best =
    rights.find((r) => r.owner !== null && r.year !== null) ?? rights.find((r) => r.owner ?? r.year) ?? rights[0];
  return {
    section: head.section,
    headline: named ?? head.headline,
    bylines: head.bylines,
    publishedAt,
    rights: best ?? null,
    paragraphs: body.filter((line, index) => index > 0 || !same(line, named ?? head.headline)),
  };
}

/** In a text without a single full stop, the head is the lines up to the first that is none of section and byline. */
function headLength(lines: readonly string[]): number {
  const first = lines.findIndex((line) => sectionOf(line) === null && bylinesOf(line) === null);
  return first + 1;
}

function headOf(lines: readonly string[], named: string | null, listInHead: boolean) {
  const sections: string[] = [];
  const bylines: string[] = [];
  const titles: string[] = [];
  for (const line of lines) {
    const names = bylinesOf(line);
    const section = names ? null : sectionOf(line);
    if (names) bylines.push(...names);
    else if (section !== null && !same(line, named)) sections.push(section);
    else titles.push(line);
  }
  const wordy = titles.filter((line) => words(line) >= 4 || line.length >= 24);
  const headline = named ?? (listInHead ? wordy.at(-1) : wordy[0]) ?? titles[0] ?? null;
  const at = titles.findIndex((line) => same(line, headline));
  return {
    headline,
    // Three sections or more are a menu.
    section: sections.length < 3 ? (sections.at(-1) ?? null) : null,
    bylines,
    // A standfirst is kept; a label is not.
    rest: titles.slice(at + 1).filter((line) => words(line) >= 6 || STOP.test(line)),
  };
}

/** Without the links and labels that trail after the last paragraph. */
function withoutTail(lines: readonly string[], named: string | null): readonly string[] {
  const last = lines.findLastIndex(isProse);
  if (last === -1 || (last < 1 && named === null)) return lines;
  const tail = lines.slice(last + 1);
  const loose = tail.every((line) => !STOP.test(line) && words(line) <= 14);
  return loose && (tail.length > 1 || words(tail[0] ?? '') <= 3) ? lines.slice(0, last + 1) : lines;
}

function same(line: string, other: string | null): boolean {
  const flat = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return other !== null && flat(line) === flat(other);
}
