// The commands, in the order of help, and what buttons and menus lead to: used by dispatch, registration, documentation and tests.
import type { AddressHandler, Asked, Command, MessageMenu, Reply } from '../src/discord/command.ts';
import type { Address } from '../src/discord/render/address.ts';
import { STORIES_A_PAGE } from '../src/discord/render/latest.ts';
import type { Newsroom } from '../src/newsroom/newsroom.ts';
import type { LatestQuestion, SearchQuestion } from '../src/newsroom/reader.ts';
import { briefed, briefThis } from './brief-this.ts';
import { draftPressed } from './digest/drafts.ts';
import { digest, historyPage, opened, preview, sendNow } from './digest.ts';
import { articlePage, correctionsPage, latestPage, news, searchPage, storyPage } from './news.ts';
import { outletAddressed, outlets } from './outlets.ts';
import { settings } from './settings.ts';
import { status } from './status.ts';

export const commands: readonly Command<Newsroom>[] = [news, digest, outlets, settings, status];

/** Of a message. */
export const menus: readonly MessageMenu<Newsroom>[] = [briefThis];

/** Stories a page, as /news latest allows them. */
const clamped = (count: number) => Math.min(10, Math.max(1, count));

const LATEST = (asOf: number) => ({
  topic: null,
  region: null,
  outlet: null,
  count: STORIES_A_PAGE,
  asOf,
  offset: 0,
});

async function lead(address: Address, values: readonly string[], asked: Asked<Newsroom>): Promise<Reply> {
  switch (address.kind) {
    case 'latest':
      return latestPage({ ...address, count: clamped(address.count ?? STORIES_A_PAGE) }, asked);
    case 'latest-kept':
      return latestPage(
        { ...(await asked.newsroom.keptQuestion<LatestQuestion>(address.key)), offset: address.offset },
        asked,
      );
    case 'search':
      return searchPage(address, asked);
    case 'search-kept':
      return searchPage(
        { ...(await asked.newsroom.keptQuestion<SearchQuestion>(address.key)), offset: address.offset },
        asked,
      );
    case 'read':
      return articlePage(address.articleId, address.page, asked);
    case 'story':
      return storyPage(address.storyId, address.page, asked);
    case 'open': {
      const [articleId] = values;
      // The button of a quiet day.
      if (articleId === undefined) return { ...(await latestPage(LATEST(asked.now), asked)), private: true };
      // Of a list of stories the menu opens a story, of others an article.
      if (address.mark === 'search' || address.mark === 'story') return articlePage(articleId, 0, asked);
      return { ...(await storyPage(articleId, 0, asked)), private: true };
    }
    case 'preview':
      return preview(address.subscriptionId, asked);
    case 'send':
      return sendNow(address, asked);
    case 'draft-approve':
    case 'draft-send':
    case 'draft-drop':
      return draftPressed(address, values, asked);
    case 'corrections':
      return correctionsPage(address.scope, address.offset, asked);
    case 'editions':
      return opened(values[0] ?? '', asked);
    case 'history':
      return historyPage(address, asked);
    case 'links':
      return briefed(address.key, Number(values[0]), 0, asked);
    case 'link':
      return briefed(address.key, address.place, address.page, asked);
    case 'outlets':
    case 'outlet-form':
    case 'outlet-feeds':
    case 'outlet-keep':
    case 'outlet-leave':
    case 'outlet-remove':
    case 'outlet-spare':
      return outletAddressed(address, values, asked);
  }
}

export const addresses: Readonly<Record<Address['kind'], AddressHandler<Newsroom>>> = {
  latest: { turnsPage: true, run: lead },
  'latest-kept': { turnsPage: true, run: lead },
  search: { turnsPage: true, run: lead },
  'search-kept': { turnsPage: true, run: lead },
  read: { turnsPage: true, run: lead },
  story: { turnsPage: true, run: lead },
  'draft-approve': { turnsPage: true, moderators: true, run: lead },
  'draft-send': { turnsPage: true, moderators: true, run: lead },
  'draft-drop': { turnsPage: true, moderators: true, run: lead },
  corrections: { turnsPage: true, run: lead },
  open: { turnsPage: false, run: lead },
  preview: { turnsPage: false, moderators: true, run: lead },
  send: { turnsPage: true, moderators: true, run: lead },
  history: { turnsPage: true, moderators: true, run: lead },
  editions: { turnsPage: false, moderators: true, run: lead },
  links: { turnsPage: false, run: lead },
  link: { turnsPage: true, run: lead },
  outlets: { turnsPage: true, moderators: true, run: lead },
  'outlet-form': { turnsPage: false, moderators: true, run: lead },
  'outlet-feeds': { turnsPage: false, moderators: true, run: lead },
  'outlet-keep': { turnsPage: true, moderators: true, run: lead },
  'outlet-leave': { turnsPage: true, moderators: true, run: lead },
  'outlet-remove': { turnsPage: true, moderators: true, run: lead },
  'outlet-spare': { turnsPage: true, moderators: true, run: lead },
};
