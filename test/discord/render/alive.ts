// What a message of ours may have alive in it, and whether there is more.
import { ComponentType } from 'discord-api-types/v10';
import { safeAddress } from '../../../src/discord/render/inert.ts';
import type { MessageBody } from '../../../src/discord/render/message.ts';
import type { Article } from '../../../src/news/article.ts';
import { everyComponent, textsOf } from './limits.ts';
import { survivors } from './survivors.ts';

/** Ours: headings, bold, subtext, list items, timestamps. */
const OURS = new Set(['heading', 'strong', 'subtext', 'item', 'timestamp']);

/** Everything alive beyond our own formatting, links to the articles, and the mentions that were meant. */
export function strangers(
  body: MessageBody,
  meant: { readonly articles?: readonly Article[]; readonly mentions?: readonly string[] },
): readonly string[] {
  const addresses = (meant.articles ?? []).flatMap(({ url }) => (url === null ? [] : [safeAddress(url)?.href]));
  const allowed = new Set([
    ...OURS,
    ...addresses.map((href) => `link ${href}`),
    ...(meant.mentions ?? []).map((mention) => `mention ${mention}`),
  ]);
  const buttons = everyComponent(body).flatMap((one) =>
    one.type === ComponentType.Button && 'url' in one && !addresses.includes(one.url) ? [`button ${one.url}`] : [],
  );
  return [
    ...textsOf(body)
      .flatMap(survivors)
      .filter((one) => !allowed.has(one)),
    ...buttons,
  ];
}
