// Whether Discord would take components: what may stand in what, how many, how long.
import { ButtonStyle, ComponentType as C } from 'discord-api-types/v10';
import { type Form, listOf } from './form.ts';
import type { Json } from './world.ts';

export const MOST_TEXT = 4_000;

const SELECTS: ReadonlySet<number> = new Set([
  C.StringSelect,
  C.UserSelect,
  C.RoleSelect,
  C.MentionableSelect,
  C.ChannelSelect,
]);
const INSIDE_CONTAINER: ReadonlySet<number> = new Set([
  C.ActionRow,
  C.TextDisplay,
  C.Section,
  C.MediaGallery,
  C.Separator,
  C.File,
]);
const IN_ROW: ReadonlySet<number> = new Set([C.Button, ...SELECTS]);
const ACCESSORIES: ReadonlySet<number> = new Set([C.Button, C.Thumbnail]);
export const TOP_LEVEL: ReadonlySet<number> = new Set([...INSIDE_CONTAINER, C.Container]);
export const ROWS_ONLY: ReadonlySet<number> = new Set([C.ActionRow]);

export const isSelect = (type: unknown): boolean => SELECTS.has(Number(type));

/** What is counted over a whole message. */
export interface Tally {
  components: number;
  text: number;
  readonly customIds: Set<string>;
  readonly ids: Set<number>;
}

export const emptyTally = (): Tally => ({ components: 0, text: 0, customIds: new Set(), ids: new Set() });

