// English: which part of an order a story fails.
import type { Filter } from '../../../news/choice.ts';

export const FILTER_NAMES: { readonly [F in Filter]: string } = {
  topics: 'it is about none of the topics of this digest',
  regions: 'it is about none of the regions of this digest',
  outlets: 'none of the outlets of this digest reports it',
  languages: 'it is in none of the languages of this digest',
  include: 'it has none of the words that this digest asks for',
  exclude: 'it has a word that this digest leaves out',
};
