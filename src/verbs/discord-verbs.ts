// `dateline publish`, `preview` and `register`: what the bot does by itself, once, by hand.
import { definitions, openArchive, openRest } from '../app.ts';
import { isDead } from '../archive/claimant.ts';
import type { Config } from '../config.ts';
import { createAmend } from '../discord/amend.ts';
import { createDrafts } from '../discord/drafts.ts';
import { createPost } from '../discord/post.ts';
import { register as registerCommands } from '../discord/register.ts';
import { renderDigest } from '../discord/render/digest.ts';
import { phrasesFor } from '../discord/render/language.ts';
import { createLog } from '../log.ts';
import type { Briefing } from '../news/briefing.ts';
import { PlainError } from '../news/plain-error.ts';
import { correct } from '../newsroom/correct.ts';
import { editorOf } from '../newsroom/editor.ts';
import { closeLeft } from '../newsroom/left-drafts.ts';
import { type Outcome, publish as publishDue } from '../newsroom/publish.ts';

interface Options {
  /** As if it were this instant. */
  readonly at?: number;
  readonly json?: boolean;
}

const print = (text: string) => process.stdout.write(`${text}\n`);

function tokenOf({ token }: Config): string {
  if (token === null) throw new PlainError('DISCORD_TOKEN is not set: this verb speaks to Discord and needs it.');
  return token;
}

/** Exit code 1 when an edition could not be delivered. */
export async function publish(config: Config, { at, json = false }: Options): Promise<number> {
  const token = tokenOf(config);
  const log = createLog(config.logLevel, [token]);
  const now = () => at ?? Date.now();
  const archive = await openArchive(config.databaseUrl);
  try {
    await archive.releaseClaims(isDead, now());
    const line = openRest(config, token);
    const post = createPost({ ...line, now, log });
    const drafts = createDrafts({ ...line, now, log });
    const outcomes: Outcome[] = [];
    const settled = (outcome: Outcome) => {
      outcomes.push(outcome);
      if (!json) print(sentenceOf(outcome));
    };
    const result = await publishDue({ archive, post, drafts, now, outlets: config.outlets, log }, { settled });
    await closeLeft({ archive, post, drafts, now, outlets: config.outlets, log });
    const { edited } = await correct({ archive, amend: createAmend(line), now, log });
    if (json)
      print(JSON.stringify({ ...result, ...(edited > 0 ? { edited } : {}), deliveries: outcomes.map(recordOf) }));
    else if (outcomes.length === 0) print('No edition is due.');
    if (!json && edited > 0) print(`Corrected ${edited} ${edited === 1 ? 'message' : 'messages'} posted before.`);
    return result.deferred + result.refused > 0 ? 1 : 0;
  } finally {
    await archive.close();
  }
}

function recordOf({ subscription, edition, settlement, stories }: Outcome) {
  const dueAt = new Date(edition.dueAt).toISOString();
  return { subscription: subscription.id, channel: subscription.channelId, dueAt, stories, ...settlement };
}

function sentenceOf({ subscription, edition, settlement, stories }: Outcome): string {
  const when = new Date(edition.dueAt).toISOString().replace(/:\d\d\.\d+Z$/, 'Z');
  const of = `edition of ${when} for channel ${subscription.channelId} (digest ${subscription.id})`;
  switch (settlement.state) {
    case 'sent':
      return `Sent the ${of}: ${stories} ${stories === 1 ? 'story' : 'stories'}, message ${settlement.messageId}.`;
    case 'deferred':
      return `Put off the ${of} until ${new Date(settlement.retryAt).toISOString()}: ${settlement.reason}.`;
    case 'refused':
      return `Discord refused the ${of}: ${REFUSED[settlement.reason]}${settlement.detail === null ? '' : ` (${settlement.detail})`}.`;
    case 'spiked':
      return `Nothing was sent for the ${of}: ${SPIKED[settlement.reason]}.`;
    case 'claimed':
      return `The ${of} is under way.`;
  }
}

