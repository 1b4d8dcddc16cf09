// Short answers: what was done, what cannot be done, what went wrong.
import type { Refusal, RefusalCode, RefusalDetails } from '../../news/refusal.ts';
import { cut } from './inert.ts';
import { DISCORD, type MessageBody, message, parted, rule, text } from './message.ts';
import type { Phrases } from './phrases.ts';
import type { SettingsView } from './views.ts';

/** A sentence of `Phrases`, which is markdown already. */
export function renderNotice(sentence: string): MessageBody {
  return message([text(cut(sentence, DISCORD.characters) || '…')]);
}

export function renderRefusal(refusal: Refusal, { phrases }: { readonly phrases: Phrases }): MessageBody {
  return renderNotice(sentenceOf(refusal.code, refusal.details, phrases));
}

function sentenceOf<Code extends RefusalCode>(code: Code, details: RefusalDetails[Code], phrases: Phrases): string {
  return phrases.refusal[code](details);
}

/** The reference is the one in the log. */
export function renderBug(reference: string, { phrases }: { readonly phrases: Phrases }): MessageBody {
  return renderNotice(phrases.bug(reference));
}

export function renderSettings({ phrases, settings, discordLocale, subscriptions }: SettingsView): MessageBody {
  return message(
    parted(
      [
        [text(`## ${phrases.settingsTitle}`)],
        [
          text(
            [
              phrases.languageSetting(settings.language, discordLocale),
              phrases.zoneSetting(settings.zone),
              phrases.quietSetting(settings.quiet ?? null, settings.zone ?? 'UTC'),
              phrases.drafts.setting(settings.approval ?? null),
              subscriptions === 0 ? phrases.noSubscriptions : phrases.subscriptionsTitle(subscriptions),
            ].join('\n'),
          ),
        ],
        [text(`-# ${phrases.settingsHint}`)],
      ],
      rule,
    ),
  );
}
