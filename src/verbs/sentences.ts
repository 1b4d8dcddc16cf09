// `dateline sentences --jsonl`: a text a line in, its sentences out.
import { languageOf } from '../news/language.ts';
import { sentences as sentencesIn } from '../news/sentence.ts';
import { filter, subject } from './filter.ts';

export function sentences(): Promise<number> {
  return filter(subject, ({ id, text, language }) => ({
    id,
    sentences: sentencesIn(text, language ?? languageOf(text)).map((sentence) => sentence.text),
  }));
}
