// Whether Discord would take embeds.
import { type Form, lengthOf } from './form.ts';
import type { Json } from './world.ts';

const MOST_CHARACTERS = 6_000;

export function checkEmbeds(form: Form, value: unknown): void {
  const embeds = form.list(value, 'embeds', { max: 10 });
  let characters = 0;
  const count = (text: unknown, path: string, max: number, required = false) => {
    form.string(text, path, { min: required ? 1 : 0, max, required });
    characters += typeof text === 'string' ? lengthOf(text) : 0;
  };
  embeds.forEach((embed, index) => {
    const at = `embeds.${index}`;
    count(embed.title, `${at}.title`, 256);
    count(embed.description, `${at}.description`, 4_096);
    count((embed.footer as Json | undefined)?.text, `${at}.footer.text`, 2_048);
    count((embed.author as Json | undefined)?.name, `${at}.author.name`, 256);
    form.integer(embed.color, `${at}.color`, { min: 0, max: 0xffffff });
    form.list(embed.fields, `${at}.fields`, { max: 25 }).forEach((field, number) => {
      count(field.name, `${at}.fields.${number}.name`, 256, true);
      count(field.value, `${at}.fields.${number}.value`, 1_024, true);
    });
  });
  if (characters > MOST_CHARACTERS)
    form.fault('embeds', 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MOST_CHARACTERS}`);
}
