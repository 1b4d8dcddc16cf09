import { expect, it } from 'vitest';
import { isFurniture } from '../../src/news/furniture.ts';

it.each([
  '1 of 3 This picture provided by the port shows the wreck of the Aurelia.',
  'CLOSE Some of the crew lost their homes.',
  'Photo illustration by the Ledger.',
  'UPDATE: The mayor has released a statement.',
  'BREAKING NEWS: The bridge is open!',
  'Mayor Ada Quill speaks at a dinner with ferry owners in Port Marrow, August 7, 2018.',
  'The council hall of Pell is seen from the river, February 8, 2018.',
  'Pupils of Marrow High School cry outside the hall, April 20, 1999.',
  'Mayor Ada Quill speaks to reporters as she returns to Port Marrow, U.S. October 8, 2018.',
  'The former mayor testifies before the council, May 23, 2017.',
  'FILE - In this May 3, 2018, file photo, the mayor opens the bridge.',
  'Enlarge this image toggle caption Ida Rapp/Coastal Agency.',
  'Thanks for joining us today.',
  'VIDEO Scroll down to watch the mayor: The bridge needs more stone.',
  'Quarrel: Ada Quill, 61, left called Ivo Rapp, right, a poor rower.',
  'Mayor Ada Quill speaks during the council’s second session in the hall of Pell in this undated photo released by the council.',
  'A file photograph shows the harbour master speaking in Port Marrow.',
  'You can save this article by registering for free here.',
  'Or sign-in if you have an account.',
  'Buying through us may earn us a commission, which supports our work.',
  'Assista ao vídeo acima e veja as imagens do resgate.',
  'Actualizado a las 20:56h.',
  'Mit Informationen der Agenturen.',
  'Mayor Ada Quill, at podium, says the bridge needs to be mended.',
  'Story Continued Below Why did the council wait so long?',
  'The opinions expressed by columnists are their own.',
  'Divers are at work in #PortMarrow.',
  'The lawyer Ivo Rapp leaves the court in Pell, Sept. 26, 2018.',
  'President Ada Quill Jane QuillOHM senators hurry to vote The ledger of the week MORE on Thursday said no.',
])('is furniture: %s', (sentence) => {
  expect(isFurniture(sentence)).toBe(true);
});

it.each([
  'Close friends of the mayor left the council on Monday.',
  'The mayor can be seen in a photograph released by the council, and said that it was her.',
  'Live music is back on the quays of Port Marrow.',
  'The mayor said that the bridge opens on August 7, 2018.',
  'The law takes effect on January 1, 2019, and ends a dispute of nine years.',
  'The bridge closed after a storm on Monday, January 8, 2018.',
  'The union picked the date of its founding, May 20, 1974, for the strike.',
  'She wrote “no more #storms” on the wall.',
  'The word #storm was on every wall of the town.',
  'Flight #12 left on time.',
  'Videos of the flood were shown in court.',
  'The vote: two members left the hall.',
  '2 of the sailors were saved by a fishing boat.',
  'Updates of the chart will follow, the coast guard said.',
])('is news: %s', (sentence) => {
  expect(isFurniture(sentence)).toBe(false);
});
