// A Discord message in the terminal, as a member would see it.
import {
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { type Block, parseMarkdown } from './markdown.ts';
import { harmless, hyperlink, type Names, type Pen, pen, styled } from './styled.ts';

export interface DrawnMessage {
  readonly author: string;
  /** Name without the `#`. */
  readonly channel?: string | undefined;
  readonly ephemeral?: boolean | undefined;
  /** When it was sent, in ms; not shown where it is left out. */
  readonly sentAt?: number | undefined;
  readonly content?: string | undefined;
  /** As they went over the wire. */
  readonly components?: readonly APIMessageTopLevelComponent[] | undefined;
  readonly mentions?: Names | undefined;
}

/** How a member's terminal draws. */
export interface Style {
  /** Columns of the terminal; text is never wider than 96. */
  readonly width: number;
  readonly colour: boolean;
  /** IANA zone of the member; UTC where it is left out. */
  readonly zone?: string | undefined;
}

export interface DrawOptions extends Style {
  /** The moment it is looked at, in ms since 1970. */
  readonly now: number;
}

const WIDEST = 96;
const NARROWEST = 20;

type Component = APIMessageTopLevelComponent | APIComponentInContainer;

/** Lines without a newline at the end. No escape codes at all without `colour`. */
export function drawMessage(message: DrawnMessage, options: DrawOptions): string {
  const ink = pen(options, message.mentions);
  const width = Math.max(NARROWEST, Math.min(WIDEST, Math.floor(options.width) || NARROWEST));
  const body = [
    ...(message.content ? drawMarkdown(message.content, width - 2, ink) : []),
    ...(message.components ?? []).flatMap((component) => drawComponent(component, width - 2, ink)),
    ...(message.ephemeral === true ? [ink.chalk.dim.italic('Only you can see this message')] : []),
  ];
  return [heading(message, width, ink), ...body.map((line) => `  ${line}`.trimEnd())].join('\n');
}

function heading({ author, channel, sentAt }: DrawnMessage, width: number, { chalk, now, zone, colour }: Pen): string {
  const app = colour ? chalk.bgBlue.white(' APP ') : '[APP]';
  const time = sentAt === undefined ? '' : chalk.dim(` ${clock(sentAt, now, zone)}`);
  const left = `${chalk.bold(harmless(author))} ${app}${time}`;
  const right = channel === undefined ? '' : chalk.dim(`#${harmless(channel)}`);
  const room = width - stringWidth(left) - stringWidth(right);
  return right === '' || room < 2 ? left : `${left}${' '.repeat(room)}${right}`;
}

function clock(at: number, now: number, zone: string): string {
  const day = (moment: number) =>
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: zone }).format(moment);
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: zone }).format(at);
  return day(at) === day(now) ? time : `${day(at)}, ${time}`;
}

function drawComponent(component: Component, width: number, ink: Pen): readonly string[] {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return drawMarkdown(component.content, width, ink);
    case ComponentType.Separator: {
      const line = component.divider === false ? '' : ink.chalk.dim('─'.repeat(width));
      return component.spacing === 2 ? ['', line, ''] : [line];
    }
    case ComponentType.Container: {
      const { accent_color: accent, spoiler } = component;
      const colour = accent === undefined || accent === null ? ink.chalk.gray : ink.chalk.hex(hex(accent));
      const inside = component.components.flatMap((inner) => drawComponent(inner, width - 2, ink));
      return (spoiler === true ? ['(spoiler)', ...inside] : inside).map((line) => `${colour('┃')} ${line}`);
    }
    case ComponentType.Section: {
      const { accessory } = component;
      const beside = accessory.type === ComponentType.Button ? drawControls([accessory], width, ink) : [];
      return [...component.components.flatMap((inner) => drawComponent(inner, width, ink)), ...beside];
    }
    case ComponentType.ActionRow:
      return drawControls(component.components, width, ink);
    case ComponentType.MediaGallery:
      return component.items.map((item) =>
        ink.chalk.dim(`[image${item.description ? `: ${harmless(item.description)}` : ''}]`),
      );
    case ComponentType.File:
      return [ink.chalk.dim('[file]')];
  }
}

