import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { type DrawnMessage, drawMessage, drawSlashLine } from '../../../src/sandbox/terminal/draw.ts';

const NOW = Date.UTC(2021, 9, 7, 6, 0);
const STYLE = { width: 60, colour: false, now: NOW } as const;
const text = (content: string) => ({ type: ComponentType.TextDisplay as const, content });
const said = (content: string): DrawnMessage => ({ author: 'Dateline', components: [text(content)] });
const drawn = (content: string, style: Partial<Parameters<typeof drawMessage>[1]> = {}) =>
  drawMessage(said(content), { ...STYLE, ...style })
    .split('\n')
    .slice(1)
    .join('\n');

describe('a message in the terminal', () => {
  it('shows markup as what it means', () => {
    expect(drawn('## News\n**bold** [label](https://a.example/) `x`\n-# small\n- item\n> quoted')).toBe(
      ['  News', '  bold label `x`', '  small', '  • item', '  │ quoted'].join('\n'),
    );
  });

  it('shows escaped signs as signs', () => {
    expect(drawn('\\@everyone \\*\\*no\\*\\* https\\://x.example \\<t\\:0\\:R\\>')).toBe(
      '  @everyone **no** https://x.example <t:0:R>',
    );
  });

  it('tells times as of the moment and the place it is looked at', () => {
    const at = NOW / 1000;
    expect(drawn(`<t:${at - 7200}:R>, <t:${at + 60}:R>, <t:${at + 86400}:R>, <t:${at}:R>`)).toBe(
      '  2 hours ago, in 1 minute, tomorrow, now',
    );
    expect(drawn(`<t:${at + 43_199}:R>, <t:${at - 3_590}:R>, <t:${at - 5}:R>`)).toBe(
      '  in 12 hours, 1 hour ago, 5 seconds ago',
    );
    expect(drawn(`<t:${at}:t> <t:${at}:D>`, { zone: 'Asia/Tokyo' })).toBe('  15:00 7 October 2021');
  });

  it('names mentions', () => {
    const message = {
      ...said('<#1> <@&2> <@3> <#9>'),
      mentions: { channels: { 1: 'news' }, roles: { 2: 'Desk' }, users: { 3: 'Mara' } },
    };
    expect(drawMessage(message, STYLE)).toContain('#news @Desk @Mara #No Access');
  });

  it('draws containers, separators, buttons and menus', () => {
    const message: DrawnMessage = {
      author: 'Dateline',
      channel: 'news',
      ephemeral: true,
      sentAt: NOW,
      components: [
        {
          type: ComponentType.Container,
          accent_color: 0x2b6cb0,
          components: [
            text('Hello'),
            { type: ComponentType.Separator, divider: true },
            {
              type: ComponentType.ActionRow,
              components: [
                {
                  type: ComponentType.StringSelect,
                  custom_id: 'open:x',
                  placeholder: 'Open a story…',
                  options: [{ label: 'a', value: 'a' }],
                },
              ],
            },
            {
              type: ComponentType.ActionRow,
              components: [
                {
                  type: ComponentType.Button,
                  style: ButtonStyle.Secondary,
                  label: 'Previous',
                  custom_id: 'p',
                  disabled: true,
                },
                { type: ComponentType.Button, style: ButtonStyle.Secondary, label: 'Next page', custom_id: 'n' },
                { type: ComponentType.Button, style: ButtonStyle.Link, label: 'Read', url: 'https://a.example/' },
              ],
            },
          ],
        },
      ],
    };
    expect(drawMessage(message, { ...STYLE, width: 46 }).split('\n')).toEqual([
      'Dateline [APP] 06:00                     #news',
      '  ┃ Hello',
      `  ┃ ${'─'.repeat(42)}`,
      '  ┃ ▾ Open a story… (1 option)',
      '  ┃ ( Previous )  [ Next page ]  [ Read ↗ ]',
      '  Only you can see this message',
    ]);
  });

  it('links with colour, and sends no escape code without', () => {
    expect(drawn('[label](https://a.example/)', { colour: true })).toContain('\u001B]8;;https://a.example/\u0007');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (content) => {
        expect(drawMessage(said(content), STYLE)).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
      }),
    );
  });

  it('lets no message steer the terminal', () => {
    const shown = drawn('\u001B[2Jgone \u009B31m [x](https://a.example/\u001B]0;title\u0007)', { colour: true });
    expect(shown).not.toContain('\u001B[2J');
    expect(shown).not.toContain('\u009B');
    expect(shown).not.toContain('\u001B]0;');
  });

  it('is never wider than the terminal', () => {
    const piece = fc.constantFrom(
      'word ',
      '**bold** ',
      '[a long label](https://a.example/path) ',
      '中文新闻',
      '👩‍👩‍👧 ',
      'unbreakable'.repeat(12),
      '\n- ',
      '\n> ',
      '\n-# ',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.constantFrom(30, 60, 80, 120),
        fc.boolean(),
        (parts, width, colour) => {
          const container = { type: ComponentType.Container as const, components: [text(parts.join('') || 'x')] };
          const lines = drawMessage({ author: 'Dateline', components: [container] }, { ...STYLE, width, colour }).split(
            '\n',
          );
          for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what a member types', () => {
  it('stands with channel and name', () => {
    expect(drawSlashLine('Mara', 'news', '/news latest topic:conflict count:3')).toBe(
      '#news  Mara › /news latest topic:conflict count:3',
    );
  });
});
