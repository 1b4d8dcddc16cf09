// Whether Discord would open a modal.
import { ComponentType as C } from 'discord-api-types/v10';
import { checkCustomId, checkSelect, emptyTally, isSelect, type Tally } from './component-form.ts';
import { createForm, type Form, listOf } from './form.ts';
import type { Json } from './world.ts';

/** @throws ApiFault 50035 with every fault */
export function checkModal(modal: Json): void {
  const form = createForm();
  const tally = emptyTally();
  form.string(modal.custom_id, 'data.custom_id', { max: 100 });
  form.string(modal.title, 'data.title', { max: 45 });
  form.list(modal.components ?? [], 'data.components', { min: 1, max: 5 }).forEach((component, index) => {
    const at = `data.components.${index}`;
    if (component.type === C.ActionRow) {
      const inner = form.list(component.components, `${at}.components`, { min: 1, max: 1 })[0];
      if (inner) checkField(form, tally, inner, `${at}.components.0`, true);
    } else if (component.type === C.Label) {
      form.string(component.label, `${at}.label`, { max: 45 });
      form.string(component.description, `${at}.description`, { max: 100, required: false });
      checkField(form, tally, (component.component ?? {}) as Json, `${at}.component`, false);
    } else if (component.type === C.TextDisplay) {
      form.string(component.content, `${at}.content`, { max: 4_000 });
    } else {
      form.fault(`${at}.type`, 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1, 10, 18).');
    }
  });
  form.end();
}

/** @param labelled whether the field carries its own label, as in an action row */
function checkField(form: Form, tally: Tally, field: Json, path: string, labelled: boolean): void {
  if (!labelled && isSelect(field.type)) return checkSelect(form, tally, field, path);
  if (field.type !== C.TextInput)
    return form.fault(`${path}.type`, 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (4,).');
  checkCustomId(form, tally, field.custom_id, `${path}.custom_id`);
  if (labelled) form.string(field.label, `${path}.label`, { max: 45 });
  if (field.style !== 1 && field.style !== 2)
    form.fault(`${path}.style`, 'BASE_TYPE_CHOICES', 'Value must be one of (1, 2).');
  form.integer(field.min_length, `${path}.min_length`, { min: 0, max: 4_000 });
  form.integer(field.max_length, `${path}.max_length`, { min: 1, max: 4_000 });
  form.string(field.placeholder, `${path}.placeholder`, { min: 0, max: 100, required: false });
  form.string(field.value, `${path}.value`, { min: 0, max: 4_000, required: false });
}

/** Every field of a modal that a member fills in. */
export const fieldsOf = (modal: Json): readonly Json[] =>
  listOf(modal.components).flatMap((component) =>
    component.component ? [component.component as Json] : listOf(component.components),
  );

/** What a client sends back when a modal was filled in. */
export function filledModal(modal: Json, values: Readonly<Record<string, string>>): Json {
  const filled = ({ type, custom_id }: Json, id: number): Json => {
    const value = values[String(custom_id)] ?? '';
    return { type, id, custom_id, ...(isSelect(type) ? { values: value === '' ? [] : [value] } : { value }) };
  };
  const components = listOf(modal.components).flatMap((row, index): readonly Json[] => {
    const id = 2 * index + 1;
    if (row.type === C.TextDisplay) return [{ type: row.type, id }];
    if (row.component) return [{ type: row.type, id, component: filled(row.component as Json, id + 1) }];
    return [{ type: row.type, id, components: listOf(row.components).map((field) => filled(field, id + 1)) }];
  });
  return { custom_id: modal.custom_id, components };
}
