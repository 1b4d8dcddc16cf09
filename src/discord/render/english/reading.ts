// English: pages for readers.
import { short } from '../inert.ts';
import type { Phrases } from '../phrases.ts';
import { names, regionName, topicName } from './names.ts';
import { asked, conjunctions } from './words.ts';

/** Words that have a capital only because a sentence opened with them. */
const OPENS =
  /^(?:An?|The|One|Two|Three|Four|Five|Six|Several|Some|Many|Its|His|Her|Their|Other|Another|Local|Police|Officials|Authorities|Residents|Witnesses|Prosecutors|Lawyers|Doctors|Experts|Analysts|Critics|Researchers|Investigators|Forecasters|People|Sources)(?= |$)/;

export const englishReading = {
  latestTitle: 'Latest news',
  about: ({ topic, region, outlet }) =>
    [
      ...(topic === null ? [] : [topicName(topic)]),
      ...(region === null ? [] : [regionName(region)]),
      ...(outlet === null ? [] : [short(outlet, 80)]),
    ].join(' · '),
  since: (at) => `since <t:${Math.floor(at / 1000)}:D>`,
  nothingYet: 'There are no stories yet that fit. Ask for less, or look again later.',
  nothingFurther: 'There are no further stories.',
  searchTitle: (query) => `Search: ${asked(query)}`,
  nothingFound: 'Nothing in the archive fits. Try fewer words, or the beginning of one with a star: nato*',
  alsoReportedBy: 'Also reported by',
  byline: (who) => `By ${conjunctions.format(names(who, 4))}`,
  budgetNote: (outlet) =>
    `These are extracts. The whole article is at ${outlet === '' ? 'its outlet' : short(outlet, 80)}.`,
  rightsNote: (rights) => short(rights, 160),
  noLines: 'No line of its text is shown here; the headline leads to it.',
  standing: (standing, speaker) => {
    // As it stands in the text, but for the capital of a sentence's first word.
    const named =
      speaker === null
        ? ''
        : short(
            speaker.replace(OPENS, (word) => word.toLowerCase()),
            100,
          );
    const by = named === '' ? '' : ` by ${named}`;
    switch (standing) {
      case 'stated':
        return speaker === null ? 'said, by nobody named' : `said${by}`;
      case 'claimed':
        return `claimed${by}`;
      case 'denied':
        return `denied${by}`;
      case 'unconfirmed':
        return speaker === null ? 'unconfirmed' : `unconfirmed, from ${named}`;
    }
  },
} satisfies Partial<Phrases>;
