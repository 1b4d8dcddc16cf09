import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amended } from '../../../src/discord/render/amended.ts';
import { renderDigest } from '../../../src/discord/render/digest.ts';
import { english } from '../../../src/discord/render/english/english.ts';
import type { Amendment, LineAmendment, Recall } from '../../../src/news/amendment.ts';
import type { Briefing } from '../../../src/news/briefing.ts';
import { faults, textsOf } from './limits.ts';
import { anyText, anyTold, article, line, NOW, story, subscription, TELLING } from './made.ts';

const first = article({ id: 'aaaaaaaaaaa1', headline: 'Port reopens *today*', outlet: 'Ledger' });
const second = article({ id: 'aaaaaaaaaaa2', headline: 'Storm nears the coast', outlet: 'Courier', url: null });
const items = [
  { story: story(first), lines: [line('The port opened.'), line('It was shut for 3 days.', 'the mayor', 'claimed')] },
  { story: story(second), lines: [line('Rain fell all night.')] },
];
const briefingOf = (told: Briefing['items']): Briefing => ({
  edition: { id: 'q@1', subscriptionId: 'q7w8e9', dueAt: NOW },
  subscription: subscription({ stories: 10 }),
  items: told,
  lateMinutes: 0,
  passed: [],
});
const BASE = renderDigest(briefingOf(items), TELLING).components;

const reworded = (posted: string, after: string, change: Partial<LineAmendment> = {}): LineAmendment => ({
  kind: 'reworded',
  articleId: first.id,
  outlet: 'Ledger',
  headline: first.headline,
  line: posted,
  before: posted,
  after,
  attribution: null,
  by: 'outlet',
  at: NOW,
  ...change,
});
const recall = (how: Recall['how'], about = first, reason: string | null = null): Recall => ({
  kind: 'recalled',
  how,
  articleId: about.id,
  headline: about.headline,
  reason,
  at: NOW,
});
const told = (...amendments: Amendment[]) => {
  const body = amended(BASE, amendments, english);
  expect(faults(body)).toEqual([]);
  return textsOf(body).join('\n');
};
const AT = `<t:${Math.floor(NOW / 1000)}:R>`;

describe('a message that is amended', () => {
  it('shows the old words struck and the new beside them, with who says it now', () => {
    const after = 'It was shut for 8 days.';
    const text = told(
      reworded('It was shut for 3 days.', after, { attribution: { speaker: 'the pilots', standing: 'denied' } }),
    );
    expect(text).toContain(
      `The port opened.\n~~It was shut for 3 days.~~\n${after}\n-# ↳ denied by the pilots · corrected by Ledger ${AT}`,
    );
    expect(text).not.toContain('claimed');
  });

  it('shows a headline that was changed with the same link, also in its menu', () => {
    const body = amended(BASE, [reworded(first.headline, 'Port *half* open', { line: null })], english);
    const text = textsOf(body).join('\n');
    expect(text).toContain(`~~**Port reopens \\*today\\***~~\n**[Port \\*half\\* open](${first.url})**\n-# Ledger`);
    expect(text).toMatch(/-# Ledger .*\n-# ↳ headline changed by Ledger/);
    expect(JSON.stringify(body.components)).toContain('"label":"Port *half* open"');
  });

  it('strikes what was withdrawn with one note, and leads nowhere from it', () => {
    const gone = { kind: 'withdrawn', after: null } as const;
    const body = amended(
      BASE,
      [
        reworded(first.headline, '', { ...gone, line: null }),
        reworded('The port opened.', '', gone),
        reworded('It was shut for 3 days.', '', gone),
      ],
      english,
    );
    const text = textsOf(body).join('\n');
    expect(text).toContain(`~~The port opened.~~\n~~It was shut for 3 days.~~\n-# ↳ withdrawn by Ledger ${AT}`);
    expect(text.match(/withdrawn by/g)).toHaveLength(1);
    expect(JSON.stringify(body.components)).not.toContain(first.id);
    expect(JSON.stringify(body.components)).toContain(second.id);
  });

  it('strikes a recalled story with the reason, or is without it and says how many are left', () => {
    expect(told(recall('strike', second, 'a hoax'))).toContain(
      `~~**Storm nears the coast**~~\n-# Courier · World News · <t:${Math.floor((second.publishedAt ?? 0) / 1000)}:R> · one outlet so far\n~~Rain fell all night.~~\n-# ↳ struck by a moderator ${AT}: a hoax`,
    );
    const one = told(recall('remove'));
    expect(one).not.toContain('Port reopens');
    expect(one).toContain('· 1 story\n');
    const none = told(recall('remove'), recall('remove', second));
    expect(none).toContain('taken out by a moderator');
    expect(none).not.toMatch(/stor(?:y|ies)\n/);
  });

  it('stays as it is where it does not say what is amended, and is the same when it is made again', () => {
    expect(amended(BASE, [reworded('Nobody said this.', 'Or this.')], english).components).toEqual(BASE);
    expect(amended(BASE, [], english).components).toEqual(BASE);
  });

  it('keeps inside Discord’s limits and inert, whatever is amended in whatever message', () => {
    const amendmentsFor = (list: Briefing['items']) =>
      fc.array(
        fc
          .record({
            item: fc.nat(list.length),
            place: fc.integer({ min: -1, max: 2 }),
            kind: fc.constantFrom<Amendment['kind']>('reworded', 'taken-out', 'withdrawn', 'recalled'),
            how: fc.constantFrom<Recall['how']>('remove', 'strike'),
            after: anyText,
          })
          .map(({ item, place, kind, how, after }): Amendment => {
            const at = list[item % Math.max(1, list.length)] ?? items[0]!;
            const { lead } = at.story;
            if (kind === 'recalled') return recall(how, lead, after);
            const posted = at.lines[place]?.text ?? null;
            return {
              ...reworded(posted ?? lead.headline, after),
              ...{ kind, articleId: lead.id, outlet: lead.outlet, headline: lead.headline, line: posted },
              after: kind === 'reworded' ? after : null,
            };
          }),
        { maxLength: 12 },
      );
    const property = fc.property(
      fc.array(anyTold, { maxLength: 8 }).chain((list) => fc.tuple(fc.constant(list), amendmentsFor(list))),
      ([list, amendments]) => {
        const base = renderDigest(briefingOf(list), TELLING).components;
        const body = amended(base, amendments, english);
        expect(faults(body)).toEqual([]);
        expect(amended(base, amendments, english)).toEqual(body);
      },
    );
    fc.assert(property, { seed: 5, numRuns: 30 });
  });
});
