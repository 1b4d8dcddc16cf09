import { expect, it } from 'vitest';
import { attribution } from '../../src/news/attribution.ts';
import { sentences } from '../../src/news/sentence.ts';
import { brief } from '../../src/news/summary.ts';

function speakerOf(sentence: string): string | null | undefined {
  const all = sentences(sentence, 'en');
  return all[0] && attribution(all[0], all, 'en')?.speaker;
}

const speakersIn = (text: string) =>
  brief({ id: 'a', headline: '', text, language: 'en' }, 3).quotes.map(({ speaker }) => speaker);

it.each([
  ['“It was a hard part to play,” said Rapp of his role in the film.', 'Rapp'],
  ['In a phone call Mr Rapp warned the board of “very severe consequences”.', 'Mr Rapp'],
  ['During a long speech Ada Quill warned that the lock would break.', 'Ada Quill'],
  ['According to the Port of Marrow’s (PM) latest count, 40 ships were lost.', 'the Port of Marrow'],
  ['Rapp’s account differed from the one a harbour official told the Ledger.', 'a harbour official'],
  [
    'Officers held Ada A. Quill, 32, of 9 Quay St., after a search of her boat, said Lt. Ivo Rapp, Marrow harbour spokesman.',
    'Lt. Ivo Rapp',
  ],
  [
    '“We get out more than we put in,” Ada Quill, a fellow at the Institute for Tides in Pell, Northshire, and co-author of the study, said.',
    'Ada Quill',
  ],
  ['“Keep your boats dry,” reads a page titled “Dress well” in the rules.', 'a page'],
  ['Fishermen who own Marrow said on Monday that they would sell it.', 'Fishermen'],
])('%s', (sentence, speaker) => {
  expect(speakerOf(sentence)).toBe(speaker);
});

it.each([
  'It follows recent reported sightings of whales off the quay.',
  'The plan could see him confirmed within days.',
])('nobody speaks in: %s', (sentence) => {
  expect(speakerOf(sentence) ?? null).toBeNull();
});

it('who is told of right before a quotation speaks it, by the last name too', () => {
  expect(
    speakersIn(
      'Mayor Ada Quill opened the lock.\n\nThe harbour office said it was “safe for every ship”.\n\nQuill walked along the quay on Tuesday.\n\n“Here we are on a great day for all of us,” she told the crowd.',
    ),
  ).toEqual(['The harbour office', 'Ada Quill']);
});

it.each(['Secretary of State Ada Quill', 'a letter by Chairman Ada Quill', 'the former Liberal Speaker Ada Quill'])(
  'a title is no first name: %s',
  (titled) => {
    expect(
      speakersIn(`The lock was opened by ${titled} on Monday.\n\n“We will all be much richer for it,” Quill said.`),
    ).toEqual(['Ada Quill']);
  },
);

it.each([
  ['of whose company it was told', 'Quill’s company has a pier at the lock.'],
  ['of two', 'Quill and Rapp have quarrelled about the lock.'],
  ['whom the other pronoun fits', 'Quill lost both of his appeals against the board.'],
  ['but not a body', 'The Marrow Rowing Club has a boat at the lock.'],
  ['but not a heading', 'HARBOUR BOARD HIDES LETTERS FROM THE TOWN'],
])('not one %s', (_, before) => {
  const [speaker] = speakersIn(
    `The mayor of Marrow, Ada Quill, opened the lock.\n\n${before}\n\n“We will all be much poorer for it,” she told the crowd.`,
  );
  expect(speaker ?? null).toBeNull();
});

it('the boss of a place is the subject of his clause, not whom he backs', () => {
  expect(
    speakersIn(
      'The former Old Quay boss backed Rapp, who has won three races, saying: “Just watch him go, he is great.”',
    ),
  ).toEqual(['The former Old Quay boss']);
});

it('several are no one man: "they" is not Mr. Rapp', () => {
  const all = sentences(
    'Mr. Rapp said the lock was safe. The board was more doubtful. They said they would look at it again.',
    'en',
  );
  expect(all[2] && attribution(all[2], all, 'en')?.speaker).toBeNull();
});

it('to claim a life is no claim', () => {
  const all = sentences('A young man who was ashamed of it claimed his life, police said.', 'en');
  expect(all[0] && attribution(all[0], all, 'en')?.standing).toBe('stated');
});

it('who denounces while others arrive is the one who vows', () => {
  expect(
    speakersIn(
      'Some 100 guards arrived at the lock as Mayor Quill has denounced the raid, vowing that Marrow “will not be another Pell”.',
    ),
  ).toEqual(['Mayor Quill']);
});