const REFUSED = {
  'channel-gone': 'the channel is gone, and the digest is paused',
  'not-allowed': 'the bot may not post there, and the digest is paused',
  locked: 'the thread is locked, and the digest is paused',
  'tag-needed': 'the forum asks for a tag that the bot may not give, and the digest is paused',
  'inbox-closed': 'its reader takes no direct messages, and the digest is paused',
  rejected: 'it did not take the message',
} as const;
const SPIKED = {
  'nothing-new': 'there is nothing new',
  'too-late': 'it was later than its order allows',
  'quiet-hours': 'it was held by the quiet hours, and a later edition went out for both',
  'gave-up': 'Discord could not be reached in time',
  withheld: 'moderators dropped its stories, or nobody approved it in time',
  'order-changed': 'its time or its channel was changed while it waited',
  paused: 'its digest was paused while it waited',
  removed: 'its digest was removed while it waited',
} as const;

/** Of all subscriptions, or of those with these ids or in these channels. Nothing is sent or recorded. */
export async function preview(config: Config, ids: readonly string[], { at, json = false }: Options): Promise<number> {
  const now = () => at ?? Date.now();
  const archive = await openArchive(config.databaseUrl);
  try {
    const editor = editorOf({ archive, outlets: config.outlets, now });
    const all = await archive.allSubscriptions();
    const unknown = ids.filter((id) => !all.some((each) => each.id === id || each.channelId === id));
    if (unknown.length > 0) throw new PlainError(`No subscription or channel has the id ${unknown.join(', ')}.`);
    const wanted = all.filter(({ id, channelId }) => ids.length === 0 || ids.includes(id) || ids.includes(channelId));
    const previews = [];
    for (const subscription of wanted) {
      const briefing = await editor.previewOf(subscription);
      const { language } = await archive.keep.settings(subscription.guildId);
      previews.push({ briefing, message: renderDigest(briefing, { phrases: phrasesFor(language), now: now() }) });
    }
    if (json) print(JSON.stringify(previews.map(({ briefing, message }) => ({ ...told(briefing), message }))));
    else if (previews.length === 0) print('No channel is subscribed yet: /digest subscribe in Discord does it.');
    else for (const { briefing } of previews) print(inWords(briefing));
    return 0;
  } finally {
    await archive.close();
  }
}

function told({ subscription, edition, items, lateMinutes }: Briefing) {
  const stories = items.map(({ story, lines }) => ({
    story: story.id,
    headline: story.lead.headline,
    outlet: story.lead.outlet,
    url: story.lead.url,
    lines: lines.map(({ text, evidence, attribution }) => ({ text, evidence, attribution })),
  }));
  return {
    subscription: subscription.id,
    channel: subscription.channelId,
    at: new Date(edition.dueAt).toISOString(),
    lateMinutes,
    stories,
  };
}

function inWords({ subscription, items }: Briefing): string {
  const stories = items.map(({ story, lines }) =>
    [`  ${story.lead.headline} (${story.lead.outlet})`, ...lines.map(({ text }) => `    ${text}`)].join('\n'),
  );
  const head = `Subscription ${subscription.id} in channel ${subscription.channelId}:`;
  return [head, ...(stories.length > 0 ? stories : ['  Nothing new: nothing would be posted.']), ''].join('\n');
}

export async function register(config: Config): Promise<number> {
  const token = tokenOf(config);
  const log = createLog(config.logLevel, [token]);
  const archive = await openArchive(config.databaseUrl);
  try {
    const { rest } = openRest(config, token);
    const application = (await rest.get('/oauth2/applications/@me').catch((error: unknown) => {
      if (error instanceof Error && 'status' in error && error.status === 401)
        throw new PlainError('Discord does not accept the token.');
      throw error;
    })) as { readonly id: string };
    await registerCommands(rest, application.id, definitions, archive.keep, log, { force: true });
    print(`${definitions.length} commands registered: ${definitions.map(({ name }) => `/${name}`).join(', ')}.`);
    return 0;
  } finally {
    await archive.close();
  }
}
