// A message body of Components V2, and the parts it is made of.
import {
  type APIActionRowComponent,
  type APIAllowedMentions,
  type APIButtonComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APISelectMenuOption,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  SeparatorSpacingSize,
} from 'discord-api-types/v10';

export interface MessageBody {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: APIAllowedMentions;
}

/** Discord's limits on a message of Components V2, and on what is in it. Lengths are counted in UTF-16 units, to be safe. */
export const DISCORD = {
  components: 40,
  characters: 4000,
  customId: 100,
  option: 100,
  options: 25,
  buttonLabel: 80,
  placeholder: 150,
  buttonUrl: 512,
} as const;

const ACCENT = 0x2b6cb0;

export type Block = APIComponentInContainer;
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** One calm container, with what is to stand before it; pings nobody, or the one role. */
export function message(
  blocks: readonly Block[],
  mention?: { readonly roleId: string; readonly ping: boolean },
): MessageBody {
  const container = { type: ComponentType.Container as const, accent_color: ACCENT, components: [...blocks] };
  const ping = mention?.ping === true ? { roles: [mention.roleId] } : {};
  return {
    flags: MessageFlags.IsComponentsV2,
    components: mention === undefined ? [container] : [text(`<@&${mention.roleId}>`), container],
    allowed_mentions: { parse: [], ...ping },
  };
}

export function text(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** A thin line. */
export function rule(): Block {
  return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small };
}

/** Empty room. */
export function gap(): Block {
  return { type: ComponentType.Separator, divider: false, spacing: SeparatorSpacingSize.Small };
}

/** The parts with something between each two of them, empty parts left out. */
export function parted(parts: readonly (readonly Block[])[], between: () => Block): Block[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, position) => (position === 0 ? part : [between(), ...part]));
}

export function row(buttons: readonly APIButtonComponent[]): Row[] {
  return buttons.length === 0 ? [] : [{ type: ComponentType.ActionRow, components: [...buttons] }];
}

export function button(
  label: string,
  customId: string,
  options: { readonly disabled?: boolean } = {},
): APIButtonComponentWithCustomId {
  const base = {
    type: ComponentType.Button as const,
    style: ButtonStyle.Secondary as const,
    label,
    custom_id: customId,
  };
  return options.disabled === true ? { ...base, disabled: true } : base;
}

/** A button that leads to an address, which is `safeAddress(…).href`; none where it is longer than a button may have. */
export function linkButton(label: string, href: string | undefined): APIButtonComponent[] {
  if (href === undefined || href.length > DISCORD.buttonUrl) return [];
  return [{ type: ComponentType.Button, style: ButtonStyle.Link, label, url: href }];
}

/** A menu of one choice; none where there is nothing to choose or no address. */
export function menu(
  customId: string | undefined,
  placeholder: string,
  options: readonly APISelectMenuOption[],
): Row[] {
  const distinct = [...new Map(options.map((option) => [option.value, option])).values()].slice(0, DISCORD.options);
  if (customId === undefined || distinct.length === 0) return [];
  const select = { type: ComponentType.StringSelect as const, custom_id: customId, placeholder, options: distinct };
  return [{ type: ComponentType.ActionRow, components: [select] }];
}

/** Previous and Next; both stand as long as there is one of them, so that they do not move under the finger. */
export function pager(
  labels: { readonly previous: string; readonly next: string },
  previous: { readonly to: string | undefined; readonly open: boolean },
  next: { readonly to: string | undefined; readonly open: boolean },
): Row[] {
  if (!previous.open && !next.open) return [];
  const buttons = [
    ...(previous.to === undefined ? [] : [button(labels.previous, previous.to, { disabled: !previous.open })]),
    ...(next.to === undefined ? [] : [button(labels.next, next.to, { disabled: !next.open })]),
  ];
  return row(buttons);
}
