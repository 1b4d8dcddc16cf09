// Outlets that may be added: what each gives is shown before anything is kept.
import type { FeedLook } from '../../news/feed-look.ts';
import { keyedAddress, OUTLET_FORM } from './address.ts';
import { fitted } from './fit.ts';
import { type FormBody, form } from './form.ts';
import { cut, link, plain, short } from './inert.ts';
import { button, DISCORD, type MessageBody, menu, message, parted, type Row, row, rule, text } from './message.ts';
import type { FileOfferView, FoundFeedsView, LinksView, OfferView } from './outlet-views.ts';
import type { Phrases } from './phrases.ts';

const HEADLINE = 120;
const LONGEST_ADDRESS = 500;
const LONGEST_NAME = 80;

/** Where an outlet's address and name are written. */
export function outletForm({ outlets: { label } }: Phrases): FormBody {
  return form(OUTLET_FORM, label.formTitle, [
    {
      label: label.formAddress,
      description: label.formAddressHint,
      placeholder: 'https://',
      required: true,
      most: LONGEST_ADDRESS,
    },
    { label: label.formName, description: label.formNameHint, required: false, most: LONGEST_NAME },
  ]);
}

export function renderOffer({ phrases, key, url, name, renamed, look, now }: OfferView): MessageBody {
  const { outlets: said } = phrases;
  const title = link(cut(plain(look.title ?? '') || plain(name), 100), look.homepage) || phrases.unnamedOutlet;
  const head = [`### ${said.offerTitle}`, `**${title}**`, `-# ${short(url, 200)}`].join('\n');
  const facts = foundIn(look, phrases, now).join('\n');
  return message(
    parted(
      [
        [text(head)],
        [text(facts)],
        [
          text(said.offerName(name, renamed)),
          ...decide(key, said.label.keep, said.label.leave),
          text(`-# ${said.offerHint}`),
        ],
      ],
      rule,
    ),
  );
}

/** What a feed gives, one fact or headline a line. */
export function foundIn(look: FeedLook, phrases: Phrases, now: number): readonly string[] {
  const { outlets: said } = phrases;
  if (look.articles === 0) return [said.noArticles];
  const facts = [
    look.language === null ? said.unknownLanguage : phrases.language(look.language),
    said.pace(look.pace),
    said.carries(look.carries),
  ];
  const newest = look.newest.map(({ headline, url, at }) => {
    const age = at === null || at > now ? phrases.undated : `<t:${Math.floor(at / 1000)}:R>`;
    return `- ${link(cut(plain(headline), HEADLINE) || phrases.label.untitled, url !== null && url.length <= 300 ? url : null)} · ${age}`;
  });
  return [
    capital(`${facts.join(' · ')}`),
    ...(look.garbled > 0 ? [said.garbled(look.garbled, look.articles)] : []),
    ...(look.undated > 0 ? [said.undated(look.undated, look.articles)] : []),
    `**${said.newest}**`,
    ...newest,
  ];
}

/** The feeds of a site, to choose one from. */
export function renderFoundFeeds({ phrases, key, site, feeds }: FoundFeedsView): MessageBody {
  const { outlets: said } = phrases;
  const options = feeds.slice(0, DISCORD.options).map(({ url, title }, place) => ({
    label: cut(plain(title ?? '') || tail(url), DISCORD.option),
    value: String(place),
    description: cut(tail(url), DISCORD.option),
  }));
  return message([
    text(`### ${said.feedsTitle(site, feeds.length)}`),
    ...menu(keyedAddress('outlet-feeds', key), said.label.whichFeed, options),
  ]);
}

/** What a file of outlets gives: what can be kept, and why the others cannot. */
export function renderFileOffer(offer: FileOfferView): MessageBody {
  const { phrases, key, title, fits, others, faults, tooDeep, isCut } = offer;
  const { outlets: said } = phrases;
  const head = `### ${said.fileTitle(title)}\n${fits.length === 0 ? said.fileNothing : said.fileCounts(fits.length, others.length + faults + tooDeep)}`;
  const room = DISCORD.characters - head.length - 200;
  const fitting = fits.map(({ name, language, articles }) => {
    const facts = [language === null ? '' : phrases.language(language), said.articles(articles)];
    return `- ${short(name, 60)} · ${facts.filter((fact) => fact !== '').join(' · ')}`;
  });
  const left = [
    ...(isCut ? [`- ${said.fileCut}`] : []),
    ...(tooDeep > 0 ? [`- ${said.fileTooDeep(tooDeep)}`] : []),
    ...(faults > 0 ? [`- ${said.fileFaults(faults)}`] : []),
    ...notTaken(others, phrases),
  ];
  const mine = left.length === 0 ? room : Math.floor((room * 2) / 3);
  const kept = listed(null, fitting, mine, phrases);
  const spare = room - kept.length;
  return message(
    parted(
      [
        [text(head)],
        fitting.length === 0 ? [] : [text(kept)],
        left.length === 0 ? [] : [text(listed(said.fileOthers, left, spare, phrases))],
        key === null ? [] : decide(key, said.label.keepAll(fits.length), said.label.leaveAll),
      ],
      rule,
    ),
  );
}

/** So many are named for one reason. */
const NAMED = 4;

/** A reason that many share is told once. */
function notTaken(others: FileOfferView['others'], phrases: Phrases): readonly string[] {
  const byReason = Map.groupBy(others, ({ why }) => phrases.outlets.notTaken(why));
  return [...byReason].flatMap(([reason, alike]) => {
    const names = alike.map(({ name }) => short(name, 60));
    if (names.length <= NAMED) return names.map((name) => `- ${name}: ${reason}`);
    const [shown, left] = [names.slice(0, NAMED - 1).join(', '), names.length - NAMED + 1];
    return [`- ${shown} ${phrases.andMore(left)}: ${reason}`];
  });
}

function listed(title: string | null, lines: readonly string[], room: number, phrases: Phrases): string {
  const heading = title === null ? [] : [`**${title}**`];
  const { texts, left } = fitted(
    lines.map((head) => ({ head, lines: [] })),
    room - (title?.length ?? 0) - lines.length - 40,
  );
  return [...heading, ...texts, ...(left > 0 ? [`-# ${phrases.andMore(left)}`] : [])].join('\n');
}

/** The links of a message, to choose one from. */
export function renderLinks({ phrases, key, links }: LinksView): MessageBody {
  const { outlets: said } = phrases;
  const options = links.slice(0, DISCORD.options).map((url, place) => ({
    label: cut(tail(url), DISCORD.option),
    value: String(place),
  }));
  return message([
    text(said.linksTitle(links.length)),
    ...menu(keyedAddress('links', key), said.label.whichLink, options),
  ]);
}

function decide(key: string, yes: string, no: string): Row[] {
  const [keep, leave] = [keyedAddress('outlet-keep', key), keyedAddress('outlet-leave', key)];
  return keep === undefined || leave === undefined ? [] : row([button(yes, keep), button(no, leave)]);
}

const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** An address as people tell addresses apart: without its scheme. */
function tail(address: string): string {
  return plain(address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')) || '–';
}
