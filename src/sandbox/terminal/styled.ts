// Parsed markdown as styled terminal text.
import { Chalk, type ChalkInstance } from 'chalk';
import type { Inline } from './markdown.ts';
import { moment } from './moment.ts';

/** Names for the ids in a message. */
export interface Names {
  readonly users?: Readonly<Record<string, string>> | undefined;
  readonly roles?: Readonly<Record<string, string>> | undefined;
  readonly channels?: Readonly<Record<string, string>> | undefined;
}

export interface Pen {
  readonly chalk: ChalkInstance;
  readonly colour: boolean;
  readonly now: number;
  readonly zone: string;
  readonly names: Names;
}

export function pen(options: { colour: boolean; now: number; zone?: string | undefined }, names: Names = {}): Pen {
  const { colour, now, zone = 'UTC' } = options;
  return { chalk: new Chalk({ level: colour ? 2 : 0 }), colour, now, zone, names };
}

/** Text from a message must not steer the terminal. */
export function harmless(text: string): string {
  return text.replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '');
}

export function styled(inlines: readonly Inline[], pen: Pen): string {
  return inlines.map((inline) => drawn(inline, pen)).join('');
}

function drawn(inline: Inline, pen: Pen): string {
  const { chalk, names } = pen;
  switch (inline.type) {
    case 'text':
      return harmless(inline.text);
    case 'strong':
      return chalk.bold(styled(inline.children, pen));
    case 'em':
      return chalk.italic(styled(inline.children, pen));
    case 'underline':
      return chalk.underline(styled(inline.children, pen));
    case 'strike':
      return chalk.strikethrough(styled(inline.children, pen));
    case 'spoiler':
      return chalk.inverse(styled(inline.children, pen));
    case 'code':
      return pen.colour ? chalk.bgGray.white(` ${harmless(inline.text)} `) : `\`${harmless(inline.text)}\``;
    case 'link':
      return hyperlink(chalk.cyan.underline(styled(inline.children, pen)), inline.url, pen);
    case 'mention': {
      const { of, id } = inline;
      if (of === 'everyone') return chalk.bgBlue.white(`@${id}`);
      const named = of === 'user' ? names.users?.[id] : of === 'role' ? names.roles?.[id] : names.channels?.[id];
      const sign = of === 'channel' ? '#' : '@';
      const unknown = of === 'user' ? 'unknown-user' : of === 'role' ? 'deleted-role' : 'No Access';
      return chalk.blueBright(`${sign}${harmless(named ?? unknown)}`);
    }
    case 'command':
      return chalk.blueBright(`/${harmless(inline.name)}`);
    case 'emoji':
      return `:${harmless(inline.name)}:`;
    case 'timestamp':
      return moment(inline.at, inline.style, pen.now, pen.zone);
  }
}

/** OSC 8, where colour is wanted: a terminal that does not know it shows the label alone. */
export function hyperlink(label: string, url: string, { colour }: Pen): string {
  if (!colour) return label;
  return `\u001B]8;;${encodeURI(harmless(url)).replaceAll('%25', '%')}\u0007${label}\u001B]8;;\u0007`;
}
