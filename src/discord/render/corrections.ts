// What was corrected or withdrawn of what was posted, the newest first.
import type { Correction } from '../../news/corrected.ts';
import { correctionsAddress } from './address.ts';
import { fitted } from './fit.ts';
import { cut, link, plain, short } from './inert.ts';
import { DISCORD, gap, type MessageBody, message, pager, parted, rule, text } from './message.ts';
import type { CorrectionsView } from './views.ts';

export const CORRECTIONS_A_PAGE = 5;

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
    const { kind, headline, url, isHeadline, before, after, detail, outlet, foundAt } = first;
    const words = (line: string) => short(line, 400);
    const title = `**${link(cut(plain(headline), 200) || phrases.label.untitled, url)}**`;
    const change =
      kind === 'recalled' || (kind === 'withdrawn' && isHeadline)
        ? []
        : [`~~${words(before)}~~`, ...(after === null ? [] : [words(after)])];
    const how =
      kind === 'recalled'
        ? said.recalled({ ...detail, at: foundAt, userId: moderator ? (detail.userId ?? null) : null })
        : said.entry({ kind, outlet, by: detail.by ?? 'outlet', at: foundAt, line: isHeadline ? null : before });
    const places = group.slice(0, 4).map((each) => said.place(each));
    return [title, ...change, `-# ${how}`, `-# ${places.join(' · ')}`].join('\n');
  }
}

/** The same change in several messages is told once. */
function together(corrections: readonly Correction[]): readonly (readonly Correction[])[] {
  const groups: Correction[][] = [];
  for (const each of corrections) {
    const last = groups.at(-1);
    const same = last?.[0];
    const keys = ['articleId', 'isHeadline', 'kind', 'before', 'after', 'foundAt'] as const;
    if (last && same && keys.every((key) => same[key] === each[key])) last.push(each);
    else groups.push([each]);
  }
  return groups;
}
