// Figures: what outlets count differently, and what only looks so.
import { describe, expect, it } from 'vitest';
import { disagreements } from '../../src/news/figures.ts';
import { report } from './made.ts';

/** What is shown of two reports, each kind with the figures as printed. */
const differing = (one: string, other: string) =>
  disagreements([
    report('Report one', one, { outlet: 'One' }),
    report('Report two', other, { outlet: 'Two', hours: 1 }),
  ]).map(({ kind, figures }) => [kind, ...figures.map(({ printed }) => printed)]);

describe('figures that differ', () => {
  it.each([
    ['killed', 'At least 11 people were killed in the storm.', 'The storm left 14 dead.', 'At least 11', '14'],
    ['injured', 'Two people were killed and 11 injured.', 'The blast injured nine.', '11', 'nine'],
    [
      'killed',
      'Two officers died.',
      'No one was hurt, officials first said. Later, five officers died.',
      'Two',
      'five',
    ],
  ])('are shown side by side (%s)', (kind, one, other, ...printed) => {
    expect(differing(one, other)).toEqual([[kind, ...printed]]);
  });
});

describe('a figure of something else', () => {
  it.each([
    ['nobody', 'Two people were killed in the raid.', 'No one was killed in the raid, an aid worker said.'],
    [
      'an anniversary',
      'Four people died.',
      'The attack came on the anniversary of a bombing in which 32 people were killed.',
    ],
    ['years ago', 'Four people died.', 'A wave four years ago killed more than 230,000 people.'],
    ['another verb', 'More than 500 were injured.', 'An attack that claimed 59 lives and injured hundreds.'],
    ['a family', 'One woman was killed.', 'Last moments of a mother of 12 killed in crossfire.'],
    ['a part', 'At least nine people were wounded.', 'Seven officers and two civilians were wounded.'],
    ['one place', 'At least five people were killed.', 'Four people were killed at the scene; a fifth died later.'],
  ])('is no disagreement: %s', (_, one, other) => {
    expect(differing(one, other)).toEqual([]);
  });
});
