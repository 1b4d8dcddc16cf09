// Holds our messages against Discord's own description of its API, where that file is at hand.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderArticle } from '../../../src/discord/render/article.ts';
import { renderDigest } from '../../../src/discord/render/digest.ts';
import { renderLatest } from '../../../src/discord/render/latest.ts';
import type { MessageBody } from '../../../src/discord/render/message.ts';
import { renderSearch } from '../../../src/discord/render/search.ts';
import { renderSubscribed, renderSubscriptions } from '../../../src/discord/render/subscriptions.ts';
import { anyArticle, anyLine, anySubscription, anyTold, NOW, story, TELLING } from './made.ts';

const FILE = fileURLToPath(new URL('../../../../shared/discord/openapi.json', import.meta.url));
const isThere = existsSync(FILE);
if (!isThere) console.info('Discord’s description of its API is not at hand; its test is skipped.');

describe.skipIf(!isThere)('Discord’s own description', () => {
  const validate = isThere ? compiled() : undefined;
  const refused = (body: MessageBody) => (validate?.(body) === true ? [] : (validate?.errors ?? ['not compiled']));

  it('takes every message', () => {
    const page = { ...TELLING, asOf: NOW, offset: 5, more: true, topic: null, region: null, outlet: null };
    const edition = { id: 'q7w8e9@1', subscriptionId: 'q7w8e9', dueAt: NOW };
    fc.assert(
      fc.property(
        fc.array(anyTold, { maxLength: 5 }),
        anySubscription,
        anyArticle,
        anyLine,
        (stories, order, lead, line) => {
          const hits = [{ article: lead, terms: ['nato'], lines: [line] }];
          const bodies = [
            renderDigest({ edition, subscription: order, items: stories, passed: [], lateMinutes: 12 }, TELLING),
            renderLatest({ ...page, stories }),
            renderArticle({ ...TELLING, article: lead, lines: [line], story: story(lead, [lead]) }),
            renderSearch({ ...page, query: 'nato', since: null, hits }),
            renderSubscribed({ ...TELLING, subscription: order, next: [NOW] }),
            renderSubscriptions({ ...TELLING, subscriptions: [order, order] }),
          ];
          for (const body of bodies) expect(refused(body)).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('would refuse a message that is wrong', () => {
    const components = [{ type: 10, content: '' }];
    expect(
      refused({ flags: 32768, components, allowed_mentions: { parse: [] } } as unknown as MessageBody),
    ).not.toEqual([]);
  });
});

function compiled() {
  const { components } = JSON.parse(readFileSync(FILE, 'utf8')) as { components: object };
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  return ajv.compile({ $ref: '#/components/schemas/MessageCreateRequest', components });
}
