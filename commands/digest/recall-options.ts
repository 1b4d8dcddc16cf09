// What a moderator says to recall a story.
import { Option } from '../../src/discord/command.ts';

export const RECALL_OPTIONS = [
  {
    type: Option.String,
    name: 'story',
    description: 'Words of its headline as it was posted',
    required: true,
    autocomplete: true,
  },
  {
    type: Option.String,
    name: 'how',
    description: 'Struck through with a note if you leave it out',
    choices: [
      { name: 'strike it through', value: 'strike' },
      { name: 'take it out', value: 'remove' },
    ],
  },
  {
    type: Option.String,
    name: 'reason',
    description: 'Shown under it where it is struck, and in /news corrections',
    max_length: 120,
  },
] as const;
