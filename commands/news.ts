// /news: what readers ask.

import { type Asked, commandFor, Option, type Reply } from '../src/discord/command.ts';
import { latestAddress, searchAddress } from '../src/discord/render/address.ts';
import { renderArticle } from '../src/discord/render/article.ts';
import { CORRECTIONS_A_PAGE, renderCorrections } from '../src/discord/render/corrections.ts';
import { english } from '../src/discord/render/english/english.ts';
import { cut } from '../src/discord/render/inert.ts';
import { renderLatest, STORIES_A_PAGE } from '../src/discord/render/latest.ts';
import { renderSearch } from '../src/discord/render/search.ts';
import { renderStory } from '../src/discord/render/story.ts';
import { renderWhy } from '../src/discord/render/why.ts';
import { REGIONS, TOPICS } from '../src/news/article.ts';
import { Refusal } from '../src/news/refusal.ts';
import type { Newsroom } from '../src/newsroom/newsroom.ts';
import type { LatestQuestion, SearchQuestion } from '../src/newsroom/reader.ts';

export type Reading = Pick<
  Newsroom,
  | 'latest'
  | 'story'
  | 'why'
  | 'read'
  | 'search'
  | 'completeArticle'
  | 'completeOutlet'
  | 'keepQuestion'
  | 'keptQuestion'
  | 'corrections'
>;

const DAY_MS = 24 * 3_600_000;
const SPANS = { day: DAY_MS, week: 7 * DAY_MS, month: 31 * DAY_MS, year: 366 * DAY_MS } as const;

const topics = TOPICS.map((value) => ({ name: english.topic(value), value }));
const regions = REGIONS.map((value) => ({ name: english.region(value), value }));

/** Articles to choose from: a story is asked for by any of its own. */
async function headlines(typed: string, { newsroom, where, phrases }: Asked<Reading>) {
  return (await newsroom.completeArticle(typed, where.guildId)).map(({ id, headline, outlet }) => ({
    name: [cut(headline || phrases.label.untitled, 70), cut(outlet, 27)].filter((part) => part !== '').join(' · '),
    value: id,
  }));
}

export const news = commandFor<Reading>()(
  {
    name: 'news',
    description: 'World news, each line with the outlet that published it',
    contexts: [0, 1],
    integration_types: [0],
    options: [
      {
        type: Option.Subcommand,
        name: 'latest',
        description: 'The newest stories',
        options: [
          { type: Option.String, name: 'topic', description: 'Only this topic', choices: topics },
          { type: Option.String, name: 'region', description: 'Only this part of the world', choices: regions },
          {
            type: Option.String,
            name: 'outlet',
            description: 'Only stories that this outlet reports',
            autocomplete: true,
          },
          {
            type: Option.Integer,
            name: 'count',
            description: 'Stories a page; 5 if you leave it out',
            min_value: 1,
            max_value: 10,
          },
        ],
      },
      {
        type: Option.Subcommand,
        name: 'story',
        description: 'One story, outlet by outlet',
        options: [
          {
            type: Option.String,
            name: 'about',
            description: 'Words of a headline',
            required: true,
            autocomplete: true,
          },
        ],
      },
      {
        type: Option.Subcommand,
        name: 'read',
        description: 'One article in its own words, with the link to it',
        options: [
          {
            type: Option.String,
            name: 'article',
            description: 'Words of its headline',
            required: true,
            autocomplete: true,
          },
        ],
      },
      {
        type: Option.Subcommand,
        name: 'search',
        description: 'Search everything stored',
        options: [
          {
            type: Option.String,
            name: 'query',
            description: 'Words, "a phrase", or the begin* of a word',
            required: true,
            max_length: 200,
          },
          { type: Option.String, name: 'outlet', description: 'Only this outlet', autocomplete: true },
          { type: Option.String, name: 'region', description: 'Only this part of the world', choices: regions },
          {
            type: Option.String,
            name: 'since',
            description: 'How far back',
            choices: [
              { name: 'a day', value: 'day' },
              { name: 'a week', value: 'week' },
              { name: 'a month', value: 'month' },
              { name: 'a year', value: 'year' },
            ],
          },
        ],
      },
      {
        type: Option.Subcommand,
        name: 'why',
        description: 'Why a story leads, and why it is or is not in this channel’s digest',
        options: [
          {
            type: Option.String,
            name: 'story',
            description: 'Words of a headline',
            required: true,
            autocomplete: true,
          },
        ],
      },
      {
        type: Option.Subcommand,
        name: 'corrections',
        description: 'What was corrected or withdrawn of what was posted here',
        options: [
          {
            type: Option.String,
            name: 'where',
            description: 'This channel if you leave it out; the whole server is for moderators',
            choices: [
              { name: 'this channel', value: 'channel' },
              { name: 'the whole server', value: 'server' },
            ],
          },
        ],
      },
    ],
  },
  {
    latest: async ({ options, ...asked }) => {
      const { topic, region, outlet, count } = options;
      const question = {
        topic: topic ?? null,
        region: region ?? null,
        outlet: outlet ?? null,
        count: count ?? STORIES_A_PAGE,
      };
      return latestPage({ ...question, asOf: asked.now, offset: 0 }, asked);
    },
    story: async ({ options, ...asked }) => storyPage(options.about, 0, asked),
    why: async ({ options, where, newsroom, phrases }) => ({
      body: renderWhy({ phrases, explanation: await newsroom.why(options.story, where.guildId, where.channelId) }),
      private: true,
    }),
    read: async ({ options, ...asked }) => ({ ...(await articlePage(options.article, 0, asked)), private: false }),
    search: async ({ options, ...asked }) => {
      const { query, outlet, region, since } = options;
      const from = since === undefined ? null : asked.now - SPANS[since];
      return searchPage({ query, outlet: outlet ?? null, region: region ?? null, since: from, offset: 0 }, asked);
    },
    corrections: async ({ options, ...asked }) => correctionsPage(options.where ?? 'channel', 0, asked),
  },
  {
    outlet: (typed, { newsroom, where }) => newsroom.completeOutlet(typed, where.guildId),
    article: headlines,
    about: headlines,
    story: headlines,
  },
);

