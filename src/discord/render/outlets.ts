// The outlets of a server: how each one stands, and what a look at one gave.
import { healthOf, isTroubled, type OutletStanding } from '../../news/outlet-standing.ts';
import { keyedAddress, outletsAddress } from './address.ts';
import { type Entry, fitted } from './fit.ts';
import { cut, link, plain, safeAddress, short } from './inert.ts';
import { button, DISCORD, gap, type MessageBody, message, pager, parted, row, rule, text } from './message.ts';
import { foundIn } from './outlet-offer.ts';
import type { OutletsView, OutletTest, OutletTestView, RemovalView } from './outlet-views.ts';
import type { Phrases } from './phrases.ts';

export const OUTLETS_A_PAGE = 10;

const NAME = 80;
/** A longer address of a home page would leave no room for the others. */
const HOMEPAGE = 100;

export function renderOutlets({ phrases, outlets, own, limit, page }: OutletsView): MessageBody {
  const { outlets: said, label } = phrases;
  const pages = Math.max(1, Math.ceil(outlets.length / OUTLETS_A_PAGE));
  const at = Math.max(0, Math.min(Math.floor(page) || 0, pages - 1));
  const muted = outlets.filter((each) => each.muted).length;
  const troubled = outlets.filter((each) => !each.muted && isTroubled(healthOf(each.feeds))).length;
  const header = `## ${said.title}\n-# ${said.counts(outlets.length, troubled, muted, own, limit)}`;
  if (outlets.length === 0) return message([text(header), text(said.none)]);
  const shown = outlets.slice(at * OUTLETS_A_PAGE, (at + 1) * OUTLETS_A_PAGE);
  const { texts } = fitted(
    shown.map((outlet) => entryOf(outlet, phrases)),
    DISCORD.characters - header.length - 60,
  );
  const turn = pager(
    label,
    { to: outletsAddress(Math.max(0, at - 1)), open: at > 0 },
    { to: outletsAddress(at + 1), open: at + 1 < pages },
  );
  const list = parted(
    texts.map((content) => [text(content)]),
    gap,
  );
  const foot = pages > 1 ? [text(`-# ${said.page(at + 1, pages)}`), ...turn] : [];
  return message(parted([[text(header)], list, foot], rule));
}

/** With the name alone, a whole page fits whatever the outlets are called. */
function entryOf({ name, homepage, language, own, muted, sample, feeds }: OutletStanding, phrases: Phrases): Entry {
  const { outlets: said } = phrases;
  const health = healthOf(feeds);
  const troubled = isTroubled(health);
  const site = homepage !== null && homepage.length <= HOMEPAGE ? homepage : null;
  const facts = [
    language === null ? '' : phrases.language(language),
    feeds.length > 1 ? said.severalFeeds(feeds.length) : '',
    own ? said.addedHere : '',
    muted ? said.mutedHere : '',
    sample ? phrases.sample : '',
    troubled ? '' : said.health(health),
  ].filter((fact) => fact !== '');
  const title = `**${link(cut(plain(name), NAME), site) || phrases.unnamedOutlet}**`;
  const trouble = troubled ? [`-# ↳ ${said.health(health)}`] : [];
  return { head: title, lines: [...(facts.length > 0 ? [`-# ${facts.join(' · ')}`] : []), ...trouble] };
}

/** A look at an outlet or an address just now: what came, or why nothing did. */
export function renderOutletTest({ phrases, name, looks, now }: OutletTestView): MessageBody {
  const { outlets: said } = phrases;
  const header = `### ${said.testTitle(name)}`;
  const foot = `-# ${said.testHint}`;
  const entries = looks.map((look) => ({
    head: `**${short(hostAndPath(look.url), 100) || phrases.unnamedOutlet}**`,
    lines: linesOf(look, phrases, now),
  }));
  const { texts, left } = fitted(entries, DISCORD.characters - header.length - foot.length - 60, 12);
  const more = left > 0 ? [text(`-# ${phrases.andMore(left)}`)] : [];
  const list = parted(
    texts.map((content) => [text(content)]),
    gap,
  );
  return message(parted([[text(header)], [...list, ...more], [text(foot)]], rule));
}

function linesOf(look: OutletTest, phrases: Phrases, now: number): readonly string[] {
  const { outlets: said } = phrases;
  switch (look.kind) {
    case 'failed':
      return [capital(said.failure(look))];
    case 'page':
      return [said.onlyPage(look.feeds)];
    case 'feed': {
      const moved = look.movedTo === null ? [] : [said.movedTo(safeAddress(look.movedTo)?.href ?? look.movedTo)];
      return [said.cameAs(look.format, look.bytes, look.look.articles), ...moved, ...foundIn(look.look, phrases, now)];
    }
  }
}

export function renderRemoval({ phrases, key, name, feeds }: RemovalView): MessageBody {
  const { outlets: said } = phrases;
  const buttons = [
    [said.label.remove, keyedAddress('outlet-remove', key)],
    [said.label.spare, keyedAddress('outlet-spare', key)],
  ] as const;
  const rows = row(buttons.flatMap(([label, to]) => (to === undefined ? [] : [button(label, to)])));
  return message([text(said.removeAsked(name, feeds)), ...rows]);
}

const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

function hostAndPath(address: string): string {
  const url = URL.parse(address);
  return url === null ? address : `${url.host}${url.pathname.replace(/\/$/, '')}`;
}
