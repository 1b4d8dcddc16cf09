// Files that members send along with a command: kept, described as Discord describes them, and served over HTTP.
import type { Json, World } from './world.ts';

export interface Upload {
  readonly id: string;
  readonly filename: string;
  readonly contentType: string;
  readonly body: Uint8Array;
}

const PATH = '/attachments';

/** As an interaction has it. The address is of this server, where Discord has its own content network. */
export function uploadShape({ id, filename, contentType, body }: Upload, origin: string): Json {
  const url = `${origin}${PATH}/${id}/${encodeURIComponent(filename)}`;
  return { id, filename, size: body.byteLength, url, proxy_url: url, content_type: contentType, ephemeral: true };
}

/** The upload that a path of this server names; undefined where it names none. */
export function uploadAt(world: World, path: string): Upload | undefined {
  const [, id = '', name] = /^\/attachments\/(\d+)\/([^/]+)$/.exec(path) ?? [];
  const upload = world.uploads.get(id);
  return upload?.filename === name ? upload : undefined;
}
