// `dateline stories --jsonl`: articles in order of arrival in, the story of each out, and whose copy it is.
import { z } from 'zod';
import { languageOf } from '../news/language.ts';
import { openStories } from '../news/open-stories.ts';
import { profileOf } from '../news/profile.ts';
import { filter, subject } from './filter.ts';
import { holdYoungHeap } from './heap.ts';

const arriving = subject.extend({
  outlet: z.string('must be a text').nullish(),
  publishedAt: z.union([z.iso.datetime({ offset: true }), z.iso.date()], 'must be an instant, ISO 8601').nullish(),
});

/** Articles are the same when their ids are: the second of two is where the first was filed. */
export function stories(): Promise<number> {
  holdYoungHeap();
  const desk = openStories();
  return filter(arriving, ({ id, outlet, headline, publishedAt, text, language }) => {
    const told = { headline: headline ?? '', text, outlet: outlet ?? '' };
    const profile = profileOf({ ...told, language: language ?? languageOf(`${told.headline}\n${text.slice(0, 300)}`) });
    const newsAt = publishedAt ? Date.parse(publishedAt) : null;
    const { storyId, wireCopyOf } = desk.file({ articleId: String(id), outlet: told.outlet, newsAt, profile });
    return { id, story: storyId, wireCopyOf };
  });
}
