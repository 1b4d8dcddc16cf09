// Neighbours: what an editor keeps apart though the words agree, and what belongs together though it comes late.
import { describe, expect, it } from 'vitest';
import { openStories } from '../../src/news/open-stories.ts';
import { profileOf } from '../../src/news/profile.ts';
import { report } from './made.ts';

type Told = readonly [event: string, hours: number, headline: string, text: string];

const QUAKES: readonly Told[] = [
  [
    'Malatya',
    0,
    'Earthquake of magnitude 5.9 strikes eastern Turkey',
    'A 5.9 magnitude earthquake struck the eastern Turkish province of Malatya on Monday, damaging homes in the town of Kale, the disaster agency AFAD said. Eleven people were hurt jumping from balconies. Schools in Malatya will stay closed on Tuesday, the governor said.',
  ],
  [
    'Malatya',
    3,
    'Eleven hurt as quake shakes Malatya',
    'Eleven people were injured when an earthquake of magnitude 5.9 shook Malatya in eastern Turkey on Monday, AFAD said. Most were hurt as they jumped from balconies in Kale. The governor closed schools.',
  ],
  [
    'Denizli',
    6,
    'Earthquake of magnitude 4.8 strikes western Turkey',
    'A 4.8 magnitude earthquake struck the western Turkish province of Denizli on Monday, the disaster agency AFAD said. There were no reports of injuries. It was felt in Izmir and Aydin, where people ran into the streets.',
  ],
  [
    'Denizli',
    8,
    'Quake felt from Denizli to Izmir',
    'People ran into the streets of Denizli and Izmir on Monday evening as a magnitude 4.8 earthquake shook western Turkey. AFAD said nobody was hurt.',
  ],
];

const MATCHES: readonly Told[] = [
  [
    'first',
    0,
    'Spain beat France 2-1 to reach World Cup final',
    'Spain came from behind to beat France 2-1 in the World Cup semi-final in Dallas on Tuesday. Mateo Urruti scored the winner in the 78th minute after Luc Ferrand had put France ahead. Coach Andres Polo said his side deserved the final.',
  ],
  [
    'first',
    2,
    'Urruti winner takes Spain past France',
    'Mateo Urruti struck twelve minutes from time as Spain beat France 2-1 in Dallas to reach the World Cup final. Luc Ferrand opened the scoring for France.',
  ],
  [
    'second',
    24,
    'Argentina beat England 3-2 to reach World Cup final',
    'Argentina came from behind to beat England 3-2 in the World Cup semi-final in Atlanta on Wednesday. Bruno Salvi scored the winner in the 88th minute after Tom Hadley had put England ahead twice. Coach Hugo Lema said his side deserved the final.',
  ],
  [
    'second',
    26,
    'Salvi breaks English hearts in Atlanta',
    'Bruno Salvi scored two minutes from time as Argentina beat England 3-2 in Atlanta to reach the World Cup final, in which they meet Spain. Tom Hadley scored both goals for England.',
  ],
];

const SEATS: readonly Told[] = [
  [
    'Brenmouth',
    0,
    'Conservatives win Brenmouth by-election',
    'The Conservatives held the parliamentary seat of Brenmouth in a by-election on Thursday, with Julia Marsh taking 41 percent of the vote. Labour came second. Turnout was 38 percent, the returning officer said.',
  ],
  [
    'Brenmouth',
    1,
    'Julia Marsh holds Brenmouth for Conservatives',
    'Julia Marsh held Brenmouth for the Conservatives in Thursday’s by-election with a majority of 2,108 over Labour. Turnout was 38 percent.',
  ],
  [
    'Tolford',
    2,
    'Labour win Tolford by-election',
    'Labour took the parliamentary seat of Tolford in a by-election on Thursday, with Sam Okoro taking 52 percent of the vote. The Conservatives came second. Turnout was 44 percent, the returning officer said.',
  ],
  [
    'Tolford',
    3,
    'Sam Okoro takes Tolford for Labour',
    'Sam Okoro took Tolford from the Conservatives for Labour in Thursday’s by-election with a majority of 5,902. Turnout was 44 percent.',
  ],
];

