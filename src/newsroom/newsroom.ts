// The verbs bound to their tools. Commands see this type and nothing behind it.
import { type EditorTools, editorOf } from './editor.ts';
import { keptLinksOf } from './kept-links.ts';
import { type LinkTools, linkOf } from './link.ts';
import { type OutletEditorTools, outletEditorOf } from './outlet-editor.ts';
import { type ReaderTools, readerOf } from './reader.ts';

export type Newsroom = ReturnType<typeof createNewsroom>;

export function createNewsroom(tools: ReaderTools & EditorTools & LinkTools & OutletEditorTools) {
  const link = linkOf(tools);
  return {
    ...readerOf(tools),
    ...editorOf(tools),
    ...link,
    ...keptLinksOf(tools, link.briefLink),
    ...outletEditorOf(tools),
  };
}
