// "Brief this link", in the menu of a message: the article that it links to, for who asked.
import { type Asked, messageMenuFor, type Reply } from '../src/discord/command.ts';
import { linkAddress } from '../src/discord/render/address.ts';
import { renderArticle } from '../src/discord/render/article.ts';
import { renderLinks } from '../src/discord/render/outlet-offer.ts';
import { linksIn } from '../src/news/links.ts';
import { Refusal } from '../src/news/refusal.ts';
import type { Newsroom } from '../src/newsroom/newsroom.ts';

export type Briefing = Pick<Newsroom, 'keepLinks' | 'briefKept'>;

export const briefThis = messageMenuFor<Briefing>()(
  'Brief this link',
  'Briefs the article that a message links to, for your eyes only',
  async (message, asked) => {
    const links = linksIn(message);
    const [first] = links;
    if (first === undefined) throw new Refusal('no-link', {});
    const { newsroom, phrases, now } = asked;
    if (links.length === 1) return briefed(await newsroom.keepLinks(links), 0, 0, asked);
    return { body: renderLinks({ key: await newsroom.keepLinks(links), links, phrases, now }), private: true };
  },
);

/** @param place of the link in the list that is kept under the key */
export async function briefed(
  key: string,
  place: number,
  page: number,
  { newsroom, who, phrases, now }: Asked<Briefing>,
): Promise<Reply> {
  const told = await newsroom.briefKept(who.id, key, place);
  const pageAddress = (each: number) => linkAddress(key, place, each);
  return { body: renderArticle({ ...told, page, pageAddress, phrases, now }), private: true };
}
