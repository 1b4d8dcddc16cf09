// Requests that must not be sent twice: what has no nonce is there twice when it is asked for again.
import type { RESTOptions } from 'discord.js';

type Send = RESTOptions['makeRequest'];

/** A forum's post, which Discord knows by nothing but its id. */
const ONCE = /\/channels\/\d+\/threads$/;

/** What discord.js would take for a reason to ask again by itself. */
class Unheard extends Error {
  override readonly name = 'Unheard';
}

/** Of such a request that got no answer, or none that tells what became of it, discord.js hears an error that it does not know. */
export function onceOnly(send: Send): Send {
  return async (url, init) => {
    if (init.method !== 'POST' || !ONCE.test(url)) return send(url, init);
    const answer = await send(url, init).catch((error: unknown) => {
      throw new Unheard('no answer', { cause: error });
    });
    if (answer.status >= 500) throw new Unheard(`answer ${answer.status}`, { cause: answer.status });
    return answer;
  };
}
