// One article: its lines within the outlet's budget, the link, and who else reports the story.
import type { Article } from '../../news/article.ts';
import { openAddress, readAddress } from './address.ts';
import { safeAddress } from './inert.ts';
import { DISCORD, linkButton, type MessageBody, menu, message, pager, parted, row, rule, text } from './message.ts';
import type { Phrases } from './phrases.ts';
import { credits, headline, option, toldLines } from './telling.ts';
import type { ArticleView } from './views.ts';

const LINES_A_PAGE = 8;
const OTHERS_SHOWN = 4;

export function renderArticle({ phrases, article, lines, story, page = 0, pageAddress }: ArticleView): MessageBody {
  const names = article.bylines.length > 0 ? `\n-# ${phrases.byline(article.bylines)}` : '';
  const header = `### ${headline(article, phrases)}\n${credits(article, phrases)}${names}`;
  const extracts = lines.length > 0 ? phrases.budgetNote(article.outlet) : '';
  const notes = [extracts, article.rights === null ? '' : phrases.rightsNote(article.rights)]
    .filter((note) => note !== '')
    .map((note) => `-# ${note}`)
    .join('\n');
  const others = (story?.articles ?? []).filter((other) => other.id !== article.id);
  // The same for every page of the article, so that no line falls between two pages.
  const room = DISCORD.characters - header.length - notes.length - 100;
  const also = others.length > 0 ? alsoReported(others, phrases, room / 3) : '';
  const pages = paged(toldLines(lines, phrases), room - also.length);
  const at = Math.max(0, Math.min(Math.floor(page) || 0, pages.length - 1));
  const shown = pages[at] ?? [];
  const to = pageAddress ?? ((each: number) => readAddress(article.id, each));

  const rows = [
    ...menu(
      openAddress('story'),
      phrases.label.openArticle,
      others.map((other) => option(other, phrases)),
    ),
    ...pager(
      phrases.label,
      { to: to(Math.max(0, at - 1)), open: at > 0 },
      { to: to(at + 1), open: at + 1 < pages.length },
    ),
    ...row(linkButton(phrases.label.readAtOutlet, article.url === null ? undefined : safeAddress(article.url)?.href)),
  ];
  return message(
    parted(
      [
        [text(header)],
        [text(shown.length > 0 ? shown.join('\n\n') : phrases.noLines)],
        also === '' ? [] : [text(also)],
        [...rows, ...(notes === '' ? [] : [text(notes)])],
      ],
      rule,
    ),
  );
}

/** Lines on pages, each whole; one that no page could hold is left out. */
function paged(lines: readonly string[], room: number): readonly (readonly string[])[] {
  const pages: string[][] = [];
  let length = 0;
  for (const line of lines) {
    if (line.length > room) continue;
    const current = pages.at(-1);
    if (current === undefined || current.length >= LINES_A_PAGE || length + line.length + 2 > room) {
      pages.push([line]);
      length = line.length;
    } else {
      current.push(line);
      length += line.length + 2;
    }
  }
  return pages;
}

function alsoReported(others: readonly Article[], phrases: Phrases, room: number): string {
  const told: string[] = [];
  let length = 0;
  for (const other of others.slice(0, OTHERS_SHOWN)) {
    const next = `${headline(other, phrases)}\n${credits(other, phrases)}`;
    length += next.length + 1;
    if (length > room) break;
    told.push(next);
  }
  const left = others.length - told.length;
  return [`**${phrases.alsoReportedBy}**`, ...told, ...(left > 0 ? [`-# ${phrases.andMore(left)}`] : [])].join('\n');
}
