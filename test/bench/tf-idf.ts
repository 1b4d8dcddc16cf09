// The plain baseline of filing: one pass over an inverted index, TF-IDF of the headline (twice) and the first 300 words, (best + mean)/2 to a story from
// 0.20 on, a dated story closed after 1.5 days; rarity of words from the articles themselves, which favours it.
interface Told {
  readonly id: string;
  readonly headline: string;
  readonly publishedAt: string | null;
  readonly text: string;
}

const JOINS = 0.2;
const OPEN_MS = 36 * 3_600_000;
const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];

export function tfIdf(articles: readonly Told[]): Map<string, { readonly story: string }> {
  const bags = articles.map(({ headline, text }) => [
    ...words(headline),
    ...words(headline),
    ...words(text).slice(0, 300),
  ]);
  const holders = new Map<string, number>();
  for (const bag of bags) for (const word of new Set(bag)) holders.set(word, (holders.get(word) ?? 0) + 1);
  const postings = new Map<string, [number, number][]>();
  const stories: { id: string; size: number; last: number }[] = [];
  const of: number[] = [];
  articles.forEach(({ id, publishedAt }, n) => {
    const at = publishedAt === null ? null : Date.parse(publishedAt);
    const counts = new Map<string, number>();
    for (const word of bags[n] ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
    const weights = [...counts].map(([word, count]): [string, number] => [
      word,
      (1 + Math.log(count)) * Math.log(articles.length / (holders.get(word) ?? 1)),
    ]);
    const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
    const likeness = new Map<number, number>();
    for (const [word, weight] of weights)
      for (const [other, theirs] of postings.get(word) ?? [])
        likeness.set(other, (likeness.get(other) ?? 0) + (weight / length) * theirs);
    const found = new Map<number, { best: number; sum: number }>();
    for (const [other, alike] of likeness) {
      const story = of[other] ?? 0;
      if (at !== null && at - (stories[story]?.last ?? 0) > OPEN_MS) continue;
      const known = found.get(story) ?? { best: 0, sum: 0 };
      found.set(story, { best: Math.max(known.best, alike), sum: known.sum + alike });
    }
    let chosen = -1;
    let best = JOINS;
    for (const [story, { best: top, sum }] of found) {
      const alike = (top + sum / (stories[story]?.size ?? 1)) / 2;
      if (alike > best) [chosen, best] = [story, alike];
    }
    if (chosen < 0) chosen = stories.push({ id, size: 0, last: 0 }) - 1;
    const story = stories[chosen];
    if (story) {
      story.size += 1;
      story.last = Math.max(story.last, at ?? 0);
    }
    of.push(chosen);
    for (const [word, weight] of weights) {
      const list = postings.get(word);
      if (list) list.push([n, weight / length]);
      else postings.set(word, [[n, weight / length]]);
    }
  });
  return new Map(articles.map(({ id }, n) => [id, { story: stories[of[n] ?? 0]?.id ?? id }]));
}
