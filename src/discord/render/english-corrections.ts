// English: sentences about what was corrected after it was posted.
import { relative } from './english-words.ts';
import { short } from './inert.ts';
import type { CorrectionPhrases } from './phrases-corrections.ts';

const named = (outlet: string) => (outlet === '' ? 'its outlet' : short(outlet, 60));

export const englishCorrections: CorrectionPhrases = {
  note: ({ kind, outlet, by, at, line }) => {
    switch (kind) {
      case 'reworded':
        return `${line === null ? 'headline changed' : 'corrected'} by ${named(outlet)} ${relative(at)}`;
      case 'taken-out':
        return `taken out of the article by ${named(outlet)} ${relative(at)}`;
      case 'withdrawn':
        return by === 'outlet'
          ? `withdrawn by ${named(outlet)} ${relative(at)}`
          : `taken back ${relative(at)} by whoever runs this bot`;
    }
  },
  recallNote: ({ at, reason }) =>
    `struck by a moderator ${relative(at)}${reason === null ? '' : `: ${short(reason, 120)}`}`,
  allRecalled: 'What stood here was taken out by a moderator.',
  title: 'Corrections',
  none: (scope) =>
    `Nothing that was posted in this ${scope} was corrected or withdrawn since. Outlets’ changes show here, and in the message itself.`,
  hint: 'What an outlet changed after it was posted here. The messages say it too, old struck through.',
};
