// Why a story stands where it stands, in plain sentences.
import { isOpinion } from '../../news/opinion.ts';
import { outletsOf } from '../../news/story.ts';
import type { Explanation } from '../../newsroom/why.ts';
import { openAddress, storyAddress } from './address.ts';
import { fitted } from './fit.ts';
import { inert, short } from './inert.ts';
import { button, DISCORD, type MessageBody, menu, message, parted, row, rule, text } from './message.ts';
import type { Phrases } from './phrases.ts';
import { credits, headline, option } from './telling.ts';

export interface WhyView {
  readonly phrases: Phrases;
  readonly explanation: Explanation;
}

const DIGESTS = 6;

export function renderWhy({ phrases, explanation }: WhyView): MessageBody {
  const { story, filed, named, rank } = explanation;
  const said = phrases.storyWhy;
  const head = `### ${headline(story.lead, phrases)}\n${credits(story.lead, phrases)}`;
  const standing = `**${said.rankTitle}**\n${said.rank(rank, outletsOf(story), story.newsAt, story.articles.every(isOpinion))}`;
  const digests = `**${said.digestsTitle}**\n${digestsTold(explanation, phrases)}`;
  const room = DISCORD.characters - head.length - standing.length - digests.length - said.filedTitle.length - 120;
  const entries = filed.map(({ article, because: { reason } }) => {
    const other = reason !== null && 'articleId' in reason ? (named.get(reason.articleId)?.headline ?? null) : null;
    const name = short(article.outlet, 60) || phrases.unnamedOutlet;
    return { head: `- ${name} · ${headline(article, phrases)}`, lines: [`-# ↳ ${said.filed(reason, other)}`] };
  });
  const { texts, left } = fitted(entries, room - entries.length);
  const more = left > 0 ? [phrases.andMore(left)] : [];
  const reasons = `**${said.filedTitle}**\n${[...texts, ...more].join('\n')}`;
  const to = storyAddress(story.id, 0);
  const rows = [
    ...menu(
      openAddress('story'),
      phrases.label.openArticle,
      filed.map(({ article }) => option(article, phrases)),
    ),
    ...(to === undefined ? [] : row([button(phrases.label.wholeStory, to)])),
  ];
  return message(parted([[text(head)], [text(standing)], [text(digests)], [text(reasons)], rows], rule));
}

function digestsTold({ guildId, digests }: Explanation, phrases: Phrases): string {
  const said = phrases.storyWhy;
  if (guildId === null) return said.noDigestsHere;
  if (digests.length === 0) return said.noDigest;
  const told = digests.slice(0, DIGESTS).map(({ subscription, posted, prospect }) => {
    const [newest] = posted;
    const message = `https://discord.com/channels/${digits(guildId)}/${digits(newest?.channelId ?? '')}/${digits(newest?.messageId ?? '')}`;
    const lines = [
      newest ? said.posted(newest.postedAt, message) : said.notPosted,
      said.prospect(prospect, subscription.paused === null ? subscription.dueAt : null),
    ];
    return `- ${inert(phrases.label.digest(subscription))}\n${lines.map((line) => `-# ↳ ${line}`).join('\n')}`;
  });
  return [...told, ...(digests.length > DIGESTS ? [phrases.andMore(digests.length - DIGESTS)] : [])].join('\n');
}

const digits = (id: string) => id.replace(/\D/g, '');
