// A form (Discord calls it a modal): a few lines to write into, sent back to its address.
import {
  type APIModalInteractionResponseCallbackData,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { cut } from './inert.ts';

export type FormBody = APIModalInteractionResponseCallbackData;

/** Discord's limits, in characters. */
const TITLE = 45;
const LABEL = 45;
const DESCRIPTION = 100;
const PLACEHOLDER = 100;

export interface FormField {
  readonly label: string;
  readonly description?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly required: boolean;
  /** In characters, at most 4,000. */
  readonly most: number;
}

/** At most five fields, each of one line; what is written into them arrives in their order. */
export function form(address: string, title: string, fields: readonly FormField[]): FormBody {
  return {
    custom_id: address,
    title: cut(title, TITLE),
    components: fields.map((field, place) => ({
      type: ComponentType.Label,
      label: cut(field.label, LABEL),
      ...(field.description === undefined ? {} : { description: cut(field.description, DESCRIPTION) }),
      component: input(field, place),
    })),
  };
}

function input({ placeholder, required, most }: FormField, place: number): APITextInputComponent {
  return {
    type: ComponentType.TextInput,
    custom_id: String(place),
    style: TextInputStyle.Short,
    required,
    max_length: most,
    ...(placeholder === undefined ? {} : { placeholder: cut(placeholder, PLACEHOLDER) }),
  };
}
