// Reading a form as Discord does: every fault is collected with its place, none is thrown before the end.
import { badForm, type FormFault } from './fault.ts';
import type { Json } from './world.ts';

export type Form = ReturnType<typeof createForm>;

export const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** Characters as Discord counts them: code points. */
export const lengthOf = (text: string): number => [...text].length;

export function createForm() {
  const faults: FormFault[] = [];

  const fault = (path: string, code: string, message: string): void => void faults.push({ path, code, message });

  /** @returns the length, 0 when it is not there */
  function string(
    value: unknown,
    path: string,
    { min = 1, max, required = true }: { min?: number; max: number; required?: boolean },
  ): number {
    if (value === undefined || value === null) {
      if (required) fault(path, 'BASE_TYPE_REQUIRED', 'This field is required');
      return 0;
    }
    if (typeof value !== 'string') {
      fault(path, 'STRING_TYPE_CONVERT', 'Could not interpret value as string.');
      return 0;
    }
    const length = lengthOf(value);
    if (length < min || length > max)
      fault(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    return length;
  }

  function integer(value: unknown, path: string, { min, max }: { min: number; max: number }): void {
    if (value === undefined || value === null) return;
    if (!Number.isInteger(value)) fault(path, 'NUMBER_TYPE_COERCE', `Value "${value}" is not int.`);
    else if (Number(value) < min)
      fault(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
    else if (Number(value) > max) fault(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
  }

  function boolean(value: unknown, path: string): void {
    if (value !== undefined && value !== null && typeof value !== 'boolean')
      fault(path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
  }

  /** @returns the entries, none when it is no list */
  function list(value: unknown, path: string, { min = 0, max }: { min?: number; max: number }): readonly Json[] {
    const entries = listOf(value);
    if (value !== undefined && value !== null && !Array.isArray(value))
      fault(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    else if (entries.length < min || entries.length > max)
      fault(
        path,
        min === 0 ? 'BASE_TYPE_MAX_LENGTH' : 'BASE_TYPE_BAD_LENGTH',
        min === 0 ? `Must be ${max} or fewer in length.` : `Must be between ${min} and ${max} in length.`,
      );
    const odd = entries.findIndex((entry) => typeof entry !== 'object' || entry === null);
    if (odd < 0) return entries;
    fault(`${path}.${odd}`, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return [];
  }

  /** @throws ApiFault 50035 when there was any fault */
  function end(): void {
    if (faults.length > 0) throw badForm(faults);
  }

  return { faults, fault, string, integer, boolean, list, end };
}
