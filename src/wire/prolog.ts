// What stands before the first element of a document: declarations, comments, its document type.

export interface Prolog {
  /** The first element, in lower case; '' where there is none. */
  readonly root: string;
  /** Where it begins; the text's length where there is none. */
  readonly rootAt: number;
  /** From its start to behind its end, with what it declares between its brackets. */
  readonly doctype: { readonly start: number; readonly end: number; readonly declared: string } | null;
}

const TAG = /[a-z][\w:.-]*/iy;

/** Steps over declarations, comments and junk, in time that grows with their length. */
export function prologOf(text: string): Prolog {
  let doctype: Prolog['doctype'] = null;
  let at = text.indexOf('<');
  while (at >= 0) {
    TAG.lastIndex = at + 1;
    const root = TAG.exec(text)?.[0].toLowerCase();
    if (root !== undefined) return { root, rootAt: at, doctype };
    let end: number;
    if (text.startsWith('<!--', at)) end = behind(text, '-->', at + 4);
    else if (text.startsWith('<?', at)) end = behind(text, '?>', at + 2);
    else if (/^<!doctype/i.test(text.slice(at, at + 9))) {
      const open = text.indexOf('[', at);
      const first = behind(text, '>', at);
      const close = open >= 0 && open < first ? text.indexOf(']', open) : -1;
      end = close < 0 ? first : behind(text, '>', close);
      doctype ??= { start: at, end, declared: close < 0 ? '' : text.slice(open + 1, close) };
    } else end = at + 1;
    at = text.indexOf('<', end);
  }
  return { root: '', rootAt: text.length, doctype };
}

/** The text's length where the mark is missing. */
function behind(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}
