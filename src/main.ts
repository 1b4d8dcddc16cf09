// The process: read the configuration, do one verb, end with a fitting exit code.
import { enableCompileCache } from 'node:module';
import packageJson from '../package.json' with { type: 'json' };
import type { Config } from './config.ts';

// What was compiled at one start is not compiled again at the next: a filter over a few articles is mostly its start. Kept in the system's
// folder for temporary files, or where NODE_COMPILE_CACHE says; where that cannot be written, nothing is kept. Where start.js came first, this is done.
enableCompileCache();
const { Command, InvalidArgumentError, Option } = await import('commander');

/** Each verb gives its exit code; its module is loaded only when it is asked for, so that a filter starts fast. */
type Verb = (config: Config) => Promise<number>;

const perform = (verb: Verb) =>
  performFilter(async () => {
    const { readConfig } = await import('./config.ts');
    return verb(readConfig(process.env));
  });

/** A filter works on what it is given, and nothing is configured about it. */
async function performFilter(verb: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await verb();
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof Error && (error.name === 'ConfigError' || error.name === 'PlainError'))
      process.stderr.write(`${error.message}\n`);
    else {
      const { createLog } = await import('./log.ts');
      createLog('error', [process.env.DISCORD_TOKEN ?? null]).error(
        { err: error },
        'this is a bug in Dateline: please report it',
      );
    }
  }
}

function instant(typed: string): number {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/i.test(typed) ? Date.parse(typed) : Number.NaN;
  if (Number.isNaN(at)) throw new InvalidArgumentError('write an instant with its zone, such as 2026-03-29T01:30:00Z.');
  return at;
}

function count(typed: string): number {
  const value = Number(typed);
  if (!Number.isInteger(value) || value < 1 || value > 100)
    throw new InvalidArgumentError('write a whole number from 1 to 100.');
  return value;
}

const at = () => new Option('--at <instant>', 'as if it were this instant, ISO 8601 with its zone').argParser(instant);
const json = () => new Option('--json', 'print JSON only');

const program = new Command('dateline')
  .description(packageJson.description)
  .version(packageJson.version)
  .showHelpAfterError('(--help says more)');

program
  .command('run', { isDefault: true })
  .description('the bot; without a token it rehearses in a local Discord')
  .option('--once', 'without a token: end after the tour')
  .allowExcessArguments()
  .action((options: { once?: boolean }, command: { readonly args: readonly string[] }) => {
    // Whatever is no verb is given to the default one.
    const [typed] = command.args;
    if (typed === undefined) return perform(async (config) => (await import('./verbs/run.ts')).run(config, options));
    const verbs = program.commands.map((each) => each.name()).join(', ');
    return program.error(`There is no verb ${typed}. There are ${verbs}; --help says what each does.`);
  });

program
  .command('rehearse')
  .description('the bot in a local Discord, with the starter archive')
  .option('--once', 'play the tour and end')
  .action((options: { once?: boolean }) =>
    perform(async (config) => (await import('./verbs/rehearse.ts')).rehearse(config, options)),
  );

program
  .command('import')
  .description('text, Markdown, HTML or JSON Lines files, folders and globs into the archive')
  .argument('<path...>')
  .option('--outlet <name>', 'the outlet of what does not name its own')
  .addOption(json())
  .action((paths: string[], options: { outlet?: string; json?: boolean }) =>
    perform(async (config) => (await import('./verbs/import.ts')).importFiles(config, paths, options)),
  );

program
  .command('brief')
  .description('one article in a few lines, each with its evidence')
  .argument('[target]', "a file's path, a web address or an article's id")
  .option('--lines <number>', 'how many lines', count, 3)
  .addOption(json())
  .option('--jsonl', 'a filter: one article a line in, one brief a line out')
  .action((target: string | undefined, options: { lines: number; json?: boolean; jsonl?: boolean }) =>
    options.jsonl
      ? performFilter(async () => (await import('./verbs/briefs.ts')).briefs(options.lines))
      : perform(async (config) => (await import('./verbs/brief.ts')).brief(config, target, options)),
  );

program
  .command('sentences')
  .description('a filter: one text a line in, its sentences out')
  .requiredOption('--jsonl', 'one JSON value a line')
  .action(() => performFilter(async () => (await import('./verbs/sentences.ts')).sentences()));

