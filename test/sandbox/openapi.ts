// Holds what a bot sent to the local Discord, and what came back, against Discord's own description of its API.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** One exchange, as `sandbox.requests` has it. */
export interface ExchangeRecord {
  readonly method: string;
  /** Without `/api/v10`, without the query. */
  readonly path: string;
  readonly body?: unknown;
  readonly status: number;
  readonly reply?: unknown;
}

interface Description {
  readonly components: { readonly schemas: Record<string, unknown> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | undefined>>>>;
}
interface Operation {
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<
    Record<string, { readonly $ref?: string; readonly content?: Readonly<Record<string, unknown>> }>
  >;
}
interface Known {
  readonly template: string;
  readonly pattern: RegExp;
}

const FILE = path.resolve(import.meta.dirname, '../../../shared/discord/openapi.json');

/** The reason for a skip; null where Discord's description is present. */
export const descriptionMissing: string | null = existsSync(FILE) ? null : `Discord's description is not at ${FILE}`;

let loaded: ReturnType<typeof load> | undefined;

function load() {
  const description = JSON.parse(readFileSync(FILE, 'utf8')) as Description;
  // It says that the code of a fault in a form is a number; Discord sends words such as BASE_TYPE_REQUIRED.
  description.components.schemas.InnerErrors = {
    type: 'object',
    required: ['_errors'],
    additionalProperties: false,
    properties: {
      _errors: {
        type: 'array',
        items: { type: 'object', required: ['code', 'message'], properties: { code: { type: 'string' } } },
      },
    },
  };
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    validateSchema: false,
    validateFormats: true,
    inlineRefs: false,
  });
  ajv.addFormat('snowflake', /^(0|[1-9]\d*)$/);
  ajv.addFormat(
    'date-time',
    (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text)),
  );
  ajv.addFormat('uri', (text: string) => URL.canParse(text));
  for (const known of ['nonce', 'locale', 'int32', 'int64', 'double', 'binary']) ajv.addFormat(known, true);
  tellBranchesApart(description, description.components.schemas);
  ajv.addSchema(description, 'discord');
  const known = Object.keys(description.paths).map((template): Known => {
    const source = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+');
    return { template, pattern: new RegExp(`^${source}$`) };
  });
  // A fixed path such as `…/messages/@original` goes before one with a part in its place.
  known.sort((a, b) => a.template.split('{').length - b.template.split('{').length);
  const compiled = new Map<string, ValidateFunction>();
  const check = (pointer: string): ValidateFunction => {
    const made = compiled.get(pointer) ?? ajv.compile({ $ref: `discord#${pointer}` });
    compiled.set(pointer, made);
    return made;
  };
  return { description, known, check };
}

/** Has unions decided by their `type` where it can be, so that only the branch that was meant is heard of. */
function tellBranchesApart(node: unknown, schemas: Readonly<Record<string, unknown>>): void {
  if (typeof node !== 'object' || node === null) return;
  for (const inner of Object.values(node)) tellBranchesApart(inner, schemas);
  const union = node as { oneOf?: readonly { $ref?: string }[]; allOf?: readonly object[] };
  if (!Array.isArray(union.oneOf) || union.oneOf.length < 2) return;
  const types = union.oneOf.map(({ $ref }) => {
    const branch = schemas[$ref?.split('/').at(-1) ?? ''] as
      | { required?: readonly string[]; properties?: { type?: { enum?: readonly unknown[] } } }
      | undefined;
    const values = branch?.properties?.type?.enum;
    return branch?.required?.includes('type') && values?.length === 1 ? values[0] : undefined;
  });
  if (types.includes(undefined) || new Set(types).size < types.length) return;
  const { oneOf, allOf = [] } = union;
  const meant = oneOf.map((then, index) => ({ if: { properties: { type: { const: types[index] } } }, then }));
  union.allOf = [...allOf, { required: ['type'], properties: { type: { enum: types } } }, ...meant];
  delete union.oneOf;
}

const escaped = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
const pointerOf = (...parts: readonly string[]) => `/${parts.map(escaped).join('/')}`;

function faultsOf(check: ValidateFunction, value: unknown, what: string): readonly string[] {
  if (check(value)) return [];
  const said = (check.errors ?? []).map(
    ({ instancePath, message, params }) => `${what}${instancePath} ${message} ${JSON.stringify(params)}`,
  );
  return [...new Set(said)].slice(0, 12);
}

/**
 * @returns what is wrong with the request (when it was taken) or the reply, one sentence each; empty when both hold
 * @throws Error where Discord's description is absent: ask `descriptionMissing` first
 */
export function validateExchange(record: ExchangeRecord): readonly string[] {
  loaded ??= load();
  const { description, known, check } = loaded;
  const method = record.method.toLowerCase();
  const said = `${record.method} ${record.path}`;
  const template = known.find(
    (each) => each.pattern.test(record.path) && description.paths[each.template]?.[method],
  )?.template;
  const operation = template === undefined ? undefined : description.paths[template]?.[method];
  if (template === undefined || !operation) return [`${said}: Discord has no such route`];
  const faults: string[] = [];

  const taken = record.status < 400;
  if (taken && operation.requestBody?.content['application/json']) {
    const pointer = pointerOf('paths', template, method, 'requestBody', 'content', 'application/json', 'schema');
    faults.push(...faultsOf(check(pointer), record.body ?? {}, `${said} request`));
  }

  // A failure of the server itself (or one that was asked for) is not described.
  if (record.status >= 500) return faults;
  const status = [String(record.status), `${String(record.status)[0]}XX`].find((each) => operation.responses[each]);
  if (status === undefined) return [...faults, `${said}: Discord does not answer with status ${record.status}`];
  const response = operation.responses[status];
  const shared = response?.$ref?.slice(2).split('/');
  const pointer = pointerOf(
    ...(shared ?? ['paths', template, method, 'responses', status]),
    'content',
    'application/json',
    'schema',
  );
  if (shared || response?.content)
    faults.push(...faultsOf(check(pointer), record.reply, `${said} reply ${record.status}`));
  else if (record.reply !== undefined && record.reply !== null)
    faults.push(`${said}: a reply ${record.status} has no body`);
  return faults;
}
