// Topics: what an article is about, from its section and its words.
import { TOPICS, type Topic } from './article.ts';
import { SECTION_WORDS, TOPIC_WORDS } from './topic-words.ts';
import { folded } from './words.ts';

const LOOK = 2500;
const FEWEST = 4;
const CLEAR = 2;
const IN_HEADLINE = 2;
/** One word counts at most so often. */
const MOST = 2;

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
  const headline = told(a.headline);
  const text = told(a.text.slice(0, LOOK));
  const section = folded(a.section ?? '');
  const scores = TOPICS.map((topic, i) => {
    const own = section !== '' && SECTION_WORDS[topic].test(section) ? FEWEST + 2 : 0;
    const [above, below] = [headline[i] ?? NOTHING, text[i] ?? NOTHING];
    const words = IN_HEADLINE * (CLEAR * above.clear + above.hints) + CLEAR * below.clear + below.hints;
    return { topic, score: own + words, clear: own + above.clear + below.clear };
  });
  const strongest = Math.max(...scores.map(({ score }) => score));
  return scores
    .filter(({ score, clear }) => clear > 0 && score >= FEWEST && score >= strongest * 0.45)
    .sort((x, y) => y.score - x.score || TOPICS.indexOf(x.topic) - TOPICS.indexOf(y.topic))
    .slice(0, 3)
    .map(({ topic }) => topic);
}

interface Count {
  clear: number;
  hints: number;
}
const NOTHING: Readonly<Count> = { clear: 0, hints: 0 };

/** "air strike*" as it is looked for. */
interface Form {
  readonly topic: number;
  readonly kind: keyof Count;
  readonly words: readonly string[];
  /** Anything may follow the last word's letters. */
  readonly open: boolean;
}

/** For each topic, in their order: how many of its words a text has. Of two forms of one kind that overlap, the one that begins first counts, or stands first. */
function told(text: string): readonly Count[] {
  const words = folded(text).split(' ');
  const counts = TOPICS.map((): Count => ({ clear: 0, hints: 0 }));
  const until = TOPICS.map((): Count => ({ clear: 0, hints: 0 }));
  const seen = new Map<string, number>();
  for (let i = 0; i < words.length; i += 1) {
    for (const form of forms().get(words[i]?.slice(0, START) ?? '') ?? []) {
      const { topic, kind } = form;
      const [count, taken] = [counts[topic], until[topic]];
      if (!count || !taken || taken[kind] > i || !stands(form, words, i)) continue;
      taken[kind] = i + form.words.length;
      const said = `${topic} ${kind} ${words.slice(i, taken[kind]).join(' ')}`;
      const times = (seen.get(said) ?? 0) + 1;
      seen.set(said, times);
      if (times <= MOST) count[kind] += 1;
    }
  }
  return counts;
}

function stands({ words: wanted, open }: Form, words: readonly string[], from: number): boolean {
  const last = wanted.length - 1;
  for (let k = 0; k < last; k += 1) if (words[from + k] !== wanted[k]) return false;
  const [is = '', asked = ''] = [words[from + last], wanted[last]];
  return open ? is.startsWith(asked) : is === asked;
}

const START = 3;
let made: ReadonlyMap<string, readonly Form[]> | undefined;

/** By the first letters of their first word; those of one topic and kind together. */
function forms(): ReadonlyMap<string, readonly Form[]> {
  if (made) return made;
  const all = TOPICS.flatMap((name, topic) =>
    (['clear', 'hints'] as const).flatMap((kind) => {
      const each = TOPIC_WORDS[name][kind].split(',').map((word) => word.trim());
      return [...new Set(each.filter(Boolean))].map((written): Form => {
        const open = written.endsWith('*');
        return { topic, kind, words: (open ? written.slice(0, -1) : written).split(' '), open };
      });
    }),
  );
  made = Map.groupBy(all, ({ words }) => words[0]?.slice(0, START) ?? '');
  return made;
}
