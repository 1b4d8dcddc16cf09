// What is still alive in a piece of Discord markdown: everything that is not text and line breaks.
import { type Block, type Inline, parseMarkdown } from '../../../src/sandbox/terminal/markdown.ts';

/** `strong`, `link https://…`, `mention channel 12`, `heading`, …; empty where nothing but text survives. */
export function survivors(markdown: string): readonly string[] {
  const invites = /(?:https?:\/\/)?(?:www\.)?discord(?:app)?\.(?:gg|com\/invite)\/[\w-]+/gi;
  return [
    ...parseMarkdown(markdown).flatMap(inBlock),
    ...[...markdown.matchAll(invites)].map(([code]) => `invite ${code}`),
  ];
}

/** What a reader reads. */
export function shownText(markdown: string): string {
  return parseMarkdown(markdown).map(textOf).join('\n');
}

function inBlock(block: Block): readonly string[] {
  switch (block.type) {
    case 'line':
      return block.inlines.flatMap(inInline);
    case 'subtext':
    case 'heading':
    case 'item':
      return [block.type, ...block.inlines.flatMap(inInline)];
    case 'quote':
      return [block.type, ...block.blocks.flatMap(inBlock)];
    case 'fence':
      return [block.type];
  }
}

function inInline(inline: Inline): readonly string[] {
  switch (inline.type) {
    case 'text':
      return [];
    case 'strong':
    case 'em':
    case 'underline':
    case 'strike':
    case 'spoiler':
      return [inline.type, ...inline.children.flatMap(inInline)];
    case 'link':
      return [`link ${inline.url}`, ...inline.children.flatMap(inInline)];
    case 'mention':
      return [`mention ${inline.of} ${inline.id}`];
    case 'code':
    case 'command':
    case 'emoji':
    case 'timestamp':
      return [inline.type];
  }
}

function textOf(block: Block): string {
  switch (block.type) {
    case 'quote':
      return block.blocks.map(textOf).join('\n');
    case 'fence':
      return block.text;
    case 'line':
    case 'subtext':
    case 'heading':
    case 'item':
      return block.inlines.map(textIn).join('');
  }
}

function textIn(inline: Inline): string {
  switch (inline.type) {
    case 'text':
    case 'code':
      return inline.text;
    case 'strong':
    case 'em':
    case 'underline':
    case 'strike':
    case 'spoiler':
    case 'link':
      return inline.children.map(textIn).join('');
    case 'mention':
    case 'command':
    case 'emoji':
    case 'timestamp':
      return `‹${inline.type}›`;
  }
}
