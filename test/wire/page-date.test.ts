import { expect, it } from 'vitest';
import { pageDate } from '../../src/wire/page-date.ts';

const AT = Date.UTC(2024, 2, 2, 8, 15);

it.each([
  '2024-03-02T08:15:00Z',
  '2024-03-02T09:15:00+01:00',
  '2024-03-02T09:15:00.000+0100',
  '2024-03-02 09:15:00 +01:00',
  '2024-03-02 08:15:00 UTC',
  '20240302T081500Z',
  'Sat, 02 Mar 2024 08:15:00 GMT',
  'Sat, 02 Mar 2024 03:15:00 -0500',
  'Sat Mar 02 2024 09:15:00 GMT+0100 (Central European Standard Time)',
  'Sat Mar  2 08:15:00 UTC 2024',
  'March 2, 2024 at 3:15 am EST',
  '1709367300',
  '1709367300000',
])('%s is an instant', (written) => {
  expect(pageDate(written)).toBe(AT);
});

it.each(['2024-03-02', '20240302', '2 March 2024', 'March 2nd, 2024', '2 mars 2024', 'Saturday, 2. März 2024'])(
  '%s is a day',
  (written) => {
    expect(pageDate(written)).toBe(Date.UTC(2024, 2, 2));
  },
);

it.each([
  '2024-03-02T08:15:00',
  'March 2, 2024 3:15 am',
  '03/02/2024',
  '2024',
  '2024-03',
  '2024-02-31',
  'yesterday',
  '',
])('%s is neither, and none is guessed', (written) => {
  expect(pageDate(written)).toBeNull();
});
