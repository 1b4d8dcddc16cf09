// Where a bot answers: the callback of an interaction, and its webhook for fifteen minutes.
import type { Interaction, Interactions } from './interactions.ts';
import { editMessage } from './messages.ts';
import type { Call, Route } from './route.ts';
import { messageShape } from './wire-shapes.ts';
import type { Json, World } from './world.ts';

export function answerRoutes(world: World, interactions: Interactions): readonly Route[] {
  const asked = ({ parts }: Call): Interaction => interactions.byWebhook(parts.application ?? '', parts.token ?? '');

  function callback({ parts, body, query }: Call): Json | undefined {
    const interaction = interactions.answer(parts.interaction ?? '', parts.token ?? '', body);
    if (query.get('with_response') !== 'true') return undefined;
    const { id, type, reply, ephemeral, deferred, channel, guildId } = interaction;
    return {
      interaction: {
        id,
        type,
        channel_id: channel.id,
        ...(guildId === null ? {} : { guild_id: guildId }),
        ...(reply ? { response_message_id: reply.id, response_message_ephemeral: ephemeral } : {}),
        response_message_loading: deferred,
      },
      ...(reply ? { resource: { type: body.type, message: messageShape(reply, false) } } : {}),
    };
  }

  function edit(call: Call): Json {
    const interaction = asked(call);
    const { message: id = '' } = call.parts;
    if (id === '@original') return messageShape(interactions.editOriginal(interaction, call.body), false);
    const message = interactions.messageOf(interaction, id);
    editMessage(world, message, call.body);
    interaction.changed();
    return messageShape(message, false);
  }

  const one = '/webhooks/:application/:token/messages/:message';
  return [
    { method: 'POST', path: '/interactions/:interaction/:token/callback', open: true, run: callback },
    {
      method: 'POST',
      path: '/webhooks/:application/:token',
      open: true,
      run: (call) => messageShape(interactions.followUp(asked(call), call.body), false),
    },
    {
      method: 'GET',
      path: one,
      open: true,
      run: (call) => messageShape(interactions.messageOf(asked(call), call.parts.message ?? ''), false),
    },
    { method: 'PATCH', path: one, open: true, run: edit },
    {
      method: 'DELETE',
      path: one,
      open: true,
      run: (call) => interactions.remove(asked(call), call.parts.message ?? ''),
    },
  ];
}
