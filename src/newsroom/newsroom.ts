// The verbs bound to their tools. Commands see this type and nothing behind it.
import { channelReachOf, type ReachTools } from './channel-reach.ts';
import type { CorrectTools } from './correct.ts';
import { correctionsDeskOf } from './corrections-desk.ts';
import { draftsDeskOf } from './drafts-desk.ts';
import { type EditorTools, editorOf } from './editor.ts';
import { keptLinksOf } from './kept-links.ts';
import { type LinkTools, linkOf } from './link.ts';
import { type OutletEditorTools, outletEditorOf } from './outlet-editor.ts';
import type { PublishTools } from './publish.ts';
import { type ReaderTools, readerOf } from './reader.ts';
import { senderOf } from './sender.ts';
import { whyOf } from './why.ts';

export type Newsroom = ReturnType<typeof createNewsroom>;

export function createNewsroom(
  tools: ReaderTools & EditorTools & LinkTools & OutletEditorTools & PublishTools & ReachTools & CorrectTools,
) {
  const link = linkOf(tools);
  const reader = readerOf(tools);
  return {
    ...reader,
    ...whyOf({ ...tools, storyAsked: reader.storyAsked }),
    ...editorOf(tools),
    ...senderOf(tools),
    ...correctionsDeskOf(tools),
    ...draftsDeskOf(tools),
    ...channelReachOf(tools),
    ...link,
    ...keptLinksOf(tools, link.briefLink),
    ...outletEditorOf(tools),
  };
}
