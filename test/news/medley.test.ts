import { expect, it } from 'vitest';
import { isMedley } from '../../src/news/medley.ts';

it.each([
  'Morning briefing: truce talks, rates and a storm',
  'Wednesday briefing: Talks resume',
  'World news in brief: Floods, a vote and a comet',
  'News Wrap: Storm hits the coast',
  '5 things to know for March 10: Rates, inflation, a strike',
  'What to know today',
  'The week in pictures',
  'Presseschau vom Montag',
  'Revue de presse : la démission',
  'Resumen de noticias del lunes',
])('“%s” tells of many events', (headline) => {
  expect(isMedley(headline)).toBe(true);
});

it.each([
  'White House press briefing descends into chaos',
  'Daily briefing on the war cancelled for a third day',
  'Five things to know about Hurricane Lorna',
  'Five things we learned from the debate',
  'Weekly jobless claims rise',
  'What to know about the shooting in Dunmouth',
  'Das Wichtigste zum Streik der Bahn',
  'El Boletín Oficial publica la ley de vivienda',
  'The week the dam broke',
])('“%s” tells of one', (headline) => {
  expect(isMedley(headline)).toBe(false);
});
