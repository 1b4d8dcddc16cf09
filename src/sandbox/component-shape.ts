// Components as Discord gives them back: numbered, and with what was left out.
import { ComponentType as C } from 'discord-api-types/v10';
import { listOf } from './form.ts';
import type { Json } from './world.ts';

const select = { min_values: 1, max_values: 1, disabled: false };
const DEFAULTS: Readonly<Record<number, Json>> = {
  [C.Button]: { disabled: false },
  [C.StringSelect]: select,
  [C.UserSelect]: select,
  [C.RoleSelect]: select,
  [C.MentionableSelect]: select,
  [C.ChannelSelect]: select,
  [C.Thumbnail]: { description: null, spoiler: false },
  [C.Separator]: { divider: true, spacing: 1 },
  [C.Container]: { accent_color: null, spoiler: false },
};

/** Each gets an `id` that no other of the message has. */
export function numbered(components: readonly Json[]): readonly Json[] {
  const taken = new Set<unknown>();
  const look = (component: Json): void => {
    taken.add(component.id);
    for (const inner of innerOf(component)) look(inner);
  };
  for (const component of components) look(component);
  let next = 1;
  const free = (): number => {
    while (taken.has(next)) next += 1;
    return next++;
  };
  const number = (component: Json): Json => ({
    ...DEFAULTS[Number(component.type)],
    ...component,
    id: typeof component.id === 'number' && component.id > 0 ? component.id : free(),
    ...(Array.isArray(component.components) ? { components: listOf(component.components).map(number) } : {}),
    ...(component.accessory ? { accessory: number(component.accessory as Json) } : {}),
  });
  return components.map(number);
}

/** What stands directly inside a component. */
export const innerOf = ({ components, accessory }: Json): readonly Json[] => [
  ...listOf(components),
  ...(accessory ? [accessory as Json] : []),
];
