// Drafts whose editions are done with, though Discord does not take what some of them say.
import { expect, it } from 'vitest';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { editionOf } from '../../src/news/edition.ts';
import { closeLeft } from '../../src/newsroom/left-drafts.ts';
import { keepLog } from '../e2e/stage.ts';
import { subscriptionWith } from '../news/made.ts';

const EIGHT = Date.UTC(2025, 4, 21, 8);

it('are closed, however many before them cannot be closed yet', async () => {
  const archive = createArchive(await openDatabase(':memory:'));
  const shut = Array.from({ length: 60 }, (_, n) => `shut${n}`);
  for (const id of [...shut, 'open']) {
    await archive.addSubscription(subscriptionWith({ id, channelId: id, dueAt: EIGHT }));
    const edition = editionOf(id, EIGHT);
    await archive.spike(edition, 'withheld', EIGHT);
    await archive.addDraft({
      ...{
        deliveryId: edition.id,
        guildId: 'g',
        channelId: id,
        messageId: 'm',
        items: [],
        dropped: [],
        state: 'taken',
      },
      ...{ decidedBy: null, decidedAt: null, sendNow: false, otherwise: 'post' },
      deadlineAt: EIGHT + (id === 'open' ? 1 : 0),
    });
  }
  const post = async () => ({ kind: 'channel-gone' }) as const;
  const drafts = { post, update: async ({ draft }: { draft: { channelId: string } }) => draft.channelId === 'open' };
  const tools = { archive, drafts, now: () => EIGHT + 2, log: keepLog() };
  expect(await closeLeft(tools)).toBe(1);
  const left = await archive.draftsLeft(100);
  expect(left.map(({ draft }) => draft.channelId).sort()).toEqual([...shut].sort());
  await archive.close();
});
