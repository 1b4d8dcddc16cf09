// English: the page of a story.
import type { FigureKind } from '../../../news/figures.ts';
import { short } from '../inert.ts';
import type { StoryPhrases } from '../phrases-story.ts';
import { conjunctions, count } from './words.ts';

const FIGURES: { readonly [K in FigureKind]: string } = {
  killed: 'Killed',
  injured: 'Injured',
  missing: 'Missing',
  displaced: 'Displaced or evacuated',
  arrested: 'Arrested',
  magnitude: 'Magnitude',
};

export const englishStory: StoryPhrases = {
  counted: (own, copies) =>
    [
      `${count(own, 'outlet reports', 'outlets report')} this`,
      copies > 0 ? `${count(copies, 'more prints', 'more print')} wire copy` : '',
    ]
      .filter((part) => part !== '')
      .join('; '),
  inBrief: 'In brief',
  reported: 'What is reported',
  alsoReported: 'Also reported',
  contested: 'Claimed here, denied there',
  reportedBy: 'reported as fact',
  places: (names) => `About ${conjunctions.format(names)}`,
  disputed: 'Claimed, denied or not confirmed',
  figures: 'Figures that differ',
  quoted: 'In their words',
  timeline: 'Timeline',
  outlets: 'Outlets',
  figure: (kind) => FIGURES[kind],
  articles: (n) => count(n, 'article', 'articles'),
  credits: (agencies) => `credits ${conjunctions.format(agencies.map((agency) => short(agency, 40)))}`,
  copyOf: (outlet) => (outlet === '' ? 'wire copy' : `wire copy, as in ${short(outlet, 60)}`),
};