export function checkCustomId(form: Form, tally: Tally, value: unknown, path: string): void {
  form.string(value, path, { max: 100 });
  if (typeof value !== 'string') return;
  if (tally.customIds.has(value))
    form.fault(path, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  tally.customIds.add(value);
}

export function checkComponent(
  form: Form,
  tally: Tally,
  component: Json,
  path: string,
  allowed: ReadonlySet<number>,
): void {
  tally.components += 1;
  const type = component.type as C;
  form.integer(component.id, `${path}.id`, { min: 0, max: 2 ** 31 - 1 });
  if (typeof component.id === 'number' && component.id > 0) {
    if (tally.ids.has(component.id))
      form.fault(`${path}.id`, 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
    tally.ids.add(component.id);
  }
  if (!allowed.has(type)) {
    const choices = [...allowed].sort((a, b) => a - b).join(', ');
    return form.fault(`${path}.type`, 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${choices}).`);
  }
  const within = (entries: readonly Json[], inner: ReadonlySet<number>) =>
    entries.forEach((each, index) => {
      checkComponent(form, tally, each, `${path}.components.${index}`, inner);
    });
  switch (type) {
    case C.Container:
      form.integer(component.accent_color, `${path}.accent_color`, { min: 0, max: 0xffffff });
      form.boolean(component.spoiler, `${path}.spoiler`);
      return within(form.list(component.components, `${path}.components`, { min: 1, max: 40 }), INSIDE_CONTAINER);
    case C.TextDisplay:
      tally.text += form.string(component.content, `${path}.content`, { max: MOST_TEXT });
      return;
    case C.Section: {
      within(form.list(component.components, `${path}.components`, { min: 1, max: 3 }), new Set([C.TextDisplay]));
      if (typeof component.accessory !== 'object' || component.accessory === null)
        return form.fault(`${path}.accessory`, 'BASE_TYPE_REQUIRED', 'This field is required');
      return checkComponent(form, tally, component.accessory as Json, `${path}.accessory`, ACCESSORIES);
    }
    case C.ActionRow: {
      const most = listOf(component.components).some((each) => isSelect(each.type)) ? 1 : 5;
      return within(form.list(component.components, `${path}.components`, { min: 1, max: most }), IN_ROW);
    }
    case C.Button:
      return checkButton(form, tally, component, path);
    case C.StringSelect:
    case C.UserSelect:
    case C.RoleSelect:
    case C.MentionableSelect:
    case C.ChannelSelect:
      return checkSelect(form, tally, component, path);
    case C.Separator:
      form.boolean(component.divider, `${path}.divider`);
      return form.integer(component.spacing, `${path}.spacing`, { min: 1, max: 2 });
    case C.Thumbnail:
      return checkMedia(form, component, 'media', path);
    case C.File:
      return checkMedia(form, component, 'file', path);
    case C.MediaGallery:
      return form.list(component.items, `${path}.items`, { min: 1, max: 10 }).forEach((item, index) => {
        checkMedia(form, item, 'media', `${path}.items.${index}`);
      });
    default:
      form.fault(`${path}.type`, 'BASE_TYPE_CHOICES', `The local Discord does not know components of type ${type}`);
  }
}

function checkMedia(form: Form, holder: Json, field: 'media' | 'file', path: string): void {
  const { url } = (holder[field] ?? {}) as Json;
  form.string(url, `${path}.${field}.url`, { max: 2_048 });
  form.string(holder.description, `${path}.description`, { max: 1_024, required: false });
  const schemes = field === 'file' ? /^attachment:\/\// : /^(https?|attachment):\/\//;
  if (typeof url === 'string' && !schemes.test(url))
    form.fault(`${path}.${field}.url`, 'URL_TYPE_INVALID_SCHEME', `Scheme of "${url}" is not supported.`);
}

function checkButton(form: Form, tally: Tally, button: Json, path: string): void {
  form.boolean(button.disabled, `${path}.disabled`);
  if (!Number.isInteger(button.style) || Number(button.style) < 1 || Number(button.style) > 6)
    return form.fault(`${path}.style`, 'BASE_TYPE_CHOICES', 'Value must be one of (1, 2, 3, 4, 5, 6).');
  if (button.style === ButtonStyle.Premium) {
    form.string(button.sku_id, `${path}.sku_id`, { max: 20 });
    return;
  }
  if (!button.label && !button.emoji)
    form.fault(`${path}.label`, 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A button must have a label or an emoji');
  form.string(button.label, `${path}.label`, { min: 0, max: 80, required: false });
  if (button.style !== ButtonStyle.Link) {
    if (button.url !== undefined) form.fault(`${path}.url`, 'BASE_TYPE_BAD_FIELD', 'Only a link button may have a url');
    return checkCustomId(form, tally, button.custom_id, `${path}.custom_id`);
  }
  if (button.custom_id !== undefined)
    form.fault(
      `${path}.custom_id`,
      'COMPONENT_BUTTON_CUSTOM_ID_AND_URL',
      'A custom id and url cannot both be specified',
    );
  form.string(button.url, `${path}.url`, { max: 512 });
  if (typeof button.url === 'string' && !(/^(https?|discord):\/\//.test(button.url) && URL.canParse(button.url)))
    form.fault(`${path}.url`, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
}

export function checkSelect(form: Form, tally: Tally, select: Json, path: string): void {
  checkCustomId(form, tally, select.custom_id, `${path}.custom_id`);
  form.string(select.placeholder, `${path}.placeholder`, { min: 0, max: 150, required: false });
  form.boolean(select.disabled, `${path}.disabled`);
  form.integer(select.min_values, `${path}.min_values`, { min: 0, max: 25 });
  form.integer(select.max_values, `${path}.max_values`, { min: 1, max: 25 });
  const most = Number(select.max_values ?? 1);
  if (Number(select.min_values ?? 1) > most)
    form.fault(`${path}.min_values`, 'SELECT_COMPONENT_MIN_MAX', 'min_values is greater than max_values');
  if (select.type !== C.StringSelect) {
    form.list(select.default_values, `${path}.default_values`, { max: most });
    return;
  }
  const options = form.list(select.options ?? [], `${path}.options`, { min: 1, max: 25 });
  if (options.length > 0 && Number(select.max_values ?? 1) > options.length)
    form.fault(`${path}.max_values`, 'SELECT_COMPONENT_MAX_VALUES', 'max_values is greater than the options');
  const values = new Set<unknown>();
  options.forEach((option, index) => {
    const at = `${path}.options.${index}`;
    form.string(option.label, `${at}.label`, { max: 100 });
    form.string(option.value, `${at}.value`, { max: 100 });
    form.string(option.description, `${at}.description`, { min: 0, max: 100, required: false });
    if (values.has(option.value))
      form.fault(
        `${at}.value`,
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    values.add(option.value);
  });
  if (options.filter((option) => option.default === true).length > most)
    form.fault(`${path}.options`, 'SELECT_COMPONENT_TOO_MANY_DEFAULTS', 'More options are chosen than max_values');
}
