// What a page worker does: one page at a time, each answer a value, so that a fault keeps its words on the way between threads.
import { flushCompileCache } from 'node:module';
import { PlainError } from '../news/plain-error.ts';
import { decodeWeb } from './charset.ts';
import { checkText } from './decode.ts';
import { type PageFacts, type PageOptions, readPage } from './page.ts';
import { type FoundLinks, feedLinks } from './page-feeds.ts';

export interface PageTask extends PageOptions {
  readonly act: 'facts' | 'feeds';
  readonly body: Uint8Array;
  readonly contentType: string | null;
  readonly url: string | null;
}

export type Answer<T> = { readonly found: T } | { readonly fault: string };

// Ctrl+C in a terminal reaches every process; the one that started this one says when it is over.
process.on('SIGINT', () => undefined);

const ACTS = {
  facts: ({ body, contentType, url, outlet, robotsTag }: PageTask): Answer<PageFacts> =>
    answer(() => readPage(textOf(body, contentType), url, { outlet, robotsTag })),
  feeds: ({ body, contentType, url }: PageTask): Answer<FoundLinks> =>
    answer(() => feedLinks(textOf(body, contentType), url)),
};

process.on('message', (task: PageTask) => {
  process.send?.(ACTS[task.act](task));
});
process.send?.('ready');
// It will be ended without a word.
flushCompileCache();

/** Servers send pages under many names, and none at all; a picture, a sound or a document under its own. */
const OTHER = /^\s*(?:image|audio|video|font)\/|^\s*application\/(?:pdf|zip|gzip|msword|vnd\.)/i;

/** @throws PlainError for what is no page */
function textOf(body: Uint8Array, contentType: string | null): string {
  if (OTHER.test(contentType ?? '')) throw new PlainError('This is a file, not a page.');
  const start = body.subarray(0, 16);
  if (!start.includes(0)) checkText(start);
  // As browsers do: a zero in text is nothing.
  return decodeWeb(body, contentType).replaceAll('\0', '');
}

function answer<T>(act: () => T): Answer<T> {
  try {
    return { found: act() };
  } catch (error) {
    if (error instanceof PlainError) return { fault: error.message };
    // Whatever the libraries trip over is the page's fault: it was written by strangers.
    return { fault: 'The page is written in a way that cannot be read.' };
  }
}
