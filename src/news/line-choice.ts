// Which candidates become lines: greedily the weightiest that says something new, leans on nothing that is not shown, and fits.
import type { Candidate, Standing } from './candidate.ts';
import { FEATURES, type Features } from './line-features.ts';
import type { Weights } from './line-weights.ts';
import { overlap } from './weight.ts';

/** Two lines that share this much of their words say the same. */
const REPEATED = 0.58;
const LEAST = 0.05;

export interface Chosen extends Standing {
  readonly candidate: Candidate;
}

/**
 * At most `count`, best first, of at most `words` words together.
 * @param alone what counts for the first of them, which may be shown by itself
 */
export function chosen(
  candidates: readonly Candidate[],
  count: number,
  words: number,
  weights: Weights,
  alone: Weights,
): readonly Chosen[] {
  const found = picked(candidates, count, words, weights, alone, false);
  return found.length > 0 ? found : picked(candidates, count, words, weights, alone, true);
}

function picked(
  candidates: readonly Candidate[],
  count: number,
  words: number,
  among: Weights,
  alone: Weights,
  isLastResort: boolean,
): readonly Chosen[] {
  const rest = candidates.map((candidate) => ({
    candidate,
    alone: weighed(candidate.features, alone),
    among: count > 1 ? weighed(candidate.features, among) : 0,
    repeated: 0,
  }));
  const taken: Chosen[] = [];
  const shown = new Set<number>();
  const speakers = new Set<string>();
  let left = words;
  while (taken.length < count) {
    let best: Chosen | undefined;
    let bestWeight = 0;
    const isFirst = taken.length === 0;
    const weights = isFirst ? alone : among;
    for (const each of rest) {
      const { candidate, repeated } = each;
      const own = isFirst ? each.alone : each.among;
      const { index } = candidate.sentence;
      if (candidate.lastResort && !isLastResort) continue;
      if (repeated >= REPEATED || shown.has(index) || (candidate.leans && !shown.has(index - 1))) continue;
      const kept = 1 - weights.repeated * repeated;
      const most = (own + (taken.length > 0 ? Math.max(0, weights.newVoice) : 0)) * kept;
      if (most <= bestWeight) continue;
      const standing = candidate.standing();
      if (!standing || standing.extract.words > left || (standing.lastResort && !isLastResort)) continue;
      if (!standing.needs.every((group) => group.some((index) => shown.has(index)))) continue;
      const speaker = standing.said?.speaker ?? null;
      const voice = speaker !== null && taken.length > 0 && !speakers.has(speaker) ? weights.newVoice : 0;
      const puzzling = standing.bare.some((name) => !taken.some(({ extract }) => extract.text.includes(name)));
      const weight = (own + voice - (puzzling ? weights.bareName : 0)) * kept;
      if (weight > bestWeight) [best, bestWeight] = [{ candidate, ...standing }, weight];
    }
    if (!best) break;
    taken.push(best);
    const { candidate } = best;
    shown.add(candidate.sentence.index);
    left -= best.extract.words;
    if (best.said?.speaker) speakers.add(best.said.speaker);
    for (const each of rest)
      each.repeated = Math.max(each.repeated, overlap(each.candidate.gist.stems, candidate.gist.stems));
  }
  return taken;
}

function weighed(features: Features, weights: Weights): number {
  let sum = 0;
  for (const name of FEATURES) sum += weights[name] * features[name];
  return Math.max(sum, LEAST);
}
