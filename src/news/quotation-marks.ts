// Quotation marks: which mark opens, which closes it, in straight, curly, German, guillemet and British single style.
import type { Range } from './evidence.ts';

/** A quotation in a text, from its opening mark to just after its closing mark. */
export interface Quotation extends Range {
  /** False when no mark closes it in its paragraph; it then ends where the paragraph does. */
  readonly closed: boolean;
  /** Set in single marks. */
  readonly single: boolean;
  /** Inside another quotation. */
  readonly nested: boolean;
}

interface Open {
  readonly start: number;
  readonly closers: string;
  readonly single: boolean;
  /** No apostrophe can stand so: it opens a quotation even where nothing closes it. */
  readonly sure: boolean;
}

const MARK = /["“”„‟«»‘’‚‛‹›'「」『』]|\n\s*\n/g;
const PAIRS: Readonly<Record<string, string>> = {
  '"': '"”',
  '“': '”"',
  '”': '”',
  '„': '“”"',
  '«': '»',
  '»': '«',
  '‘': '’',
  '‚': '‘’',
  "'": "'",
  '‹': '›',
  '›': '‹',
  '「': '」',
  '『': '』',
};
const SINGLE = new Set(["'", '‘', '’', '‚', '‛', '‹', '›']);
const BEFORE_OPENING =
  /[\s\u0640([{—–\-:¿¡/"“„«»'‘：，。、！？（\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const AFTER_CLOSING =
  /[\s)\]}.,;:!?،؛؟।…—–\-/"”“»«'’，。、！？）\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Single marks close within this many characters; an apostrophe far away closes nothing. */
const LONGEST = 1000;
const ELISION = /^(?:\d\ds?\b|tis\b|twas\b|em\b|til\b|till\b|cause\b|n['’]\b|bout\b|round\b)/i;

/** Every quotation of a text, in the order of their opening marks. Quotations do not reach over paragraphs here: see `quotes`. */
export function quotations(text: string): readonly Quotation[] {
  if (text.length < LONG) return marksIn(text);
  if (last?.text !== text) last = { text, marks: marksIn(text) };
  return last.marks;
}

/** The last text longer than a sentence is remembered: an article's marks are asked for when it is read, and again when its lines are checked. */
let last: { readonly text: string; readonly marks: readonly Quotation[] } | undefined;
const LONG = 1000;

function marksIn(text: string): readonly Quotation[] {
  const found: Quotation[] = [];
  const open: Open[] = [];
  const close = (end: number, closed: boolean) => {
    const last = open.pop();
    if (last && (closed || last.sure))
      found.push({
        start: last.start,
        end: last.single && !closed ? Math.min(end, last.start + LONGEST) : end,
        closed,
        single: last.single,
        nested: open.length > 0,
      });
  };
  const unwind = (to: number, end: number) => {
    while (open.length > to) close(end, false);
  };

  MARK.lastIndex = 0;
  for (let match = MARK.exec(text); match; match = MARK.exec(text)) {
    const mark = match[0];
    const at = match.index;
    if (mark.length > 1 || mark === '\n') {
      unwind(0, at);
      continue;
    }
    const before = at === 0 ? ' ' : (text[at - 1] ?? ' ');
    const after = text[at + 1] ?? ' ';
    // An apostrophe inside a word neither opens nor closes.
    if ((mark === "'" || mark === '’') && isLatin(before) && isLatin(after)) continue;
    const single = SINGLE.has(mark);
    const closes = open.findLastIndex((each) => each.closers.includes(mark));
    const mayOpen =
      mark in PAIRS &&
      (opens(mark, before, after, text.slice(at + 1, at + 8)) || (closes < 0 && grownOn(mark, before, after)));
    if (closes >= 0 && mayClose(text, at, before, after) && !(mayOpen && surelyOpens(mark, before, after))) {
      unwind(closes + 1, at);
      close(at + 1, true);
    } else if (mayOpen && (!single || singleEnds(text, at) || surelySingle(text, at))) {
      const again = open.findLastIndex((each) => text[each.start] === mark);
      if (again >= 0) unwind(again, at);
      open.push({ start: at, closers: PAIRS[mark] ?? '', single, sure: !single || surelySingle(text, at) });
    } else if (!single && !/\d/.test(before)) {
      found.push({ start: at, end: at + 1, closed: false, single: false, nested: false });
    }
  }
  unwind(0, text.length);
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

const isLatin = (letter: string): boolean => (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');

function opens(mark: string, before: string, after: string, next: string): boolean {
  if (mark === '„' || mark === '‚' || mark === '「' || mark === '『') return true;
  if (mark === '«' || mark === '‹') return BEFORE_OPENING.test(before);
  if (mark === '»' || mark === '›') return BEFORE_OPENING.test(before) && !/\s/.test(after);
  // A closing mark set for an opening one, between a space and a word.
  if (mark === '”') return /\s/.test(before) && /[\p{L}\p{N}]/u.test(after);
  if (/\s/.test(after) || !BEFORE_OPENING.test(before)) return false;
  return (mark !== "'" && mark !== '‘') || !ELISION.test(next);
}

/** A space was lost: (CNN)"Nobody, said."However. Only where no quotation is open that it could close. */
function grownOn(mark: string, before: string, after: string): boolean {
  return (mark === '"' || mark === '“') && /[).!?]/.test(before) && /[\p{Lu}\p{N}]/u.test(after);
}

/** A mark that looks the same at both ends opens when only an opening one can stand there. */
function surelyOpens(mark: string, before: string, after: string): boolean {
  return (mark === '"' || mark === "'" || mark === '“') && /[\s([]/.test(before) && !/[\s.,;:!?)]/.test(after);
}

/** At the beginning, or behind the end of a sentence, a comma or a colon, and before a capital: "said: 'We waited." */
function surelySingle(text: string, at: number): boolean {
  return (
    /(?:^|[.:,!?…”"’'])\s*$/.test(text.slice(Math.max(0, at - 3), at)) &&
    /^[([]?\p{Lu}/u.test(text.slice(at + 1, at + 3))
  );
}

/** An apostrophe is no closing mark: what closes stands after a word or stop and before a space or stop. */
function mayClose(text: string, at: number, before: string, after: string): boolean {
  const mark = text[at] ?? '';
  if (mark === '»' || mark === '›') return true;
  if (/\s/.test(before)) return (mark === '"' || mark === '”') && /\s/.test(after);
  if (!SINGLE.has(mark)) return true;
  if (!AFTER_CLOSING.test(after)) return false;
  if (before !== 's') return true;
  const rest = text.slice(at + 1, paragraphEnd(text, at));
  const later = rest.search(/[^\s]['’](?![\p{L}\p{N}])/u);
  const another = rest.search(/(?:^|\s)['‘]\p{L}/u);
  return later < 0 || (another >= 0 && another < later);
}

function singleEnds(text: string, at: number): boolean {
  const rest = text.slice(at + 1, Math.min(at + LONGEST, paragraphEnd(text, at)));
  return /[^\s]['’‘›‹](?![\p{L}\p{N}])/u.test(rest);
}

function paragraphEnd(text: string, from: number): number {
  const end = text.indexOf('\n\n', from);
  return end < 0 ? text.length : end;
}
