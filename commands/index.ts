// The commands, in the order of help: used by dispatch, registration, documentation and tests.
import type { Command } from '../src/discord/command.ts';
import type { Newsroom } from '../src/newsroom/newsroom.ts';
import { digest } from './digest.ts';
import { news } from './news.ts';
import { settings } from './settings.ts';
import { status } from './status.ts';

export { addresses } from './addresses.ts';

export const commands: readonly Command<Newsroom>[] = [news, digest, settings, status];