export async function latestPage(
  question: LatestQuestion,
  { newsroom, where, phrases, now }: Asked<Reading>,
): Promise<Reply> {
  const page = await newsroom.latest(question, where.guildId);
  const key = latestAddress(question) === undefined ? await newsroom.keepQuestion(question) : null;
  return { body: renderLatest({ ...page, key, phrases, now }), private: false };
}

export async function searchPage(
  question: SearchQuestion,
  { newsroom, where, phrases, now }: Asked<Reading>,
): Promise<Reply> {
  const page = await newsroom.search(question, where.guildId);
  const key =
    searchAddress({ ...question, offset: 1_000_000 }) === undefined ? await newsroom.keepQuestion(question) : null;
  return { body: renderSearch({ ...page, key, phrases, now }), private: false };
}

export async function storyPage(
  asked: string,
  page: number,
  { newsroom, where, phrases }: Asked<Reading>,
): Promise<Reply> {
  return { body: renderStory({ account: await newsroom.story(asked, where.guildId), page, phrases }), private: false };
}

export async function articlePage(
  asked: string,
  page: number,
  { newsroom, where, phrases, now }: Asked<Reading>,
): Promise<Reply> {
  return { body: renderArticle({ ...(await newsroom.read(asked, where.guildId)), page, phrases, now }), private: true };
}

/** Channels that a reader may not see stay out of sight. */
export async function correctionsPage(
  scope: 'channel' | 'server',
  offset: number,
  { newsroom, who, where, phrases, now }: Asked<Pick<Newsroom, 'corrections'>>,
): Promise<Reply> {
  const { channelId, guildId } = where;
  if (scope === 'server' && guildId === null) throw new Refusal('servers-only', {});
  if (scope === 'server' && !who.isModerator) throw new Refusal('moderators-only', {});
  const place = scope === 'server' && guildId !== null ? { guildId } : { channelId };
  const page = await newsroom.corrections(place, offset, CORRECTIONS_A_PAGE);
  const view = { ...page, scope, offset, moderator: who.isModerator, phrases, now };
  return { body: renderCorrections(view), private: scope === 'server' };
}
