// Topics: what an article is about, from its section and its words.
import { TOPICS, type Topic } from './article.ts';
import { folded } from './words.ts';

const STEMS: Readonly<Record<Topic, RegExp>> = {
  conflict: /\b(war|attack|missile|troops|army|airstrike|ceasefire|shelling)/g,
  diplomacy: /\b(diplomat|embassy|envoy|summit|treaty|nato|foreign minist)/g,
  politics: /\b(parliament|president|prime minister|government|coalition|cabinet)/g,
  elections: /\b(election|ballot|vote|polling|referendum)/g,
  economy: /\b(econom|inflation|market|trade|bank|tariff)/g,
  disaster: /\b(earthquake|flood|hurricane|wildfire|eruption|cyclone|tsunami)/g,
  climate: /\b(climate|emission|warming|carbon)/g,
  health: /\b(health|virus|vaccine|hospital|disease|outbreak)/g,
  justice: /\b(court|trial|judge|verdict|prosecutor|sentenced)/g,
  rights: /\b(human rights|protest|refugee|migrant|discrimination)/g,
  science: /\b(scientist|research|space|telescope|species|nasa)/g,
  technology: /\b(software|artificial intelligence|cyber|internet|chip|smartphone)/g,
};

/** At most three topics, the strongest first. */
export function topicsOf(a: {
  headline: string;
  text: string;
  section: string | null;
  language: string | null;
}): readonly Topic[] {
  const text = folded(`${a.headline} ${a.headline} ${a.text}`);
  return TOPICS.map((topic) => ({ topic, hits: text.match(STEMS[topic])?.length ?? 0 }))
    .filter(({ hits }) => hits > 1)
    .sort((x, y) => y.hits - x.hits)
    .slice(0, 3)
    .map(({ topic }) => topic);
}
