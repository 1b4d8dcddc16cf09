// The prompt after the tour: slash commands, buttons and menus, until it is left.
import { createInterface } from 'node:readline/promises';
import { drawSlashLine } from './draw.ts';
import type { Person, Scene, Shown } from './scene.ts';
import { note, sayTime, show } from './stage.ts';

const HELP = `Type a slash command; Tab completes commands, options and values.
  press LABEL      presses a button of the last message
  choose NUMBER    chooses from the menu of the last message
  fill A | B       fills in the form that was opened, a bar between its fields
  use NAME         uses a command of the last message's own menu: use Brief this link
  as reader        speaks as the reader; as moderator: as the moderator
  next             moves the clock to the next edition
  exit             ends the rehearsal (so does Ctrl+D)`;

const WORDS = [
  'press ',
  'choose ',
  'fill ',
  'use Brief this link',
  'as reader',
  'as moderator',
  'next',
  'help',
  'exit',
];

/** Takes commands from a terminal until it is left. */
export async function prompt(scene: Scene, input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<void> {
  let who: Person = scene.moderator;
  let last: Shown | undefined;
  const where = scene.lounge;
  const completer = async (typed: string): Promise<[string[], string]> => {
    if (!typed.startsWith('/')) return [WORDS.filter((word) => word.startsWith(typed)), typed];
    return [[...(await who.complete(typed, where).catch(() => []))], typed];
  };
  const lines = createInterface({ input, output, completer, terminal: true });
  lines.on('SIGINT', () => lines.close());
  note(scene, `\n${HELP}\n`);

  const obey = async (typed: string): Promise<'stay' | 'leave'> => {
    const [word = '', ...rest] = typed.split(' ');
    const argument = rest.join(' ').trim();
    switch (word.toLowerCase()) {
      case 'exit':
      case 'quit':
        return 'leave';
      case 'help':
        note(scene, HELP);
        return 'stay';
      case 'as':
        who = argument === 'reader' ? scene.reader : scene.moderator;
        return 'stay';
      case 'press':
      case 'choose':
      case 'fill':
      case 'use':
        if (!last) throw new Error('There is no message yet.');
        last = show(scene, await act(who, word.toLowerCase(), argument, last));
        return 'stay';
      case 'next':
        await moveOn(scene);
        last = scene.messagesIn(scene.news).at(-1) ?? last;
        return 'stay';
      default:
        if (!typed.startsWith('/')) throw new Error('A command begins with a slash; help lists what else there is.');
        scene.print(`\n${drawSlashLine(who.name, where.name, typed, { colour: scene.colour })}`);
        last = show(scene, await who.say(typed, where));
        return 'stay';
    }
  };

  lines.setPrompt(`${who.name} in #${where.name} > `);
  lines.prompt();
  for await (const line of lines) {
    const typed = line.trim();
    try {
      if (typed !== '' && (await obey(typed)) === 'leave') break;
    } catch (error) {
      note(scene, error instanceof Error ? error.message : String(error));
    }
    lines.setPrompt(`${who.name} in #${where.name} > `);
    lines.prompt();
  }
  lines.close();
}

function act(who: Person, word: string, argument: string, last: Shown): Promise<Shown> {
  if (word === 'press') return who.press(last, argument);
  if (word === 'choose') return who.choose(last, Number(argument));
  if (word === 'use') return who.use(argument, last);
  return who.fill(
    last,
    argument.split('|').map((value) => value.trim()),
  );
}

async function moveOn(scene: Scene): Promise<void> {
  const at = await scene.nextEditionAt();
  if (at === null) return note(scene, 'No edition waits: subscribe a channel with /digest subscribe.');
  const places = [scene.news, scene.lounge];
  const before = new Set(places.flatMap((place) => scene.messagesIn(place)).map(({ id }) => id));
  scene.setClock(Math.max(at, scene.now()));
  await scene.tick();
  const fresh = places.flatMap((place) => scene.messagesIn(place)).filter(({ id }) => !before.has(id));
  sayTime(scene);
  if (fresh.length === 0) note(scene, 'Nothing was posted: /status says why.');
  for (const message of fresh) show(scene, message);
}