const VERDICTS: readonly Told[] = [
  [
    'Caldas',
    0,
    'Former minister jailed for six years over bribes',
    'A court in Lisbon jailed former transport minister Rui Caldas for six years on Monday for taking bribes from builders of the Tagus tunnel. Caldas said he would appeal.',
  ],
  [
    'Teles',
    2,
    'Former mayor jailed for six years over bribes',
    'A court in Porto jailed former mayor Ana Teles for six years on Monday for taking bribes from a waste company. Teles said she would appeal.',
  ],
  [
    'Caldas',
    4,
    'Rui Caldas sentenced in Tagus tunnel bribery case',
    'Rui Caldas, once minister of transport, was sentenced to six years by a Lisbon court for bribes over the Tagus tunnel.',
  ],
];

const PROFITS: readonly Told[] = [
  [
    'Nordwerk',
    0,
    'Nordwerk profit rises 12 percent in third quarter',
    'Nordwerk said its net profit rose 12 percent to 2.4 billion euros in the third quarter, helped by orders for trains. Chief executive Ralf Busse raised the outlook for the year. Shares rose 3 percent in Frankfurt.',
  ],
  [
    'Chemag',
    1,
    'Chemag profit falls 9 percent in third quarter',
    'Chemag said its net profit fell 9 percent to 0.7 billion euros in the third quarter, hurt by cheap imports. Chief executive Moritz Kamm kept the outlook for the year. Shares fell 2 percent in Frankfurt.',
  ],
  [
    'Nordwerk',
    2,
    'Train orders lift Nordwerk, outlook raised',
    'Orders for trains lifted the profit of Nordwerk by 12 percent to 2.4 billion euros, and Ralf Busse raised the outlook.',
  ],
];

const FERRY: readonly Told[] = [
  [
    'ferry',
    0,
    'Ferry capsizes off Mindoro in the Philippines, 14 dead',
    'At least 14 people drowned when the ferry Santa Lucia capsized off the island of Mindoro in the Philippines on Sunday, the coast guard said. 62 people were rescued; 9 are missing. The ferry sailed from Calapan for Batangas in rough seas.',
  ],
  [
    'ferry',
    50,
    'Captain of capsized ferry Santa Lucia arrested',
    'Police in Batangas arrested the captain of the ferry Santa Lucia, which capsized off Mindoro in the Philippines on Sunday, drowning 19 people. The coast guard said the ferry carried more passengers than allowed.',
  ],
];

const LIVE: readonly Told[] = [
  [
    'Odesa',
    0,
    'Ukraine war live: Russian drones hit Odesa port',
    'Russian drones hit the port of Odesa overnight, damaging grain silos, the regional governor Taras Bilyk said. Air defences shot down 41 of 53 drones, the air force said. Two dockers were hurt.',
  ],
  [
    'Odesa',
    4,
    'Drones damage grain silos in Odesa',
    'Grain silos in the port of Odesa were damaged overnight by Russian drones, governor Taras Bilyk said. Two dockers were hurt. Ukraine’s air force said it shot down 41 of 53 drones.',
  ],
  [
    'Paris',
    24,
    'Ukraine war live: foreign ministers meet in Paris',
    'The foreign ministers of Ukraine and France met in Paris on Wednesday to discuss guarantees. France would deliver more Mirage jets, minister Odile Garance said. Her guest flies on to London.',
  ],
  [
    'Paris',
    26,
    'Garance promises Ukraine more Mirage jets',
    'France will deliver more Mirage jets to Ukraine, foreign minister Odile Garance said in Paris on Wednesday.',
  ],
];

