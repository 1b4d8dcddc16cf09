// `dateline stories --jsonl`: articles in order of arrival in, the story of each out, and whose copy it is.
import { languageOf } from '../news/language.ts';
import { openStories } from '../news/open-stories.ts';
import { profileOf } from '../news/profile.ts';
import { instant } from '../wire/instant.ts';
import { anyTextIn, type Fields, filter, subject, unfit } from './filter.ts';
import { holdYoungHeap } from './heap.ts';

const arriving = (fields: Fields) => ({
  ...subject(fields),
  outlet: anyTextIn(fields, 'outlet'),
  newsAt: newsAtIn(fields),
});

function newsAtIn({ publishedAt = null }: Fields): number | null {
  if (publishedAt === null) return null;
  return (
    (typeof publishedAt === 'string' ? instant(publishedAt) : null) ??
    unfit('publishedAt', 'must be an instant, ISO 8601')
  );
}

/** Articles are the same when their ids are: the second of two is where the first was filed. */
export function stories(): Promise<number> {
  holdYoungHeap();
  const desk = openStories();
  return filter(arriving, ({ id, outlet, headline, newsAt, text, language }) => {
    const told = { headline: headline ?? '', text, outlet: outlet ?? '' };
    const profile = profileOf({ ...told, language: language ?? languageOf(`${told.headline}\n${text.slice(0, 300)}`) });
    const { storyId, wireCopyOf } = desk.file({ articleId: String(id), outlet: told.outlet, newsAt, profile });
    return { id, story: storyId, wireCopyOf };
  });
}
