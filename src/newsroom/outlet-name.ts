// An outlet's name as it is stored, from what somebody typed.
import type { Archive } from '../archive/archive.ts';
import { Refusal } from '../news/refusal.ts';
import { folded } from '../news/words.ts';

/**
 * The outlet of this name that is not hidden, with or without its accents and capitals, or the only one that has a word beginning so.
 * @throws Refusal unknown-outlet
 */
export async function outletNamed(
  archive: Pick<Archive, 'outletNames'>,
  typed: string,
  hidden: readonly string[],
): Promise<string> {
  const asked = folded(typed);
  const names = asked === '' ? [] : await archive.outletNames(typed, 25, hidden);
  const name =
    names.find((each) => each === typed.trim()) ??
    names.find((each) => folded(each) === asked) ??
    (names.length === 1 ? names[0] : undefined);
  if (name === undefined) throw new Refusal('unknown-outlet', { asked: typed });
  return name;
}