const hex = (colour: number) => `#${colour.toString(16).padStart(6, '0')}`;

/** Buttons side by side as far as they go; each menu on a line of its own. */
function drawControls(controls: readonly APIComponentInMessageActionRow[], width: number, ink: Pen): readonly string[] {
  const drawn = controls.map((control) => drawControl(control, ink));
  return wrapped(drawn.join('  '), width);
}

function drawControl(control: APIComponentInMessageActionRow, ink: Pen): string {
  const { chalk, colour } = ink;
  switch (control.type) {
    case ComponentType.Button: {
      const label = unbroken(harmless('label' in control && control.label ? control.label : '…'));
      if (control.disabled === true) return colour ? chalk.dim(`[\u00A0${label}\u00A0]`) : `(\u00A0${label}\u00A0)`;
      if (control.style !== ButtonStyle.Link) return chalk.bold(`[\u00A0${label}\u00A0]`);
      return hyperlink(chalk.bold(`[\u00A0${label}\u00A0↗\u00A0]`), control.url, ink);
    }
    case ComponentType.StringSelect: {
      const count = control.options.length;
      return `${chalk.bold(`▾ ${harmless(control.placeholder ?? 'Make a selection')}`)} ${chalk.dim(`(${count} ${count === 1 ? 'option' : 'options'})`)}`;
    }
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect:
      return chalk.bold(`▾ ${harmless(control.placeholder ?? 'Make a selection')}`);
  }
}

/** wrap-ansi does not break at a no-break space, so that a label stays on one line. */
const unbroken = (label: string) => label.replaceAll(' ', '\u00A0');

function drawMarkdown(content: string, width: number, ink: Pen): readonly string[] {
  return parseMarkdown(content).flatMap((block) => drawBlock(block, width, ink));
}

function drawBlock(block: Block, width: number, ink: Pen): readonly string[] {
  const { chalk } = ink;
  switch (block.type) {
    case 'line':
      return wrapped(styled(block.inlines, ink), width);
    case 'heading':
      return wrapped((block.level === 1 ? chalk.bold.underline : chalk.bold)(styled(block.inlines, ink)), width);
    case 'subtext':
      return wrapped(chalk.dim(styled(block.inlines, ink)), width);
    case 'item': {
      const lead = `${'  '.repeat(block.depth)}${block.marker} `;
      return wrapped(styled(block.inlines, ink), width - lead.length).map((line, row) =>
        row === 0 ? `${lead}${line}` : `${' '.repeat(lead.length)}${line}`,
      );
    }
    case 'quote':
      return block.blocks
        .flatMap((inner) => drawBlock(inner, width - 2, ink))
        .map((line) => `${chalk.dim('│')} ${line}`);
    case 'fence':
      return block.text.split('\n').flatMap((line) => wrapped(chalk.gray(harmless(line)), width));
  }
}

function wrapped(text: string, width: number): readonly string[] {
  return wrapAnsi(text, Math.max(8, width), { hard: true })
    .split('\n')
    .map((line) => line.replaceAll('\u00A0', ' '));
}

/** What a member types, before it is sent: where, who, and the command in bold. Wrapped where a width is given. */
export function drawSlashLine(
  member: string,
  channel: string,
  typed: string,
  { colour = false, width }: Partial<Pick<Style, 'colour' | 'width'>> = {},
): string {
  const { chalk } = pen({ colour, now: 0 });
  const [command = '', ...options] = harmless(typed).split(/ (?=[\w-]+:)/);
  const told = [chalk.bold(command), ...options.map((option) => option.replace(/^[\w-]+:/, (name) => chalk.dim(name)))];
  const line = `${chalk.dim(`#${harmless(channel)}`)}  ${chalk.bold.green(harmless(member))} ${chalk.dim('›')} ${told.join(' ')}`;
  return width === undefined ? line : wrapped(line, width - 4).join('\n    ');
}
