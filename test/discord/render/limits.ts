// Discord's limits on a message of Components V2, as strictly as its servers hold them.
import {
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { MessageBody } from '../../../src/discord/render/message.ts';

type Any = APIMessageTopLevelComponent | APIComponentInContainer | APIComponentInMessageActionRow;

const IN_CONTAINER = new Set([1, 9, 10, 12, 13, 14]);
const AT_TOP = new Set([...IN_CONTAINER, 17]);

/** Everything Discord would refuse about the body; empty when it would take it. */
export function faults(body: MessageBody): readonly string[] {
  const wrong: string[] = [];
  const fault = (holds: boolean, what: string) => holds || wrong.push(what);
  const length = (text: unknown, least: number, most: number, what: string) => {
    if (typeof text !== 'string') {
      wrong.push(`${what} is no text`);
      return;
    }
    fault(
      text.length >= least && text.length <= most,
      `${what} has ${text.length} characters, not ${least} to ${most}`,
    );
    fault(text.trim() !== '', `${what} is blank`);
    fault(text.isWellFormed(), `${what} has half a character`);
  };

  fault(
    Object.keys(body).every((key) => ['flags', 'components', 'allowed_mentions'].includes(key)),
    'content or embeds beside components',
  );
  fault(body.flags === 1 << 15, `flags ${body.flags}`);
  fault(body.allowed_mentions.parse?.length === 0, 'allowed_mentions.parse is not empty');
  fault((body.allowed_mentions.roles?.length ?? 0) <= 1, 'more than one role may be pinged');
  fault(
    (body.allowed_mentions.roles ?? []).every((id) => /^\d{1,20}$/.test(id)),
    'a role that is no id',
  );
  fault(body.allowed_mentions.users === undefined, 'users may be pinged');
  fault(body.components.length >= 1 && body.components.length <= 40, `${body.components.length} at the top`);
  for (const component of body.components) fault(AT_TOP.has(component.type), `type ${component.type} at the top`);

  const all = everyComponent(body);
  fault(all.length <= 40, `${all.length} components`);
  const shown = textsOf(body);
  const total = shown.reduce((sum, text) => sum + text.length, 0);
  fault(total <= 4000, `${total} characters of text`);
  for (const text of shown) length(text, 1, 4000, 'a text');

  const ids: string[] = [];
  for (const component of all) {
    switch (component.type) {
      case ComponentType.Container:
        fault(component.components.length >= 1, 'an empty container');
        for (const inner of component.components)
          fault(IN_CONTAINER.has(inner.type), `type ${inner.type} in a container`);
        break;
      case ComponentType.ActionRow: {
        const menus = component.components.filter((control) => control.type !== ComponentType.Button);
        fault(component.components.length >= 1, 'an empty row');
        fault(menus.length === 0 ? component.components.length <= 5 : component.components.length === 1, 'a full row');
        break;
      }
      case ComponentType.Button:
        if (component.style === ButtonStyle.Premium) break;
        length(component.label, 1, 80, 'a button');
        if (component.style === ButtonStyle.Link) {
          length(component.url, 1, 512, 'an address of a button');
          fault(/^https?:\/\/[^\s]+$/.test(component.url), `the button's address ${component.url}`);
        } else ids.push(component.custom_id);
        break;
      case ComponentType.StringSelect: {
        ids.push(component.custom_id);
        fault(component.options.length >= 1 && component.options.length <= 25, `${component.options.length} options`);
        if (component.placeholder !== undefined) length(component.placeholder, 1, 150, 'a placeholder');
        for (const { label, value, description } of component.options) {
          length(label, 1, 100, 'an option');
          length(value, 1, 100, 'a value');
          if (description !== undefined) length(description, 1, 100, 'a description');
        }
        fault(new Set(component.options.map(({ value }) => value)).size === component.options.length, 'a value twice');
        break;
      }
      default:
        break;
    }
  }
  for (const id of ids) length(id, 1, 100, 'a custom id');
  fault(new Set(ids).size === ids.length, `a custom id twice: ${ids.join(' ')}`);
  return wrong;
}

/** Every component, nested ones counted. */
export function everyComponent(body: Pick<MessageBody, 'components'>): readonly Any[] {
  const below = (component: Any): readonly Any[] => [
    component,
    ...('components' in component ? component.components.flatMap((inner: Any) => below(inner)) : []),
    ...('accessory' in component && component.accessory.type === ComponentType.Button ? [component.accessory] : []),
  ];
  return body.components.flatMap(below);
}

export function textsOf(body: Pick<MessageBody, 'components'>): readonly string[] {
  return everyComponent(body).flatMap((one) => (one.type === ComponentType.TextDisplay ? [one.content] : []));
}

export function customIdsOf(body: Pick<MessageBody, 'components'>): readonly string[] {
  return everyComponent(body).flatMap((one) => ('custom_id' in one && one.custom_id ? [one.custom_id] : []));
}
