// What there is to see in a message.
import { ComponentType } from 'discord-api-types/v10';
import { innerOf } from './component-shape.ts';
import type { Json, Message } from './world.ts';

/** Every component of a message, the nested ones too, in the order they are shown. */
export function inside(message: Pick<Message, 'components'>): readonly Json[] {
  const deep = (component: Json): readonly Json[] => [component, ...innerOf(component).flatMap(deep)];
  return message.components.flatMap(deep);
}

export const buttonsOf = (message: Pick<Message, 'components'>): readonly string[] =>
  inside(message)
    .filter(({ type }) => type === ComponentType.Button)
    .map(({ label, custom_id }) => String(label ?? custom_id));

export const optionsIn = (select: Json): readonly { readonly label: string; readonly value: string }[] =>
  Array.isArray(select.options) ? select.options : [];

/** The text that a message shows, displays in order. */
export const textOf = (message: Pick<Message, 'components' | 'content'>): string =>
  [
    message.content,
    ...inside(message)
      .filter(({ type }) => type === ComponentType.TextDisplay)
      .map(({ content }) => String(content)),
  ]
    .filter(Boolean)
    .join('\n');
