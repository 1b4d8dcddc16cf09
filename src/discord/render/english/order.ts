// English: a standing order.
import { timesOf } from '../../../news/edition.ts';
import { LIMITS, type Order } from '../../../news/subscription.ts';
import { inert } from '../inert.ts';
import { names, regionName, STYLE_NAMES, topicName } from './names.ts';
import { bold, conjunctions, count, disjunctions, languageName, quoted } from './words.ts';

const WEEKDAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'] as const;

export function days({ days: on, monthly = [] }: Order): string {
  const key = on.join('');
  if (key === '1234567') return 'Every day';
  const week = key === '12345' ? ['weekdays'] : on.map((day) => WEEKDAYS[day - 1] ?? String(day));
  const month = monthly.map((day) =>
    'date' in day
      ? day.date === -1
        ? 'the last day'
        : `the ${day.date}${ordinalEnding(day.date)}`
      : `the ${NTH[day.nth]} ${(WEEKDAYS[day.weekday - 1] ?? '').slice(0, -1)}`,
  );
  if (key === '67' && month.length === 0) return 'At weekends';
  return `On ${conjunctions.format([...week, ...month])}${month.length > 0 ? ' of the month' : ''}`;
}

const NTH = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' } as const;

function ordinalEnding(n: number): string {
  if (n >= 11 && n <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th';
}

export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

export const ROLE_GONE = 'The role to be mentioned was deleted, so nobody is: /digest edit role names another.';

export function order(o: Order): string {
  const what = [
    `${days(o)} at ${conjunctions.format(timesOf(o).map((minute) => bold(clock(minute))))}, ${inert(o.zone)} time: up to ${count(o.stories, 'story', 'stories')}, ${STYLE_NAMES[o.style]}.`,
  ];
  if (o.topics.length > 0) what.push(`Topics: ${conjunctions.format(o.topics.map(topicName))}.`);
  if (o.regions.length > 0) what.push(`Regions: ${conjunctions.format(o.regions.map(regionName))}.`);
  if (o.outlets.length > 0) what.push(`Outlets: ${conjunctions.format(names(o.outlets))}.`);
  if (o.languages.length > 0) what.push(`Languages: ${conjunctions.format(o.languages.map(languageName))}.`);
  if (o.include.length > 0) what.push(`Only stories with ${disjunctions.format(names(o.include).map(quoted))}.`);
  if (o.exclude.length > 0) what.push(`No stories with ${disjunctions.format(names(o.exclude).map(quoted))}.`);
  if (o.outletsAtLeast !== undefined && o.outletsAtLeast > 1)
    what.push(`Stories wait until ${count(o.outletsAtLeast, 'outlet', 'outlets')} report them.`);
  if (o.quietDay === true) what.push('A day without news is said in one line.');
  if (o.lateHours !== undefined && o.lateHours !== LIMITS.lateHours)
    what.push(`Skipped if it is ${count(o.lateHours, 'hour', 'hours')} late or more.`);
  if (o.tags !== undefined && o.tags.length > 0)
    what.push(`Tagged ${conjunctions.format(names(o.tags.map(({ name }) => name)).map(quoted))}.`);
  if (o.roleId !== null) what.push(`<@&${o.roleId.replace(/\D/g, '')}> is mentioned.`);
  if (o.roleGone) what.push(ROLE_GONE);
  return what.join('\n');
}
