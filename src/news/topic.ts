// Topics: what an article is about, from its section and its words.
import { TOPICS, type Topic } from './article.ts';
import { SECTION_WORDS, TOPIC_WORDS } from './topic-words.ts';
import { folded } from './words.ts';

const LOOK = 2500;
const FEWEST = 4;
const CLEAR = 2;
const IN_HEADLINE = 2;

/**
 * At most three topics, the strongest first. A topic is told by different words rather than by one said often: each word counts at
 * most twice, more in the headline; a single clear word does not do.
 */
export function topicsOf(a: {
  headline: string;
  text: string;
  section: string | null;
  language: string | null;
}): readonly Topic[] {
  const headline = folded(a.headline);
  const text = folded(a.text.slice(0, LOOK));
  const section = folded(a.section ?? '');
  const scores = TOPICS.map((topic) => {
    const own = section !== '' && SECTION_WORDS[topic].test(section) ? FEWEST + 2 : 0;
    const { clear, hints } = patternsOf(topic);
    const words = IN_HEADLINE * (CLEAR * counted(headline, clear) + counted(headline, hints));
    return {
      topic,
      score: own + words + CLEAR * counted(text, clear) + counted(text, hints),
      clear: own + counted(`${headline} ${text}`, clear),
    };
  });
  const strongest = Math.max(...scores.map(({ score }) => score));
  return scores
    .filter(({ score, clear }) => clear > 0 && score >= FEWEST && score >= strongest * 0.45)
    .sort((x, y) => y.score - x.score || TOPICS.indexOf(x.topic) - TOPICS.indexOf(y.topic))
    .slice(0, 3)
    .map(({ topic }) => topic);
}

/** Matches, each word at most twice. */
function counted(text: string, pattern: RegExp): number {
  const seen = new Map<string, number>();
  for (const [word] of text.matchAll(pattern)) seen.set(word, Math.min(2, (seen.get(word) ?? 0) + 1));
  let sum = 0;
  for (const count of seen.values()) sum += count;
  return sum;
}

const patterns = new Map<Topic, { clear: RegExp; hints: RegExp }>();

function patternsOf(topic: Topic): { clear: RegExp; hints: RegExp } {
  const made = patterns.get(topic);
  if (made) return made;
  const fresh = { clear: pattern(TOPIC_WORDS[topic].clear), hints: pattern(TOPIC_WORDS[topic].hints) };
  patterns.set(topic, fresh);
  return fresh;
}

function pattern(words: string): RegExp {
  const each = new Set(
    words
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  );
  const forms = [...each].map((word) => (word.endsWith('*') ? `${word.slice(0, -1)}[\\p{L}]*` : word));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}
