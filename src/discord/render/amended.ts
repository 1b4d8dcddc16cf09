// A message that was posted, as it is to read now: from what it was, and everything that was amended since.
import { type APIMessageTopLevelComponent, ComponentType, MessageFlags } from 'discord-api-types/v10';
import type { Amendment, LineAmendment, Recall } from '../../news/amendment.ts';
import { cut, emboldened, inert, plain } from './inert.ts';
import { DISCORD, type MessageBody } from './message.ts';
import type { Phrases } from './phrases.ts';
import { HEADLINE, TAG, tagOf } from './telling.ts';

/** A component as Discord gives it back. */
interface Part {
  type: number;
  content?: string;
  components?: Part[];
  options?: { value: string; label: string }[];
  divider?: boolean;
}

/** A row of a text: what may be shortened or left out to make room. */
interface Row {
  text: string;
  readonly kind: 'kept' | 'line' | 'struck';
  /** Of what is struck: what stands around the words. */
  readonly around?: readonly [string, string];
}

/** Struck texts are shortened to so many characters, one after the other, where there is no room. */
const SHORTER = [160, 80, 40] as const;

/**
 * The same components with the amendments made in them, inside Discord’s limits: where there is no room, what is struck is shortened, and then
 * lines that nothing was said about are left out, from the end. Depends on its arguments alone, so that to make it again changes nothing.
 * @param base the components as they were posted
 */
export function amended(base: readonly unknown[], amendments: readonly Amendment[], phrases: Phrases): MessageBody {
  const top = structuredClone(base) as Part[];
  const texts = new Map(textsIn(top).map((part) => [part, rowsIn(part.content ?? '')]));
  const placed = amendments.map((each) => ({ each, place: placeOf(texts, each) }));
  const gone = new Set<Part>();
  for (const { each, place } of placed)
    if (each.kind !== 'recalled' && each.line !== null) amendLine(place, each, phrases);
  for (const { each, place } of placed)
    if (each.kind !== 'recalled' && each.line === null) amendHead(place, each, phrases);
  for (const { each, place } of placed) {
    if (each.kind !== 'recalled' || !place) continue;
    if (each.how === 'strike') strikeAll(place, each, phrases);
    else gone.add(place.part);
  }
  const removed = gone.size;
  for (const part of gone) texts.delete(part);
  makeRoom([...texts.values()]);
  for (const [part, rows] of texts) if (rows.length === 0) gone.add(part);
  for (const [part, rows] of texts) part.content = rows.map(({ text }) => text).join('\n');
  if (removed > 0) tellFewer([...texts.keys()], removed, phrases);
  const closed = amendments.filter(({ kind }) => kind === 'withdrawn' || kind === 'recalled');
  const renamed = amendments.flatMap((each) =>
    each.kind === 'reworded' && each.line === null ? [[each.articleId, each.after ?? ''] as const] : [],
  );
  const components = without(top, gone, new Set(closed.map(({ articleId }) => articleId)), new Map(renamed));
  return {
    flags: MessageFlags.IsComponentsV2,
    components: components as unknown as APIMessageTopLevelComponent[],
    allowed_mentions: { parse: [] },
  };
}

interface Place {
  readonly part: Part;
  readonly rows: Row[];
}

function textsIn(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part) => [
    ...(part.type === ComponentType.TextDisplay ? [part] : []),
    ...textsIn(part.components ?? []),
  ]);
}

const isHead = (text: string) => text.startsWith('**') || text.startsWith('~~**');
const isSmall = (text: string) => text.startsWith('-# ');
const isTag = (text: string) => text.startsWith(TAG);

function rowsIn(content: string): Row[] {
  return content
    .split('\n')
    .map((text) => ({ text, kind: isHead(text) || isSmall(text) || text.startsWith('#') ? 'kept' : 'line' }));
}

/** The text that tells the story: the one with its headline at the head, or with the line where that is another article's. */
function placeOf(texts: ReadonlyMap<Part, Row[]>, amendment: Amendment): Place | undefined {
  const label = headlineShown(amendment.headline);
  const line = amendment.kind === 'recalled' || amendment.line === null ? null : inert(amendment.line);
  const places = [...texts].map(([part, rows]) => ({ part, rows }));
  const told = places.filter(({ rows }) => rows.some(({ text }) => tells(text, label)));
  const has = ({ rows }: Place) => line === null || rows.some((row) => isLine(row, line));
  return told.find(has) ?? (line === null ? undefined : places.find(has));
}

const isLine = ({ kind, text }: Row, shown: string) => kind === 'line' && shown !== '' && text.endsWith(shown);
const headlineShown = (headline: string) => emboldened(cut(plain(headline), HEADLINE), []);

function tells(text: string, label: string): boolean {
  return text === `**${label}**` || text.startsWith(`**[${label}](`) || text.startsWith(`**${label} ([`);
}

function amendLine(place: Place | undefined, amendment: LineAmendment, phrases: Phrases): void {
  if (!place) return;
  const { rows } = place;
  const note = `${TAG}${phrases.corrections.note(amendment)}`;
  const shown = inert(amendment.line ?? '');
  const at = rows.findIndex((each) => isLine(each, shown));
  const row = rows[at];
  if (!row) return;
  const before = row.text.slice(0, row.text.length - shown.length);
  const old = struck(inert(amendment.before), [`${before}~~`, '~~']);
  const tag = isTag(rows[at + 1]?.text ?? '') ? 1 : 0;
  const { after, attribution } = amendment;
  if (after === null) return replace(rows, at, 1 + tag, [old, { text: note, kind: 'kept' }]);
  const said = tagOf({ text: after, attribution }, phrases);
  const small = said === undefined ? note : `${TAG}${said} · ${phrases.corrections.note(amendment)}`;
  replace(rows, at, 1 + tag, [old, { text: before + inert(after), kind: 'kept' }, { text: small, kind: 'kept' }]);
}

