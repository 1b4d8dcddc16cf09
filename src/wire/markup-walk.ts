// Markup → its tags and its text, one after the other, as far as it makes sense: what does not end, nests without end or crosses costs no more than its length.
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

export type Attributes = Readonly<Record<string, string>>;

export interface Handler {
  /** @param name in lower case, with its prefix */
  open(name: string, attributes: Attributes): void;
  /** @param whole false where the document stopped before its end */
  close(name: string, whole: boolean): void;
  text(piece: string): void;
  /** What lies too deep. */
  passed?(name: string, attributes: Attributes): void;
  /** The end of something that was never opened. */
  stray?(name: string): void;
}

export interface Grammar {
  /** In HTML some elements have no end, and attributes are not read. */
  readonly xml: boolean;
  /** Elements that lie deeper are passed over, and their text belongs to the deepest that is not. */
  readonly deepest: number;
  /** The opened element that ends where this one begins, though nothing says so; -1 where none does. `open` holds the names from the outermost. */
  endedBy(name: string, open: readonly string[]): number;
}

/** Of one element; the rest is passed over. */
const MOST_ATTRIBUTES = 100;
const VOID: ReadonlySet<string> = new Set(
  'area base basefont br col embed frame hr img input link meta param source track wbr'.split(' '),
);
const NONE: Record<string, string> = Object.freeze({});

/** Walks over a text piece by piece. `step` goes on by so many UTF-16 units, and says whether there is more. */
export function createWalk(text: string, { xml, deepest, endedBy }: Grammar, handler: Handler) {
  const stack: string[] = [];
  let beneath = 0;
  let at = 0;
  let name = '';
  let attributes = NONE;
  let count = 0;
  let attribute = '';
  let value = '';

  function closeDownTo(place: number, whole: boolean): void {
    while (stack.length > place) handler.close(stack.pop() as string, whole);
  }

  function opened(): boolean {
    if (stack.length >= deepest) {
      beneath += 1;
      handler.passed?.(name, attributes);
      return false;
    }
    const ended = endedBy(name, stack);
    if (ended >= 0) closeDownTo(ended, true);
    handler.open(name, attributes);
    if (!xml && VOID.has(name)) return false;
    stack.push(name);
    return true;
  }

  const callbacks: TokenizerCallbacks = {
    onopentagname(start, end) {
      name = text.slice(start, end).toLowerCase();
      attributes = NONE;
      count = 0;
    },
    onattribname: (start, end) => {
      if (xml) attribute = text.slice(start, end).toLowerCase();
    },
    onattribdata: (start, end) => {
      if (xml) value += text.slice(start, end);
    },
    onattribentity: (point) => {
      if (xml) value += String.fromCodePoint(point);
    },
    onattribend() {
      if (!xml) return;
      count += 1;
      if (attributes === NONE) attributes = {};
      if (count <= MOST_ATTRIBUTES && !Object.hasOwn(attributes, attribute)) attributes[attribute] = value;
      value = '';
    },
    onopentagend: () => {
      opened();
    },
    onselfclosingtag() {
      if (stack.length >= deepest) return handler.passed?.(name, attributes);
      if (opened() && xml) closeDownTo(stack.length - 1, true);
    },
    onclosetag(start, end) {
      const ending = text.slice(start, end).toLowerCase();
      if (beneath > 0) {
        beneath -= 1;
        return;
      }
      const place = stack.lastIndexOf(ending);
      if (place >= 0) closeDownTo(place, true);
      else handler.stray?.(ending);
    },
    ontext: (start, end) => handler.text(text.slice(start, end)),
    ontextentity: (point) => handler.text(String.fromCodePoint(point)),
    oncdata(start, end, offset) {
      if (xml) handler.text(text.slice(start, end - offset));
    },
    oncomment: () => undefined,
    ondeclaration: () => undefined,
    onprocessinginstruction: () => undefined,
    onend: () => closeDownTo(0, false),
  };
  const tokenizer = new Tokenizer({ xmlMode: xml, decodeEntities: true }, callbacks);

  return {
    step(units: number): boolean {
      const end = Math.min(text.length, at + units);
      tokenizer.write(at === 0 && end === text.length ? text : text.slice(at, end));
      at = end;
      if (at < text.length) return true;
      tokenizer.end();
      return false;
    },
  };
}
