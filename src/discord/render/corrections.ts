// What was corrected or withdrawn of what was posted, the newest first.
import type { Correction } from '../../news/corrected.ts';
import { correctionsAddress } from './address.ts';
import { fitted } from './fit.ts';
import { cut, link, plain, short } from './inert.ts';
import { DISCORD, gap, type MessageBody, message, pager, parted, rule, text } from './message.ts';
import type { CorrectionsView } from './views.ts';

/** Lines of messages: those that one article changed at once stand together. */
export const CORRECTIONS_A_PAGE = 10;

/** Fewer than asked for may fit; the Next button goes on from the last one shown. */
export function renderCorrections(view: CorrectionsView): MessageBody {
  const { phrases, corrections, scope, offset, more, moderator } = view;
  const said = phrases.corrections;
  const header = `## ${said.title}\n-# ${said.hint(scope)}`;
  const groups = together(corrections);
  const { texts } = fitted(
    groups.map((group) => ({ head: entryOf(group), lines: [] })),
    DISCORD.characters - header.length - 40,
  );
  const shown = groups.slice(0, texts.length).reduce((sum, group) => sum + group.length, 0);
  const to = (from: number) => correctionsAddress(scope, from);
  const list = parted(
    texts.map((content) => [text(content)]),
    gap,
  );
  const nothing = offset > 0 ? said.noFurther : said.none(scope);
  const pages = pager(
    phrases.label,
    { to: to(Math.max(0, offset - CORRECTIONS_A_PAGE)), open: offset > 0 },
    { to: to(offset + Math.max(1, shown)), open: shown > 0 && (more || shown < corrections.length) },
  );
  return message(parted([[text(header)], list.length > 0 ? list : [text(nothing)], pages], rule));

  function entryOf(group: readonly Correction[]): string {
    const [first] = group;
    if (!first) return '';
    const withdrawn = group.every(({ kind }) => kind === 'withdrawn');
    const title = `**${link(cut(plain(first.headline), 200) || phrases.label.untitled, first.url)}**`;
    const changes = group.filter(({ kind }) => kind === 'reworded' || kind === 'taken-out').map(changeOf);
    const notes = group.map(noteOf);
    const places = [...new Map(group.map((each) => [each.messageId, each])).values()].slice(0, 4);
    return [
      withdrawn ? `~~${title}~~` : title,
      ...new Set(changes),
      `-# ${[...new Set(notes)].join(' · ')}`,
      `-# ${places.map((each) => said.place(each, scope)).join(' · ')}`,
    ].join('\n');
  }

  function changeOf({ before, after }: Correction): string {
    const words = (line: string) => short(line, 400);
    return [`~~${words(before)}~~`, ...(after === null ? [] : [words(after)])].join('\n');
  }

  function noteOf({ kind, detail, outlet, foundAt, isHeadline, before }: Correction): string {
    return kind === 'recalled'
      ? said.recalled({ ...detail, at: foundAt, userId: moderator ? (detail.userId ?? null) : null })
      : said.entry({ kind, outlet, by: detail.by ?? 'outlet', at: foundAt, line: isHeadline ? null : before });
  }
}

/** What one article changed at once, in however many messages, is told once. */
function together(corrections: readonly Correction[]): readonly (readonly Correction[])[] {
  const groups: Correction[][] = [];
  for (const each of corrections) {
    const last = groups.at(-1);
    const keys = ['articleId', 'foundAt'] as const;
    const alike = (other: Correction) =>
      keys.every((key) => other[key] === each[key]) && (other.kind === 'recalled') === (each.kind === 'recalled');
    if (last?.[0] && alike(last[0])) last.push(each);
    else groups.push([each]);
  }
  return groups;
}
