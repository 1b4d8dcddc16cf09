// Whether Discord would take a message: its limits on content, embeds and components.
import { ButtonStyle, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { badForm, type FormFault } from './fault.ts';

type Json = Record<string, unknown>;

const MOST_COMPONENTS = 40;
const MOST_TEXT = 4_000;

const INSIDE_CONTAINER = new Set([
  ComponentType.ActionRow,
  ComponentType.TextDisplay,
  ComponentType.Section,
  ComponentType.MediaGallery,
  ComponentType.Separator,
  ComponentType.File,
]);
const TOP_LEVEL = new Set([...INSIDE_CONTAINER, ComponentType.Container]);
const SELECTS = new Set([
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]);

const KNOWN_FIELDS = new Set([
  'content',
  'nonce',
  'tts',
  'embeds',
  'allowed_mentions',
  'message_reference',
  'components',
  'sticker_ids',
  'files',
  'attachments',
  'payload_json',
  'flags',
  'enforce_nonce',
  'poll',
  'username',
  'avatar_url',
  'thread_name',
  'applied_tags',
]);

/** Collects every fault of a form; `length` counts characters as Discord does, by code points. */
class Form {
  readonly faults: FormFault[] = [];
  readonly ids = new Set<string>();
  components = 0;
  text = 0;

  fault(path: string, code: string, message: string): void {
    this.faults.push({ path, code, message });
  }

  string(
    value: unknown,
    path: string,
    { min = 1, max, required = true }: { min?: number; max: number; required?: boolean },
  ): number {
    if (value === undefined || value === null) {
      if (required) this.fault(path, 'BASE_TYPE_REQUIRED', 'This field is required');
      return 0;
    }
    if (typeof value !== 'string') {
      this.fault(path, 'STRING_TYPE_CONVERT', 'Could not interpret value as string.');
      return 0;
    }
    const length = [...value].length;
    if (length < min || length > max)
      this.fault(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    return length;
  }

  customId(value: unknown, path: string): void {
    this.string(value, path, { max: 100 });
    if (typeof value !== 'string') return;
    if (this.ids.has(value))
      this.fault(path, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
    this.ids.add(value);
  }
}

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);

/**
 * @param existing what the message already is, when it is edited
 * @throws ApiFault 50035 with every fault, or 50006 for an empty message
 */
export function checkMessage(body: Json, existing: { readonly v2: boolean } | null = null): void {
  const form = new Form();
  for (const field of Object.keys(body))
    if (!KNOWN_FIELDS.has(field)) form.fault(field, 'UNKNOWN_FIELD', 'The local Discord does not know this field');
  const flags = typeof body.flags === 'number' ? body.flags : 0;
  const v2 = (flags & MessageFlags.IsComponentsV2) !== 0 || existing?.v2 === true;
  const components = list(body.components);
  if (v2) {
    if (body.content)
      form.fault(
        'content',
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        'content cannot be used with components V2',
      );
    if (list(body.embeds).length > 0)
      form.fault(
        'embeds',
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        'embeds cannot be used with components V2',
      );
    components.forEach((component, index) => void checkComponent(form, component, `components.${index}`, TOP_LEVEL));
    if (form.components > MOST_COMPONENTS)
      form.fault(
        'components',
        'BASE_TYPE_BAD_LENGTH',
        `Must be between 1 and ${MOST_COMPONENTS} in length (${form.components} with the nested ones).`,
      );
    if (form.text > MOST_TEXT)
      form.fault(
        'components',
        'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
        `The displayable text is ${form.text} characters; ${MOST_TEXT} are allowed`,
      );
    if (!existing && components.length === 0) form.fault('components', 'BASE_TYPE_REQUIRED', 'This field is required');
  } else {
    if (typeof body.content === 'string' && body.content !== '')
      form.string(body.content, 'content', { min: 0, max: 2_000 });
    if (list(body.embeds).length > 10) form.fault('embeds', 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.');
    if (JSON.stringify(body.embeds ?? '').length > 12_000)
      form.fault('embeds', 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
    if (components.length > 5) form.fault('components', 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.');
    components.forEach(
      (component, index) =>
        void checkComponent(form, component, `components.${index}`, new Set([ComponentType.ActionRow])),
    );
  }
  if (body.nonce !== undefined && body.nonce !== null) form.string(String(body.nonce), 'nonce', { max: 25 });
  checkMentions(form, body.allowed_mentions);
  if (form.faults.length > 0) throw badForm(form.faults);
  const empty = !v2 && !existing && !body.content && list(body.embeds).length === 0 && components.length === 0;
  if (empty) throw badForm([{ path: 'content', code: 'BASE_TYPE_REQUIRED', message: 'Cannot send an empty message' }]);
}

function checkMentions(form: Form, value: unknown): void {
  if (value === undefined || value === null) return;
  const mentions = value as Json;
  const parse = Array.isArray(mentions.parse) ? mentions.parse : [];
  for (const kind of ['users', 'roles'] as const) {
    const named = Array.isArray(mentions[kind]) ? mentions[kind] : [];
    if (named.length > 100)
      form.fault(`allowed_mentions.${kind}`, 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.');
    if (named.length > 0 && parse.includes(kind))
      form.fault(
        'allowed_mentions',
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
  }
}

function checkComponent(form: Form, component: Json, path: string, allowed: ReadonlySet<number>): void {
  form.components += 1;
  const type = component.type as ComponentType;
  if (!allowed.has(type))
    return form.fault(
      `${path}.type`,
      'UNION_TYPE_CHOICES',
      `Value of field "type" must be one of (${[...allowed].join(', ')}).`,
    );
  switch (type) {
    case ComponentType.Container:
      if (list(component.components).length === 0)
        form.fault(`${path}.components`, 'BASE_TYPE_BAD_LENGTH', 'Must be 1 or more in length.');
      if (
        component.accent_color !== undefined &&
        component.accent_color !== null &&
        !(Number(component.accent_color) >= 0 && Number(component.accent_color) <= 0xffffff)
      )
        form.fault(`${path}.accent_color`, 'NUMBER_TYPE_MAX', 'int value should be less than or equal to 16777215.');
      return list(component.components).forEach(
        (inner, index) => void checkComponent(form, inner, `${path}.components.${index}`, INSIDE_CONTAINER),
      );
    case ComponentType.TextDisplay:
      form.text += form.string(component.content, `${path}.content`, { max: MOST_TEXT });
      return;
    case ComponentType.Section: {
      const texts = list(component.components);
      if (texts.length < 1 || texts.length > 3)
        form.fault(`${path}.components`, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 3 in length.');
      texts.forEach(
        (inner, index) =>
          void checkComponent(form, inner, `${path}.components.${index}`, new Set([ComponentType.TextDisplay])),
      );
      if (!component.accessory) return form.fault(`${path}.accessory`, 'BASE_TYPE_REQUIRED', 'This field is required');
      return checkComponent(
        form,
        component.accessory as Json,
        `${path}.accessory`,
        new Set([ComponentType.Button, ComponentType.Thumbnail]),
      );
    }
    case ComponentType.ActionRow:
      return checkRow(form, list(component.components), path);
    case ComponentType.Button:
      return checkButton(form, component, path);
    case ComponentType.StringSelect:
      return checkStringSelect(form, component, path);
    default:
      if (SELECTS.has(type)) form.customId(component.custom_id, `${path}.custom_id`);
  }
}

function checkRow(form: Form, inner: readonly Json[], path: string): void {
  const selects = inner.filter(({ type }) => SELECTS.has(type as ComponentType));
  const most = selects.length > 0 ? 1 : 5;
  if (inner.length < 1 || inner.length > most)
    form.fault(`${path}.components`, 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${most} in length.`);
  inner.forEach(
    (each, index) =>
      void checkComponent(form, each, `${path}.components.${index}`, new Set([ComponentType.Button, ...SELECTS])),
  );
}

function checkButton(form: Form, button: Json, path: string): void {
  const link = button.style === ButtonStyle.Link;
  if (button.label === undefined && button.emoji === undefined)
    form.fault(`${path}.label`, 'BUTTON_COMPONENT_INVALID', 'A button must have a label or an emoji');
  form.string(button.label, `${path}.label`, { max: 80, required: false });
  if (!link) return form.customId(button.custom_id, `${path}.custom_id`);
  if (button.custom_id !== undefined)
    form.fault(
      `${path}.custom_id`,
      'COMPONENT_BUTTON_CUSTOM_ID_AND_URL',
      'A custom id and url cannot both be specified',
    );
  form.string(button.url, `${path}.url`, { max: 512 });
  if (typeof button.url === 'string' && !/^(https?|discord):\/\//.test(button.url))
    form.fault(`${path}.url`, 'URL_TYPE_INVALID_SCHEME', `Scheme of '${button.url}' is not supported.`);
}

function checkStringSelect(form: Form, select: Json, path: string): void {
  form.customId(select.custom_id, `${path}.custom_id`);
  form.string(select.placeholder, `${path}.placeholder`, { min: 0, max: 150, required: false });
  const options = list(select.options);
  if (options.length < 1 || options.length > 25)
    form.fault(`${path}.options`, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 25 in length.');
  const values = new Set<unknown>();
  options.forEach((option, index) => {
    form.string(option.label, `${path}.options.${index}.label`, { max: 100 });
    form.string(option.value, `${path}.options.${index}.value`, { max: 100 });
    form.string(option.description, `${path}.options.${index}.description`, { min: 0, max: 100, required: false });
    if (values.has(option.value))
      form.fault(
        `${path}.options.${index}.value`,
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    values.add(option.value);
  });
}
