import { expect, it } from 'vitest';
import { operator } from './dateline.ts';

it('ends with its verb, whatever else is never done', async () => {
  const { dateline } = operator({ NODE_OPTIONS: '--import=data:text/javascript,setInterval(()=>{},1e6)' });
  const { code, out } = await dateline(['sentences', '--jsonl'], '{"id":"a","text":"One. Two."}\n');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({ id: 'a', sentences: ['One.', 'Two.'] });
});
