import { expect, it } from 'vitest';
import type { RawArticle } from '../../src/news/article.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { openStage } from './stage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const report = (publishedAt: number): RawArticle => ({
  outlet: 'Harbour Post',
  headline: `Dunmouth counts ${publishedAt / MINUTE} ships`,
  url: null,
  section: null,
  language: 'en',
  publishedAt,
  text: `The harbour of Dunmouth counted ${publishedAt / MINUTE} ships, the mayor said on the quay.`,
  bylines: [],
  rights: null,
  year: null,
  sample: false,
});

it.each([
  ['Europe/Berlin', '2:30', '2026-03-28T20:00Z', '2026-03-29T01:00Z', 'does not exist: it goes out at 3:00'],
  ['Europe/Berlin', '2:30', '2026-10-24T20:00Z', '2026-10-25T00:30Z', 'comes twice: it goes out the first time'],
  ['America/Nuuk', '23:30', '2026-03-28T20:00Z', '2026-03-29T01:00Z', 'does not exist: it goes out at midnight'],
  ['America/Havana', '0:30', '2026-03-08T00:00Z', '2026-03-08T05:00Z', 'does not exist: it goes out at 1:00'],
])(
  'a digest in %s at %s, with a beat every five minutes of the night of %s, comes once, at %s: the hour %s',
  async (zone, time, evening, expected) => {
    const start = Date.parse(evening);
    const stage = await openStage({ articles: [] });
    try {
      stage.clock.at = start;
      const channel = stage.lounge;
      await stage.moderator.run(`/digest subscribe channel:#${stage.news.name} time:${time} timezone:${zone}`, {
        channel,
      });
      for (; stage.clock.at < start + 10 * HOUR; stage.clock.at += 5 * MINUTE) {
        await storeAndFile(stage.app().archive, [report(stage.clock.at)], stage.clock.at);
        await stage.app().publish();
      }
      const sent = stage.sandbox.messages(stage.news.id).map(({ sentAt }) => new Date(sentAt).toISOString());
      expect(sent).toEqual([new Date(expected).toISOString()]);
      expect(await stage.app().archive.recentDeliveries(stage.guild.id, 9)).toHaveLength(1);
    } finally {
      await stage.close();
    }
  },
);
