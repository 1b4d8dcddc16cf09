// Whether Discord would take a message: its limits on content, embeds, components, mentions and nonce.
import { MessageFlags } from 'discord-api-types/v10';
import { checkComponent, emptyTally, MOST_TEXT, ROWS_ONLY, TOP_LEVEL } from './component-form.ts';
import { checkEmbeds } from './embed-form.ts';
import { ApiFault } from './fault.ts';
import { createForm, type Form, listOf } from './form.ts';
import type { Json } from './world.ts';

const MOST_COMPONENTS = 40;
const MOST_ROWS = 5;

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

/** What the message already is, when it is edited. */
export interface Existing {
  readonly v2: boolean;
  readonly content: string;
  readonly embeds: number;
}

/**
 * @param prefix where the message stands in the request: `data.` in an interaction's answer
 * @throws ApiFault 50035 with every fault, or 50006 for an empty message
 */
export function checkMessage(body: Json, existing: Existing | null = null, prefix = ''): void {
  const form = createForm();
  for (const field of Object.keys(body))
    if (!KNOWN_FIELDS.has(field)) form.fault(field, 'UNKNOWN_FIELD', 'The local Discord does not know this field');
  form.integer(body.flags, 'flags', { min: 0, max: 2 ** 31 - 1 });
  form.boolean(body.tts, 'tts');
  form.boolean(body.enforce_nonce, 'enforce_nonce');
  const flags = typeof body.flags === 'number' ? body.flags : 0;
  const v2 = (flags & MessageFlags.IsComponentsV2) !== 0 || existing?.v2 === true;
  if (v2) checkLayout(form, body, existing);
  else checkLegacy(form, body);
  if (typeof body.nonce === 'string') form.string(body.nonce, 'nonce', { min: 0, max: 25 });
  else form.integer(body.nonce, 'nonce', { min: 0, max: Number.MAX_SAFE_INTEGER });
  checkMentions(form, body.allowed_mentions);
  if (form.faults.length > 0 && prefix !== '') {
    const placed = createForm();
    for (const { path, code, message } of form.faults) placed.fault(`${prefix}${path}`, code, message);
    placed.end();
  }
  form.end();
  if (!v2 && isEmpty(body, existing)) throw new ApiFault(400, 50006, 'Cannot send an empty message');
}

/** Components V2: no content, no embeds, at most 40 components with the nested ones, 4,000 characters of text. */
function checkLayout(form: Form, body: Json, existing: Existing | null): void {
  const turned = existing !== null && !existing.v2;
  const content = body.content !== undefined ? body.content : turned ? existing.content : undefined;
  const embeds = body.embeds !== undefined ? listOf(body.embeds).length : turned ? existing.embeds : 0;
  const legacy = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
  const said = 'field cannot be used when using MessageFlags.IS_COMPONENTS_V2';
  if (content) form.fault('content', legacy, `The 'content' ${said}`);
  if (embeds > 0) form.fault('embeds', legacy, `The 'embeds' ${said}`);
  for (const field of ['poll', 'sticker_ids']) if (body[field]) form.fault(field, legacy, `The '${field}' ${said}`);
  if (existing?.v2 && body.components === undefined) return;
  const tally = emptyTally();
  const components = form.list(body.components ?? [], 'components', { min: 1, max: MOST_COMPONENTS });
  components.forEach((component, index) => {
    checkComponent(form, tally, component, `components.${index}`, TOP_LEVEL);
  });
  if (components.length <= MOST_COMPONENTS && tally.components > MOST_COMPONENTS)
    form.fault(
      'components',
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      `The total number of components is ${tally.components}; ${MOST_COMPONENTS} are allowed`,
    );
  if (tally.text > MOST_TEXT)
    form.fault(
      'components',
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `The displayable text is ${tally.text} characters; ${MOST_TEXT} are allowed`,
    );
}

function checkLegacy(form: Form, body: Json): void {
  form.string(body.content, 'content', { min: 0, max: 2_000, required: false });
  checkEmbeds(form, body.embeds);
  const tally = emptyTally();
  form.list(body.components, 'components', { max: MOST_ROWS }).forEach((component, index) => {
    checkComponent(form, tally, component, `components.${index}`, ROWS_ONLY);
  });
}

function isEmpty(body: Json, existing: Existing | null): boolean {
  const content = body.content === undefined ? existing?.content : body.content;
  const embeds = body.embeds === undefined ? (existing?.embeds ?? 0) : listOf(body.embeds).length;
  const rest = ['components', 'attachments', 'sticker_ids'].some((field) => listOf(body[field]).length > 0);
  // What else an edited message has (its components, say) is not known here: an edit that leaves it alone is not empty.
  const untouched = existing !== null && body.components === undefined;
  return !content && embeds === 0 && !rest && !body.poll && !untouched;
}

function checkMentions(form: Form, value: unknown): void {
  if (value === undefined || value === null) return;
  const mentions = value as Json;
  const parse: readonly unknown[] = Array.isArray(mentions.parse) ? mentions.parse : [];
  const wrong = parse.findIndex((kind) => kind !== 'roles' && kind !== 'users' && kind !== 'everyone');
  if (wrong >= 0)
    form.fault(
      `allowed_mentions.parse.${wrong}`,
      'BASE_TYPE_CHOICES',
      "Value must be one of ('everyone', 'roles', 'users').",
    );
  for (const kind of ['users', 'roles'] as const) {
    const named: readonly unknown[] = Array.isArray(mentions[kind]) ? mentions[kind] : [];
    if (named.length > 100)
      form.fault(`allowed_mentions.${kind}`, 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.');
    named.forEach((id, index) => {
      if (!/^\d{1,20}$/.test(String(id)))
        form.fault(`allowed_mentions.${kind}.${index}`, 'NUMBER_TYPE_COERCE', `Value "${id}" is not snowflake.`);
    });
    if (named.length > 0 && parse.includes(kind))
      form.fault(
        'allowed_mentions',
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
  }
}