program
  .command('stories')
  .description('a filter: articles in order of arrival in, the story of each out, and whose copy it is')
  .requiredOption('--jsonl', 'one JSON value a line')
  .action(() => performFilter(async () => (await import('./verbs/stories.ts')).stories()));

program
  .command('parse')
  .description('what is made of a feed or a page, storing nothing')
  .argument('[target]', "a file's path or a web address")
  .addOption(json())
  .option('--jsonl', 'a filter: one document a line in (body in base64), its articles out')
  .action((target: string | undefined, options: { json?: boolean; jsonl?: boolean }) =>
    perform(async (config) => (await import('./verbs/parse.ts')).parse(config, target, options)),
  );

const opml = program.command('opml').description("outlets in from other readers' lists, and out to them");
opml
  .command('import')
  .description('adds the feeds of an OPML file')
  .argument('<file>')
  .addOption(json())
  .action((file: string, options: { json?: boolean }) =>
    perform(async (config) => (await import('./verbs/opml.ts')).importOpml(config, file, options)),
  );
opml
  .command('export')
  .description('prints the feeds of every outlet as OPML')
  .action(() => perform(async (config) => (await import('./verbs/opml.ts')).exportOpml(config)));

program
  .command('gather')
  .description('looks at every feed that is due, once')
  .addOption(json())
  .action((options: { json?: boolean }) =>
    perform(async (config) => (await import('./verbs/gather.ts')).gather(config, options)),
  );

program
  .command('remove')
  .description('articles out of the archive for good; they do not come back from their feeds')
  .argument('<target...>', 'ids or web addresses of articles')
  .addOption(json())
  .action((targets: string[], options: { json?: boolean }) =>
    perform(async (config) => (await import('./verbs/remove.ts')).remove(config, targets, options)),
  );

program
  .command('check')
  .description('examines configuration, database, token, permissions and feeds, and says what is wrong')
  .option('--feeds', 'look at each feed now, storing nothing')
  .addOption(json())
  .action((options: { json?: boolean; feeds?: boolean }) =>
    perform(async (config) => (await import('./verbs/check.ts')).check(config, options)),
  );

program
  .command('publish')
  .description('sends every edition whose time has come, once')
  .addOption(at())
  .addOption(json())
  .action((options: { at?: number; json?: boolean }) =>
    perform(async (config) => (await import('./verbs/discord-verbs.ts')).publish(config, options)),
  );

program
  .command('preview')
  .description('what would be posted now')
  .argument('[subscription...]', 'ids of subscriptions or channels; all of them if none is given')
  .addOption(at())
  .addOption(json())
  .action((ids: string[], options: { at?: number; json?: boolean }) =>
    perform(async (config) => (await import('./verbs/discord-verbs.ts')).preview(config, ids, options)),
  );

program
  .command('register')
  .description('tells Discord the commands')
  .action(() => perform(async (config) => (await import('./verbs/discord-verbs.ts')).register(config)));

const force = () => new Option('--force', 'replace what is there');

program
  .command('backup')
  .description('a consistent copy of the archive in one file, while the bot runs')
  .argument('<file>')
  .addOption(force())
  .addOption(json())
  .action((file: string, options: { force?: boolean; json?: boolean }) =>
    perform(async (config) => (await import('./verbs/backup.ts')).backup(config, file, options)),
  );

program
  .command('restore')
  .description('the archive as it was in such a copy; stop the bot first')
  .argument('<file>')
  .addOption(force())
  .addOption(json())
  .action((file: string, options: { force?: boolean; json?: boolean }) =>
    perform(async (config) => (await import('./verbs/backup.ts')).restore(config, file, options)),
  );

program
  .command('migrate-to')
  .description('moves the archive to another, empty database, such as postgres://…; stop the bot first')
  .argument('<url>')
  .addOption(json())
  .action((url: string, options: { json?: boolean }) =>
    perform(async (config) => (await import('./verbs/migrate-to.ts')).migrateTo(config, url, options)),
  );

await program.parseAsync();

/** What still holds the process when its verb is done, such as a name server that never answers, is not waited for longer. */
const LEAVE_MS = 1_000;
setTimeout(() => process.stdout.write('', () => process.exit()), LEAVE_MS).unref();
