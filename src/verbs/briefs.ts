// `dateline brief --jsonl`: an article a line in, its brief out. Loads nothing else, so that it starts fast.
import { languageOf } from '../news/language.ts';
import { brief } from '../news/summary.ts';
import { briefJson } from './brief-json.ts';
import { filter, subject } from './filter.ts';

/** @param count of lines */
export function briefs(count: number): Promise<number> {
  return filter(subject, ({ id, text, headline, language }) => {
    const article = { id: String(id), headline: headline ?? '', text, language: language ?? languageOf(text) };
    return { id, ...briefJson(brief(article, count), text) };
  });
}
