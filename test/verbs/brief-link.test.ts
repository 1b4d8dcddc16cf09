import { afterEach, describe, expect, it, vi } from 'vitest';
import { report } from '../newsroom/desk.ts';
import { site } from '../wire/site.ts';
import { operator } from './dateline.ts';

const PAGE = `<!doctype html><html lang="en"><head><meta property="og:site_name" content="Harbour Gazette"></head>
<body><article><h1>Bridge reopens</h1><p>${report('').text}</p></article></body></html>`;

describe('dateline brief of a link', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('tells the article on the page, and asks once only', async () => {
    const { origin, asked } = await site({ '/bridge_1': PAGE });
    vi.stubEnv('ALLOWED_PRIVATE_HOSTS', '127.0.0.1');
    const { dateline } = operator();
    const first = await dateline(['brief', `${origin}/bridge_1`, '--json', '--lines', '2']);
    expect(first).toMatchObject({ code: 0, err: '' });
    const { article, lines } = JSON.parse(first.out);
    expect(article).toMatchObject({ headline: 'Bridge reopens', outlet: 'Harbour Gazette', url: `${origin}/bridge_1` });
    expect(lines).toHaveLength(2);
    expect((await dateline(['brief', `${origin}/bridge_1`])).out).toContain(lines[0].text);
    expect(asked).toEqual(['/robots.txt', '/bridge_1']);
    expect(await dateline(['brief', `${origin}/none_1`])).toMatchObject({
      code: 1,
      out: '',
      err: `“${origin}/none_1” could not be read: there is nothing at that address. Open it in a browser, and see where it has gone.\n`,
    });
  });

  it('never reaches into the operator’s network', async () => {
    const { origin, asked } = await site({ '/bridge': PAGE });
    const { code, err } = await operator().dateline(['brief', `${origin}/bridge`]);
    expect(code).toBe(1);
    expect(err).toContain('I read only public pages of the web');
    expect(asked).toEqual([]);
  });
});
