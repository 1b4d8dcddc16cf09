import { describe, expect, it } from 'vitest';
import { renderDeliveries, renderOpenedDelivery } from '../../../src/discord/render/deliveries.ts';
import type { Settlement } from '../../../src/news/delivery.ts';
import type { Verdict } from '../../../src/news/verdict.ts';
import { faults, textsOf } from './limits.ts';
import { NOW, TELLING } from './made.ts';
import { shownText } from './survivors.ts';

const delivery = (
  n: number,
  settlement: Settlement = { state: 'sent', messageId: '300000000000000001', stories: 2 },
) => ({
  id: `0a1b2c3d4e@${NOW + n}`,
  subscriptionId: '0a1b2c3d4e',
  channelId: '200000000000000001',
  guildId: '100000000000000001',
  dueAt: NOW + n,
  attempts: 1,
  settledAt: NOW + n,
  settlement,
});
const shown = (body: Parameters<typeof textsOf>[0]) => textsOf(body).map(shownText).join('\n');

describe('the history', () => {
  it('has a menu that opens each of its editions', () => {
    const deliveries = Array.from({ length: 10 }, (_, n) => delivery(n * 60_000));
    const page = { guildId: 'g', subscriptionId: null, deliveries, offset: 0, more: false };
    const body = renderDeliveries({ ...TELLING, ...page });
    expect(faults(body)).toEqual([]);
    for (const { id } of deliveries) expect(JSON.stringify(body)).toContain(`"value":"${id}"`);
  });

  it('says their times in the zone of their digest', () => {
    const deliveries = [{ ...delivery(0), dueAt: Date.UTC(2025, 4, 21, 6) }];
    const zones = new Map([['0a1b2c3d4e', 'Europe/Brussels']]);
    const page = { guildId: 'g', subscriptionId: null, deliveries, zones, offset: 0, more: false };
    expect(JSON.stringify(renderDeliveries({ ...TELLING, ...page }))).toContain('21 May 2025, 08:00 Europe/Brussels');
  });
});

describe('one edition', () => {
  const whys: readonly Verdict['why'][] = [
    { kind: 'new' },
    { kind: 'since', at: NOW },
    { kind: 'no-room' },
    { kind: 'not-standing' },
    { kind: 'told', at: NOW },
    { kind: 'kept-out', at: NOW, userId: '12' },
    { kind: 'said' },
    { kind: 'filter', filter: 'exclude' },
    { kind: 'outlets', outlets: 1 },
    { kind: 'beaten' },
  ];
  const stories = whys.map((why, n) => ({ storyId: `s${n}`, outlets: 2, why, headline: `*Headline* ${n} @everyone` }));

  it('says of each story in it and near it why, each headline inert', () => {
    const body = renderOpenedDelivery({ ...TELLING, delivery: { ...delivery(0), stories } });
    expect(faults(body)).toEqual([]);
    const [inside, outside] = shown(body).split('Not in it');
    expect(inside).toContain('*Headline* 0 @everyone');
    expect(inside).toContain('told for the first time, 2 outlets');
    expect(inside).toContain('*Headline* 1');
    expect(outside).toContain('held: one outlet reports it so far');
    expect(outside).toMatch(/dropped by .* from the draft of .*, and nothing new since/);
    expect(outside?.match(/Headline/g)).toHaveLength(8);
  });

  it('fits however much there was to choose from, and says when nothing is known', () => {
    const many = Array.from({ length: 20 }, (_, n) => ({ ...stories[n % 8]!, headline: 'x '.repeat(300) }));
    const body = renderOpenedDelivery({ ...TELLING, delivery: { ...delivery(0), stories: many } });
    expect(faults(body)).toEqual([]);
    const unknown = renderOpenedDelivery({ ...TELLING, delivery: { ...delivery(0), stories: [] } });
    expect(shown(unknown)).toContain('is not known');
  });
});
