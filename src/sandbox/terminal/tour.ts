// The tour: what a moderator and a reader do on their first day, drawn as they would see it.
import type { Scene } from './scene.ts';
import { heading, note, say, sayTime, show } from './stage.ts';

const HALF_A_MINUTE_MS = 30_000;

/**
 * Plays the tour to its end. Everything drawn went through the bot and the local Discord.
 * @throws Error when something got no answer or no digest arrived: then the bot is broken, and nothing is drawn in its place
 */
export async function tour(scene: Scene): Promise<void> {
  const { moderator, reader, news, lounge, zone } = scene;
  note(scene, `Everybody here lives in ${zone}: Discord shows times in each member's own zone.`);

  heading(scene, 'A reader asks what is new');
  const latest = await say(scene, reader, lounge, '/news latest');

  heading(scene, 'The reader opens the first story from the menu');
  show(scene, await reader.choose(latest, 1));

  heading(scene, 'The reader searches the archive');
  await say(scene, reader, lounge, '/news search query:earthquake');

  heading(scene, `A moderator gives #${news.name} a daily digest`);
  await say(scene, moderator, lounge, '/settings language language:English');
  await say(scene, moderator, lounge, `/digest subscribe channel:#${news.name} time:08:00 timezone:${zone} stories:4`);

  heading(scene, "The clock is moved to the edition's time, and the digest arrives");
  const dueAt = await scene.nextEditionAt();
  if (dueAt === null) throw new Error('the digest was subscribed, but no edition waits');
  scene.setClock(dueAt + HALF_A_MINUTE_MS);
  sayTime(scene);
  await scene.tick();
  const digest = scene.messagesIn(news).at(-1);
  if (!digest) throw new Error(`the edition's time has come, but no digest arrived in #${news.name}`);
  show(scene, digest);
}
