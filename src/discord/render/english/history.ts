// English: the ledger.
import type { Phrases } from '../phrases.ts';
import { momentIn } from './dates.ts';
import { settlement, why } from './settlement.ts';

export const englishHistory = {
  historyTitle: 'Deliveries',
  extraEdition: 'extra',
  settledAt: (at) => `at <t:${Math.floor(at / 1000)}:t>`,
  toMessage: 'message',
  settlement,
  moment: momentIn,
  editionTitle: 'One edition',
  inEdition: 'In it',
  chosenForEdition: 'Chosen for it',
  notInEdition: 'Not in it',
  choiceUnknown: 'What it chose from is not known: it was not attempted, or it is too long ago.',
  why,
} satisfies Partial<Phrases>;
