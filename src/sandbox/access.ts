// What the bot may reach: channels, messages and servers, or the refusal that Discord would give.
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { ApiFault, missingAccess, missingPermissions, unknownChannel, unknownGuild, unknownMessage } from './fault.ts';
import { botPermissions, type Channel, type Guild, type Message, type World } from './world.ts';

export type Access = ReturnType<typeof createAccess>;

export function createAccess(world: World) {
  /** @throws ApiFault 10003, 50001 where it cannot be seen, 50013 where `needed` is missing, 50007 for a closed inbox */
  function channel(id: string | undefined, needed = P.ViewChannel): Channel {
    const found = world.channels.get(id ?? '');
    if (!found) throw unknownChannel();
    if (found.guildId !== null && world.guilds.get(found.guildId)?.left) throw missingAccess();
    const may = botPermissions(found);
    if ((may & P.ViewChannel) === 0n) throw missingAccess();
    if ((may & needed) !== needed) throw missingPermissions();
    const sends = (needed & (P.SendMessages | P.SendMessagesInThreads)) !== 0n;
    if (sends && found.recipient && world.closedToMessages.has(found.recipient.id))
      throw new ApiFault(403, 50007, 'Cannot send messages to this user');
    return found;
  }

  /** @throws ApiFault 10008 */
  function message({ messages }: Channel, id: string | undefined): Message {
    const found = messages.find((each) => each.id === id);
    if (!found) throw unknownMessage();
    return found;
  }

  /** @throws ApiFault 10004 */
  function guild(id: string | undefined): Guild {
    const found = world.guilds.get(id ?? '');
    if (!found || found.left) throw unknownGuild();
    return found;
  }

  return { channel, message, guild };
}
