// What can be said of an order, the same when it is given and when it is changed.
import { Option } from '../../src/discord/command.ts';
import { english } from '../../src/discord/render/english/english.ts';
import { POSTABLE } from '../../src/discord/render/permissions.ts';
import { LIMITS, STYLES } from '../../src/news/subscription.ts';

const styles = STYLES.map((value) => ({ name: english.style(value), value }));

export const WHICH = {
  type: Option.String,
  name: 'digest',
  description: 'Which one; not needed when there is only one',
  autocomplete: true,
} as const;

export const ORDER_OPTIONS = [
  {
    type: Option.Channel,
    name: 'channel',
    description: 'Where it is posted; at first here',
    channel_types: POSTABLE,
  },
  { type: Option.String, name: 'time', description: 'Such as 8:00, or 8:00, 18:00; at first 8:00', max_length: 60 },
  {
    type: Option.String,
    name: 'days',
    description: 'Such as weekdays, mon,thu, first monday, 15 or last day; at first every day',
    max_length: 80,
  },
  { type: Option.String, name: 'timezone', description: 'A city or a zone', autocomplete: true },
  { type: Option.String, name: 'topics', description: 'Only these, with commas between; or all', autocomplete: true },
  { type: Option.String, name: 'regions', description: 'Only these, with commas between; or all', autocomplete: true },
  { type: Option.String, name: 'outlets', description: 'Only these, with commas between; or all', autocomplete: true },
  {
    type: Option.String,
    name: 'languages',
    description: 'Only news in these, with commas between; or all',
    max_length: 200,
  },
  {
    type: Option.Integer,
    name: 'outlets-at-least',
    description: 'Stories wait until so many outlets report them; at first 1, which marks those of one outlet',
    min_value: 1,
    max_value: LIMITS.outletsAtLeast,
  },
  {
    type: Option.String,
    name: 'include',
    description: 'Only stories with one of these words or phrases; a star for any ending: flood*; or all',
    max_length: 400,
  },
  {
    type: Option.String,
    name: 'exclude',
    description: 'No story with one of these words or phrases, with commas between; or none',
    max_length: 400,
  },
  {
    type: Option.Integer,
    name: 'stories',
    description: 'How many at most; at first 5',
    min_value: 1,
    max_value: LIMITS.stories,
  },
  {
    type: Option.String,
    name: 'tags',
    description: 'Of a forum: the tags of its posts, with commas between; at first those that fit the topics',
    autocomplete: true,
  },
  { type: Option.Role, name: 'role', description: 'The one role to ping with each edition; @everyone for nobody' },
  { type: Option.String, name: 'style', description: 'How much of each story', choices: styles },
  {
    type: Option.Integer,
    name: 'late',
    description: 'Hours it may be late; later it is skipped. At first 6',
    min_value: 1,
    max_value: 24,
  },
  {
    type: Option.Boolean,
    name: 'quiet-day',
    description: 'Say so in one line where a day brought nothing new; at first nothing is posted then',
  },
] as const;
