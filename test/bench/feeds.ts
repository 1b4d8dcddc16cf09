// How fast feeds are read, beside rss-parser in the same run: node test/bench/feeds.ts [runs]
// Each figure is of a process of its own that reads one feed once, cold; the median of the runs. The longest stop is how long nothing else in the process had its turn.
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import RssParser from 'rss-parser';
import { parseFeedCalmly } from '../../src/wire/parse.ts';

const SIZES = [500, 10_000] as const;

interface Figures {
  readonly ms: number;
  /** Of the processor: the same on a busy machine. */
  readonly cpuMs: number;
  readonly stopMs: number;
  readonly megabytes: number;
  readonly articles: number;
}

const readers = {
  dateline: async (body: Buffer) =>
    (await parseFeedCalmly(body, { contentType: null, url: 'https://wire.example/feed', now: Date.now() })).articles,
  'rss-parser': async (body: Buffer) => (await new RssParser().parseString(body.toString('utf8'))).items,
};
type Reader = keyof typeof readers;

/** Items of 3 kB with a summary and full text in HTML. */
function feedOf(items: number): Buffer {
  const paragraph =
    '<p>The harbour of <a href="https://wire.example/dunmouth">Dunmouth</a> opened again on Monday &amp; stays open.</p>';
  const item = (index: number) => `<item><title>Harbour ${index} opens &amp;amp; closes</title>
<link>https://wire.example/news/${index}?utm_source=feed</link><guid isPermaLink="false">wire-${index}</guid>
<pubDate>Tue, 03 Jun 2025 10:00:00 +0200</pubDate><dc:creator>Ida Moor</dc:creator><category>World</category>
<description><![CDATA[${paragraph.repeat(2)}]]></description><content:encoded><![CDATA[${paragraph.repeat(22)}]]></content:encoded>
<media:content url="https://wire.example/${index}.jpg" medium="image" type="image/jpeg"/></item>`;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Harbour</title><link>https://wire.example/</link>${Array.from({ length: items }, (_, index) => item(index)).join('\n')}</channel></rss>`);
}

async function measure(reader: Reader, items: number): Promise<Figures> {
  const body = feedOf(items);
  const before = process.memoryUsage().rss;
  let last = performance.now();
  let stopMs = 0;
  const look = () => {
    stopMs = Math.max(stopMs, performance.now() - last);
    last = performance.now();
  };
  const ticking = setInterval(look, 1);
  await setTimeout(20);
  stopMs = 0;
  const from = performance.now();
  const used = process.cpuUsage();
  const articles = await readers[reader](body);
  const ms = performance.now() - from;
  const { user, system } = process.cpuUsage(used);
  const cpuMs = (user + system) / 1000;
  await setTimeout(5);
  clearInterval(ticking);
  return {
    ms,
    cpuMs,
    stopMs,
    megabytes: (process.resourceUsage().maxRSS * 1024 - before) / 1e6,
    articles: articles.length,
  };
}

function median(figures: readonly Figures[]): Figures {
  const middle = (key: keyof Figures) =>
    figures.map((each) => each[key]).toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
  return {
    ms: middle('ms'),
    cpuMs: middle('cpuMs'),
    stopMs: middle('stopMs'),
    megabytes: middle('megabytes'),
    articles: middle('articles'),
  };
}

const [mode, reader, items] = process.argv.slice(2);
if (mode === 'one') {
  process.stdout.write(JSON.stringify(await measure(reader as Reader, Number(items))));
} else {
  const runs = Number(mode ?? 5);
  const once = (name: Reader, count: number): Figures => {
    const { stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, 'one', name, String(count)]);
    if (stdout.length === 0) throw new Error(stderr.toString());
    return JSON.parse(stdout.toString());
  };
  for (const count of SIZES) {
    const all: Record<Reader, Figures[]> = { dateline: [], 'rss-parser': [] };
    for (let run = 0; run < runs; run += 1)
      for (const name of Object.keys(readers) as Reader[]) all[name].push(once(name, count));
    const [ours, theirs] = [median(all.dateline), median(all['rss-parser'])];
    const size = (feedOf(count).length / 1e6).toFixed(1);
    process.stdout.write(`${count} items, ${size} MB\n`);
    for (const [name, { ms, cpuMs, stopMs, megabytes, articles }] of [
      ['dateline', ours],
      ['rss-parser', theirs],
    ] as const)
      process.stdout.write(
        `  ${name.padEnd(11)} ${articles} articles in ${ms.toFixed(0)} ms (${cpuMs.toFixed(0)} of the processor), longest stop ${stopMs.toFixed(0)} ms, ${megabytes.toFixed(0)} MB more\n`,
      );
    process.stdout.write(
      `  ratio       time ${(ours.ms / theirs.ms).toFixed(2)}, processor ${(ours.cpuMs / theirs.cpuMs).toFixed(2)}, longest stop ${(ours.stopMs / theirs.stopMs).toFixed(2)}, memory ${(ours.megabytes / theirs.megabytes).toFixed(2)}\n`,
    );
  }
}
