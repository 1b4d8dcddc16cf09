import { describe, expect, it } from 'vitest';
import { leadAmong } from '../../src/news/lead.ts';
import { report } from './made.ts';

const FERRY =
  'A ferry with 212 people on board ran aground off Port Marrow on Friday night, and all passengers were brought ashore by morning, the coast guard said. The ferry Halcyon had left Strelsau four hours late.';
const FERRY_TOO =
  'All 212 people on board a ferry that ran aground off Port Marrow late on Friday have been brought ashore, the coast guard said on Saturday. The Halcyon struck rocks in fog.';

describe('the article that speaks for a story', () => {
  const news = report('Ferry runs aground off Port Marrow, all passengers ashore', FERRY, { outlet: 'A' });
  const more = report('Passengers ashore after ferry hits rocks off Port Marrow', FERRY_TOO, { outlet: 'B', hours: 1 });

  it('is none that talks of it in the voice of its author, though it is the newest', () => {
    const comment = report(
      'Is this how we treat our islands?',
      'First of all, I have sailed with my children on every one of these old boats, and you would not believe what we have seen. The Halcyon should never have left Strelsau.',
      { outlet: 'C', hours: 2 },
    );
    expect([news, more]).toContain(leadAmong([comment, more, news]));
  });

  it('is none that explains or portrays instead of telling what happened', () => {
    const portrait = report(
      'The captain of the Halcyon: a life at sea',
      'Flavia Holf learned to steer on her uncle’s fishing boat when she was nine. Her neighbours in Zenda describe a quiet woman who keeps bees and mends nets.',
      { outlet: 'C', hours: 2 },
    );
    expect([news, more]).toContain(leadAmong([portrait, more, news]));
  });

  it('tells at its beginning what its headline says', () => {
    const late = report(
      'Ferry runs aground off Port Marrow, all passengers ashore',
      `UPDATE: The minister has answered on his own page. UPDATE: Shares of the company fell. The harbour office declined to comment to anybody who called it on Friday, and so did the union of the engineers, whose spokesman was travelling. ${FERRY}`,
      { outlet: 'C', hours: 1 },
    );
    expect(leadAmong([late, more, news])).not.toBe(late);
  });

  it('is the newer of two that tell the same, and an old one only where nothing newer tells it', () => {
    const again = report(news.headline, FERRY, { outlet: 'C', hours: 5 });
    expect(leadAmong([again, news])).toBe(again);
    const next = report(
      'Ferry aground off Port Marrow leaks oil',
      'The ferry that ran aground off Port Marrow began to leak oil on Saturday evening, the coast guard said, a day after its 212 passengers were brought ashore.',
      { outlet: 'D', hours: 22 },
    );
    expect(leadAmong([next, more, news])).toBe(next);
  });

  it('speaks the language of most of the outlets', () => {
    const spanish = report(
      'Un ferry encalla frente a Port Marrow con 212 personas a bordo',
      'Un ferry con 212 personas a bordo encalló el viernes frente a Port Marrow, informó la guardia costera. Todos los pasajeros fueron llevados a tierra.',
      { outlet: 'E', hours: 1, language: 'es' },
    );
    expect(leadAmong([spanish, more, news])).not.toBe(spanish);
  });

  it('is the only one there is, whatever it says, and the same one whenever it is asked', () => {
    const short = report('Ferry', 'A ferry?', { outlet: 'A' });
    expect(leadAmong([short])).toBe(short);
    const twin = report('Ferry', 'A ferry?', { outlet: 'B' });
    expect(leadAmong([short, twin])).toBe(short);
  });
});