const BRIEFED: readonly Told[] = [
  [
    'truce',
    0,
    'Ceasefire talks on Gaza resume in Cairo',
    'Negotiators from Israel and Hamas resumed indirect talks on a ceasefire in Gaza in Cairo on Tuesday, Egyptian officials said. Qatar and the United States are mediating. Hamas wants a withdrawal of Israeli forces; Israel wants hostages freed first.',
  ],
  [
    'rates',
    1,
    'Fed holds interest rates and signals one cut',
    'The Federal Reserve held interest rates at 4.25 percent on Tuesday and signalled one cut this year. Its chair, Ada Whitlock, said inflation was still above the target of 2 percent.',
  ],
  [
    'storm',
    2,
    'Hurricane Lorna nears Florida',
    'Hurricane Lorna strengthened to category 3 on Tuesday as it neared the coast of Florida, the National Hurricane Center said. Tampa ordered evacuations of low-lying districts.',
  ],
  [
    'medley',
    3,
    'Morning briefing: Gaza talks, Fed holds rates, Hurricane Lorna nears Florida',
    'Good morning. Negotiators from Israel and Hamas resumed indirect talks on a ceasefire in Gaza in Cairo. The Federal Reserve held interest rates at 4.25 percent and signalled one cut this year. Hurricane Lorna strengthened to category 3 as it neared the coast of Florida, and Tampa ordered evacuations.',
  ],
  [
    'truce',
    4,
    'Hamas and Israel trade proposals in Cairo',
    'Hamas handed mediators a new proposal for a ceasefire in Gaza in Cairo on Tuesday, and Israel answered with its own, officials from Egypt and Qatar said. Hostages and a withdrawal remain in dispute.',
  ],
  [
    'rates',
    5,
    'Whitlock says inflation still too high as Fed holds rates',
    'Federal Reserve chair Ada Whitlock said inflation was still too high as the central bank held interest rates at 4.25 percent. Markets had expected the decision.',
  ],
  [
    'storm',
    6,
    'Tampa evacuates as Lorna approaches',
    'Tens of thousands left low-lying parts of Tampa as Hurricane Lorna approached Florida with winds of 190 kilometres an hour. The hurricane center expects landfall on Wednesday.',
  ],
  [
    'second medley',
    7,
    'Five things to know today: Gaza, the Fed, Lorna, a prize and a rail strike',
    'Here is what you need to know. Talks on a ceasefire in Gaza go on in Cairo. The Federal Reserve held interest rates. Hurricane Lorna is expected to hit Florida on Wednesday. The prize for physics goes to three. A rail strike in Italy stops trains.',
  ],
];

/** Files the reports in the order given, each by an outlet of its own. */
function filed(reports: readonly Told[]) {
  const desk = openStories();
  return reports.map(([event, hours, headline, text], i) => {
    const article = report(headline, text, { outlet: `Outlet ${i}`, hours });
    const { id: articleId, outlet, publishedAt: newsAt } = article;
    return { event, ...desk.file({ articleId, outlet, newsAt, profile: profileOf(article) }) };
  });
}

/** Each story's events, in the order of the stories. */
function events(reports: readonly Told[]): readonly string[] {
  const stories = Map.groupBy(filed(reports), ({ storyId }) => storyId);
  return [...stories.values()].map((all) => [...new Set(all.map(({ event }) => event))].join(' + '));
}

describe('neighbours', () => {
  it.each([
    ['two earthquakes in one country', QUAKES],
    ['two matches of one cup', MATCHES],
    ['two elections of one night', SEATS],
    ['two verdicts of one kind', VERDICTS],
    ['two companies’ profits', PROFITS],
    ['what one live page tells on two days', LIVE],
  ])('%s are two stories, each whole', (_, reports) => {
    expect(events(reports)).toEqual([...new Set(reports.map(([event]) => event))]);
  });

  it.each([
    ['earthquakes', QUAKES],
    ['matches', MATCHES],
    ['verdicts', VERDICTS],
    ['live pages', LIVE],
  ])('are the same stories when they are heard of the other way round: %s', (_, reports) => {
    expect(new Set(events(reports.toReversed()))).toEqual(new Set(reports.map(([event]) => event)));
  });

  it('what is found out two days later belongs to the story, though a ship is named like a country', () => {
    expect(events(FERRY)).toEqual(['ferry']);
  });

  it('are not glued by a briefing that tells of them all, whenever it comes', () => {
    const expected = ['truce', 'rates', 'storm', 'medley', 'second medley'];
    expect(events(BRIEFED)).toEqual(expected);
    expect(filed(BRIEFED)[3]?.reason).toEqual({ kind: 'medley' });
    const early = [...BRIEFED.filter(([event]) => event.endsWith('medley')), ...BRIEFED];
    expect(new Set(events(early.slice(0, -1)))).toEqual(new Set(expected));
  });

  it('are one story again when the names, the figures or the place are made the same', () => {
    const [first, , other] = QUAKES;
    const same = (text: string) =>
      text.replaceAll('Denizli', 'Malatya').replace('Izmir and Aydin', 'Kale').replace('4.8', '5.9');
    if (!first || !other) throw new Error('no reports');
    expect(events([first, [other[0], other[1], same(other[2]), same(other[3])]])).toEqual(['Malatya + Denizli']);
  });
});
