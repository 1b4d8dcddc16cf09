// Entities that a document declares for itself → their text: plain ones, a few, a few times. More is an attack.

const LIMITS = { most: 40, uses: 2_000 } as const;
const DECLARATION = /<!ENTITY\s+([\w.-]{1,40})\s+(["'])([^"'<&%]{0,200})\2\s*>/g;
const REFERENCE = /&([\w.-]{1,40});/g;

/**
 * @param declared what stands between the brackets of the document type
 * @returns the text with the references to them replaced; entities that hold markup or others of their kind stay as they are written
 */
export function withOwnEntities(text: string, declared: string): string {
  const values = new Map<string, string>();
  for (const [, name = '', , value = ''] of declared.slice(0, 20_000).matchAll(DECLARATION))
    if (values.size < LIMITS.most) values.set(name, value);
  if (values.size === 0) return text;
  const parts: string[] = [];
  let from = 0;
  let uses = 0;
  for (const found of text.matchAll(REFERENCE)) {
    const value = values.get(found[1] ?? '');
    if (value === undefined) continue;
    if (uses === LIMITS.uses) break;
    uses += 1;
    parts.push(text.slice(from, found.index), value);
    from = found.index + found[0].length;
  }
  return parts.join('') + text.slice(from);
}
