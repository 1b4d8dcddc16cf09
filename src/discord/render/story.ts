// A whole story: what is reported, said, disputed and counted differently, when each article came, and who reports it.
import type { Account, OutletPart } from '../../news/account.ts';
import type { Article } from '../../news/article.ts';
import type { Contested } from '../../news/contested.ts';
import type { Disagreement } from '../../news/figures.ts';
import type { ToldLine } from '../../news/told-line.ts';
import { openAddress, storyAddress } from './address.ts';
import { masked, plain, short } from './inert.ts';
import { DISCORD, type MessageBody, menu, message, pager, parted, rule, text } from './message.ts';
import type { Phrases } from './phrases.ts';
import { credits, foreign, headline, option, TAG, tagOf, toldLines } from './telling.ts';

export interface StoryView {
  readonly phrases: Phrases;
  readonly account: Account;
  readonly page?: number;
}

interface Part {
  readonly title: string;
  readonly entries: readonly string[];
}

const PARTS_A_PAGE = 10;
const ROOM = 3000;

export function renderStory({ phrases, account, page = 0 }: StoryView): MessageBody {
  const { story, outlets } = account;
  const own = outlets.filter(({ copyOf }) => copyOf === null).length;
  const places = placesLine(account, phrases);
  const header = [
    `### ${headline(story.lead, phrases)}`,
    credits(story.lead, phrases),
    `-# ${phrases.story.counted(own, outlets.length - own)}`,
    ...(places === '' ? [] : [`-# ${places}`]),
  ].join('\n');
  const pages = paged(partsOf(account, phrases), Math.min(ROOM, DISCORD.characters - header.length - 400));
  const at = Math.max(0, Math.min(Math.floor(page) || 0, pages.length - 1));
  const to = (each: number) => storyAddress(story.id, each);
  const rows = [
    ...menu(
      openAddress('story'),
      phrases.label.openArticle,
      story.articles.map((article) => option(article, phrases)),
    ),
    ...pager(
      phrases.label,
      { to: to(Math.max(0, at - 1)), open: at > 0 },
      { to: to(at + 1), open: at + 1 < pages.length },
    ),
  ];
  const shown = (pages[at] ?? []).map(({ title, entries }) => [text(`**${title}**\n${entries.join('\n')}`)]);
  return message(parted([[text(header)], ...shown, rows], rule));
}

function partsOf(account: Account, phrases: Phrases): readonly Part[] {
  const { inBrief, reported, quoted, contested, disputed, disagreements, timeline, outlets } = account;
  const { story } = phrases;
  // The page opens with the lead's headline; each other one is named where its article is first told, and by its outlet from then on.
  const source = sourcesOf(account.story.lead, phrases);
  const told = (each: readonly ToldLine[]) => toldEntries(each, source, phrases);
  const alone = timeline.length === 1;
  return [
    { title: story.inBrief, entries: told(inBrief) },
    {
      title: inBrief.length > 0 ? story.alsoReported : story.reported,
      entries:
        inBrief.length + reported.length + contested.length + disputed.length + quoted.length > 0
          ? told(reported)
          : [phrases.noLines],
    },
    { title: story.contested, entries: contested.flatMap((each) => contestedEntry(each, source, phrases)) },
    { title: story.disputed, entries: told(disputed) },
    { title: story.figures, entries: disagreements.map((each) => differing(each, phrases)) },
    { title: story.quoted, entries: told(quoted) },
    {
      title: story.timeline,
      entries: (alone ? [] : timeline).map((article) => {
        const at = article.publishedAt === null ? phrases.undated : `<t:${Math.floor(article.publishedAt / 1000)}:f>`;
        return `${at} · ${short(article.outlet, 60) || phrases.unnamedOutlet} · ${headline(article, phrases)}`;
      }),
    },
    { title: story.outlets, entries: alone ? [] : outletEntries(outlets, phrases) },
  ].filter(({ entries }) => entries.length > 0);
}

type Source = (article: Article) => string;

function sourcesOf(lead: Article, phrases: Phrases): Source {
  const named = new Set([lead.id]);
  return (article) => {
    const name = short(article.outlet, 60) || phrases.unnamedOutlet;
    if (named.has(article.id)) return masked(name, plain(article.outlet), article.url);
    named.add(article.id);
    const language = foreign(article, phrases);
    return [name, headline(article, phrases), ...(language === '' ? [] : [language])].join(' · ');
  };
}

