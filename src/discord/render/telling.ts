// How one article or story is told in a list: headline, who says it and when, its lines.
import type { APISelectMenuOption } from 'discord-api-types/v10';
import { type Article, newsAt } from '../../news/article.ts';
import type { Line } from '../../news/evidence.ts';
import { isOpinion, isOpinionSection } from '../../news/opinion.ts';
import { outletsOf, type Story } from '../../news/story.ts';
import type { Entry } from './fit.ts';
import { cut, emboldened, inert, masked, plain, short } from './inert.ts';
import { DISCORD } from './message.ts';
import type { Phrases } from './phrases.ts';

/** No headline is longer. */
export const HEADLINE = 240;
/** Opens the small print under a line that belongs to it. */
export const TAG = '-# ↳ ';

/** The headline as a link to the article, cut where it is too long for a headline. */
export function headline(article: Article, phrases: Phrases, terms: readonly string[] = []): string {
  const words = cut(plain(article.headline), HEADLINE);
  const shown = words === '' ? inert(phrases.label.untitled) : emboldened(words, terms);
  return masked(shown, words, article.url);
}

/** Outlet, section, that it is an opinion where the section does not say so, age, how many others have it, the language where it is not the reader's, the sample mark: subtext. */
export function credits(article: Article, phrases: Phrases, others: Others = {}): string {
  const { outlet, section, publishedAt, sample } = article;
  const parts = [
    short(outlet, 80) || phrases.unnamedOutlet,
    section === null ? '' : short(section, 40),
    isOpinion(article) && !isOpinionSection(section) ? phrases.opinion : '',
    publishedAt === null ? phrases.undated : `<t:${seconds(publishedAt)}:R>`,
    othersTold(article, phrases, others),
    foreign(article, phrases),
    sample ? phrases.sample : '',
  ];
  return `-# ${parts.filter((part) => part !== '').join(' · ')}`;
}

interface Others {
  readonly otherOutlets?: number | 'none-so-far';
  /** When the newest of them is from. */
  readonly newestAt?: number;
  /** When the list is read, where that is known. */
  readonly asOf?: number;
}

/** So much newer than the article shown that it is said. */
const NEWER_MS = 3 * 3_600_000;
const DAY_MS = 86_400_000;

function othersTold(article: Article, phrases: Phrases, { otherOutlets = 0, newestAt = 0, asOf }: Others): string {
  if (otherOutlets === 'none-so-far') return phrases.oneOutlet;
  if (otherOutlets <= 0) return '';
  const at = newsAt(article);
  // Where both are told in days, and in as many, the second says nothing.
  const same = asOf !== undefined && daysOld(at, asOf) > 0 && daysOld(at, asOf) === daysOld(newestAt, asOf);
  return phrases.otherOutlets(otherOutlets, newestAt - at >= NEWER_MS && !same ? newestAt : null);
}

const daysOld = (at: number, asOf: number) => Math.round((asOf - at) / DAY_MS);

/** The language of an article where it is not the reader's; else empty. */
export function foreign({ language }: Article, phrases: Phrases): string {
  return language === null || language === phrases.locale.split('-')[0] ? '' : phrases.language(language);
}

/** Lines as markdown, each whole and exactly its text, with a tag below where its standing or speaker must be told. */
export function toldLines(lines: readonly Line[], phrases: Phrases, terms: readonly string[] = []): readonly string[] {
  return lines.flatMap((line) => {
    const tag = tagOf(line, phrases);
    const words = emboldened(line.text, terms);
    if (words === '') return [];
    return [tag === undefined ? words : `${words}\n${TAG}${tag}`];
  });
}

/** What must be told of who says a line, and how firmly; undefined where the line tells it. */
export function tagOf({ text, attribution }: Pick<Line, 'text' | 'attribution'>, phrases: Phrases): string | undefined {
  if (attribution === null) return undefined;
  const { speaker, standing } = attribution;
  if (standing !== 'stated') return phrases.standing(standing, speaker);
  // The outlet's own "…, the minister said" tells it already.
  return speaker === null || text.includes(speaker) ? undefined : phrases.standing(standing, speaker);
}

/** A story or a hit as an entry of a list. */
export function told(
  article: Article,
  lines: readonly Line[],
  phrases: Phrases,
  details: Others & { readonly terms?: readonly string[] } = {},
): Entry {
  const { terms } = details;
  const title = headline(article, phrases, terms);
  return {
    head: `${terms === undefined ? `**${title}**` : title}\n${credits(article, phrases, details)}`,
    lines: toldLines(lines, phrases, terms),
  };
}

/** How many outlets beside that of the lead report a story by themselves, and when the newest did. */
export function othersOf(story: Story): { readonly otherOutlets: number; readonly newestAt: number } {
  const theirs = story.articles.filter(({ id, outlet }) => outlet !== story.lead.outlet && !story.copies.has(id));
  return { otherOutlets: outletsOf(story) - 1, newestAt: Math.max(0, ...theirs.map(newsAt)) };
}

/** An article as an option of a menu, the value being its id. */
export function option(article: Article, phrases: Phrases): APISelectMenuOption {
  return {
    label: cut(plain(article.headline) || phrases.label.untitled, DISCORD.option),
    value: article.id.slice(0, DISCORD.option),
    description: cut(phrases.label.option(plain(article.outlet), article.sample), DISCORD.option),
  };
}

const seconds = (at: number) => Math.floor(at / 1000);
