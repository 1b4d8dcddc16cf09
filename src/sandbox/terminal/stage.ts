// What tour and prompt have in common: a member says something, and what comes back is drawn.
import { drawMessage, drawSlashLine } from './draw.ts';
import { moment } from './moment.ts';
import type { Person, Place, Scene, Shown } from './scene.ts';
import { pen } from './styled.ts';

export function show(scene: Scene, shown: Shown): Shown {
  if (shown.form) {
    const fields = shown.form.fields.map(({ label, required }) => `${label}${required ? '' : ' (if you like)'}`);
    note(scene, `\nA form opens: ${shown.form.title}. Fill it in: fill ${fields.join(' | ')}\n`);
    return shown;
  }
  const { colour, zone } = scene;
  scene.print(`\n${drawMessage(shown.drawn, { width: scene.columns(), colour, zone, now: scene.now() })}\n`);
  return shown;
}

export async function say(scene: Scene, who: Person, where: Place, typed: string): Promise<Shown> {
  scene.print(`\n${drawSlashLine(who.name, where.name, typed, { colour: scene.colour })}`);
  return show(scene, await who.say(typed, where));
}

export function heading(scene: Scene, text: string): void {
  const { chalk } = pen({ colour: scene.colour, now: 0 });
  scene.print(`\n${chalk.bold.underline(text)}`);
}

export function sayTime(scene: Scene): void {
  const { zone } = scene;
  note(scene, `It is now ${moment(scene.now(), 'F', scene.now(), zone)} (${zone}).`);
}

export function note(scene: Scene, text: string): void {
  const { chalk } = pen({ colour: scene.colour, now: 0 });
  scene.print(chalk.dim(text));
}