/** Lines as they stand, below those of one article who published them, with the link. */
function toldEntries(told: readonly ToldLine[], source: Source, phrases: Phrases): readonly string[] {
  return [...Map.groupBy(told, ({ article }) => article)].flatMap(([article, own]) => {
    const words = toldLines(
      own.map(({ line }) => line),
      phrases,
    );
    return words.length === 0 ? [] : [`${words.join('\n')}\n-# ${source(article)}`];
  });
}

/** The claim and what denies it, one below the other, each with its speaker and who published it. */
function contestedEntry({ claimed, denied }: Contested, source: Source, phrases: Phrases): readonly string[] {
  const sides = [claimed, ...denied].map((each) => sideOf(each, source, phrases));
  return sides.some((side) => side === '') ? [] : [sides.join('\n')];
}

function sideOf({ line, article }: ToldLine, source: Source, phrases: Phrases): string {
  const [words] = toldLines([{ ...line, attribution: null }], phrases);
  const { attribution } = line;
  const standing =
    attribution === null
      ? phrases.story.reportedBy
      : (tagOf(line, phrases) ?? phrases.standing(attribution.standing, attribution.speaker));
  return words === undefined ? '' : `${words}\n${TAG}${standing} · ${source(article)}`;
}

function placesLine({ places }: Account, phrases: Phrases): string {
  return places.length === 0 ? '' : phrases.story.places(places.map((code) => short(phrases.country(code), 60)));
}

function differing({ kind, figures }: Disagreement, phrases: Phrases): string {
  const each = figures.map(({ printed, article }) => {
    const at = article.publishedAt === null ? phrases.undated : `<t:${Math.floor(article.publishedAt / 1000)}:R>`;
    return `${short(printed, 40)} – ${short(article.outlet, 60) || phrases.unnamedOutlet}, ${at}`;
  });
  return `${phrases.story.figure(kind)}: ${each.join(' · ')}`;
}

/** Those of which there is nothing to be noted stand in one line. */
function outletEntries(outlets: readonly OutletPart[], phrases: Phrases): readonly string[] {
  const entries = outlets.map((part) => ({ entry: outletEntry(part, phrases), noted: isNoted(part) }));
  const plainly = entries.filter(({ noted }) => !noted).map(({ entry }) => entry);
  const lines = Array.from({ length: Math.ceil(plainly.length / OUTLETS_A_LINE) }, (_, n) =>
    plainly.slice(n * OUTLETS_A_LINE, (n + 1) * OUTLETS_A_LINE).join(' · '),
  );
  return [...lines, ...entries.filter(({ noted }) => noted).map(({ entry }) => entry)];
}

const OUTLETS_A_LINE = 10;
const isNoted = ({ articles, copyOf, agencies }: OutletPart) =>
  articles.length > 1 || copyOf !== null || agencies.length > 0;

function outletEntry({ outlet, articles, copyOf, agencies }: OutletPart, phrases: Phrases): string {
  const name = short(outlet, 60) || phrases.unnamedOutlet;
  const notes = [
    articles.length > 1 ? phrases.story.articles(articles.length) : '',
    copyOf === null ? '' : phrases.story.copyOf(copyOf),
    agencies.length === 0 ? '' : phrases.story.credits(agencies),
  ].filter((note) => note !== '');
  return notes.length === 0 ? name : `${name} – ${notes.join(', ')}`;
}

/** Parts on pages in their order; one that is too long goes on on the next page under its title. */
function paged(parts: readonly Part[], room: number): readonly (readonly Part[])[] {
  const pages: { title: string; entries: string[] }[][] = [];
  let length = 0;
  for (const { title, entries } of parts)
    for (const entry of entries) {
      if (entry.length + title.length > room) continue;
      const page = pages.at(-1);
      const last = page?.at(-1);
      const cost = entry.length + 1 + (last?.title === title ? 0 : title.length + 5);
      if (page === undefined || length + cost > room || (last?.title !== title && page.length >= PARTS_A_PAGE)) {
        pages.push([{ title, entries: [entry] }]);
        length = entry.length + title.length + 6;
      } else {
        length += cost;
        if (last?.title === title) last.entries.push(entry);
        else page.push({ title, entries: [entry] });
      }
    }
  return pages;
}