function amendHead(place: Place | undefined, amendment: LineAmendment, phrases: Phrases): void {
  if (!place) return;
  const { rows } = place;
  const { headline, before, after } = amendment;
  const note = `${TAG}${phrases.corrections.note(amendment)}`;
  const label = headlineShown(headline);
  const at = rows.findIndex(({ text }) => tells(text, label));
  const head = rows[at];
  if (!head) return;
  const credits = isSmall(rows[at + 1]?.text ?? '') && !isTag(rows[at + 1]?.text ?? '') ? [rows[at + 1] as Row] : [];
  const told = (shown: string) => head.text.replace(label, () => shown);
  const old = struck(headlineShown(before), ['~~**', '**~~']);
  if (after === null) {
    const whole: Row = { text: `~~${head.text}~~`, kind: 'kept' };
    // Its lines are struck with it, and one note is enough for all.
    const last = rows.findLastIndex(({ text }) => text === note);
    return replace(rows, at, 1 + credits.length, [
      whole,
      ...credits,
      ...(last < 0 ? [{ text: note, kind: 'kept' } as const] : []),
    ]);
  }
  replace(rows, at, 1 + credits.length, [
    old,
    { text: told(headlineShown(after)), kind: 'kept' },
    ...credits,
    { text: note, kind: 'kept' },
  ]);
}

/** In place of `count` rows; a note that the next rows give again stands only once, at the end. */
function replace(rows: Row[], at: number, count: number, by: readonly Row[]): void {
  rows.splice(at, count, ...by);
  const notes = new Set<string>();
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    const { text } = rows[i] as Row;
    if (!isTag(text)) continue;
    if (notes.has(text)) rows.splice(i, 1);
    notes.add(text);
  }
}

function strikeAll(place: Place | undefined, recall: Recall, phrases: Phrases): void {
  if (!place) return;
  const rows = place.rows.map((row): Row => {
    if (isSmall(row.text) || row.kind === 'struck' || row.text.startsWith('~~')) return row;
    return isHead(row.text) ? { text: `~~${row.text}~~`, kind: 'kept' } : struck(row.text, ['~~', '~~']);
  });
  const note: Row = { text: `${TAG}${phrases.corrections.recallNote(recall)}`, kind: 'kept' };
  place.rows.splice(0, place.rows.length, ...rows, note);
}

function struck(words: string, around: readonly [string, string]): Row {
  return { text: around[0] + words + around[1], kind: 'struck', around };
}

function makeRoom(all: readonly Row[][]): void {
  let over =
    all.reduce((sum, rows) => sum + rows.reduce((part, { text }) => part + text.length + 1, -1), 0) -
    DISCORD.characters;
  for (const most of SHORTER) {
    for (const row of all.flat()) {
      if (over <= 0) return;
      if (row.kind !== 'struck' || !row.around) continue;
      const [open, close] = row.around;
      const shorter = open + cut(row.text.slice(open.length, row.text.length - close.length), most) + close;
      over -= row.text.length - shorter.length;
      row.text = shorter;
    }
  }
  // The first text is the message's head.
  for (const kind of ['line', 'struck', 'kept'] as const) {
    for (const rows of all.slice(1).reverse()) {
      for (let i = rows.length - 1; i >= 0 && over > 0; i -= 1) {
        const row = rows[i];
        if (row?.kind !== kind) continue;
        const tagged = row.kind === 'line' && isTag(rows[i + 1]?.text ?? '');
        for (const { text } of rows.splice(i, tagged ? 2 : 1)) over -= text.length + 1;
      }
    }
  }
}

/** The head says how many stories there are; with none left, why. */
function tellFewer(texts: readonly Part[], gone: number, phrases: Phrases): void {
  const head = texts.find(({ content }) => content?.startsWith('## '));
  if (!head) return;
  if (!texts.some(({ content = '' }) => content.split('\n').some(isHead)))
    head.content = `${head.content}\n${phrases.corrections.allRecalled}`;
  const told = (count: number) => (count > 0 ? ` · ${phrases.stories(count)}` : '');
  for (let count = gone; count <= DISCORD.options; count += 1) {
    if (!head.content?.includes(`${told(count)}\n`) && !head.content?.endsWith(told(count))) continue;
    head.content = head.content.replace(told(count), told(count - gone));
    return;
  }
}

/** Without the texts that are gone, what parted them from others, and the choices that lead nowhere any more. */
function without(
  parts: readonly Part[],
  gone: ReadonlySet<Part>,
  closed: ReadonlySet<string>,
  renamed: ReadonlyMap<string, string>,
): Part[] {
  const kept: Part[] = [];
  for (const part of parts) {
    if (gone.has(part)) {
      if (isGap(kept.at(-1))) kept.pop();
      continue;
    }
    if (isGap(part) && (kept.length === 0 || kept.at(-1)?.type === ComponentType.Separator)) continue;
    if (part.options) {
      part.options = part.options.filter(({ value }) => !closed.has(value));
      for (const option of part.options) {
        const label = cut(plain(renamed.get(option.value) ?? ''), DISCORD.option);
        if (label !== '') option.label = label;
      }
      if (part.options.length === 0) continue;
    }
    if (part.components) part.components = without(part.components, gone, closed, renamed);
    if (part.components?.length === 0) continue;
    kept.push(part);
  }
  return kept;
}

function isGap(part: Part | undefined): boolean {
  return part?.type === ComponentType.Separator && part.divider === false;
}
