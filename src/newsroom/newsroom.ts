// The verbs bound to their tools. Commands see this type and nothing behind it.
import { type EditorTools, editorOf } from './editor.ts';
import { type LinkTools, linkOf } from './link.ts';
import { type ReaderTools, readerOf } from './reader.ts';

export type Newsroom = ReturnType<typeof createNewsroom>;

export function createNewsroom(tools: ReaderTools & EditorTools & LinkTools) {
  return { ...readerOf(tools), ...editorOf(tools), ...linkOf(tools) };
}
