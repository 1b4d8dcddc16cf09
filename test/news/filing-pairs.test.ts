// Pairs of reports: what an editor tells apart by one figure, place, day or name though the words agree, and what is one event in other words.
import { describe, expect, it } from 'vitest';
import { openStories } from '../../src/news/open-stories.ts';
import { profileOf } from '../../src/news/profile.ts';
import { report } from './made.ts';

type Told = readonly [headline: string, text: string, hours?: number];
type Pair = readonly [about: string, first: Told, second: Told];

const APART: readonly Pair[] = [
  [
    'earthquakes in two countries',
    [
      'Earthquake of magnitude 6.1 hits central Peru',
      'An earthquake of magnitude 6.1 hit central Peru on Monday, the geophysical institute said. Its epicentre was near Huancayo. Walls collapsed and two people were hurt.',
    ],
    [
      'Earthquake of magnitude 6.4 hits central Japan',
      'An earthquake of magnitude 6.4 hit central Japan on Monday, the meteorological agency said. Its epicentre was near Nagano. Walls collapsed and two people were hurt.',
      2,
    ],
  ],
  [
    'elections in two countries on one day',
    [
      'Polls close in Zambia presidential election',
      'Polls closed in the presidential election in Zambia on Sunday, with turnout put at 61 percent by the electoral commission. President Joseph Banda seeks a second term. First results are expected on Monday.',
    ],
    [
      'Polls close in Moldova presidential election',
      'Polls closed in the presidential election in Moldova on Sunday, with turnout put at 48 percent by the electoral commission. President Irina Cebotari seeks a second term. First results are expected on Monday.',
      1,
    ],
  ],
  [
    'two rounds of strikes in two cities',
    [
      'Rail workers in Madrid strike over pay',
      'Rail workers in Madrid went on strike on Tuesday over pay, halting two thirds of the commuter trains. The union Sindicato Ferroviario wants 6 percent more. Talks continue on Thursday.',
    ],
    [
      'Rail workers in Milan strike over pay',
      'Rail workers in Milan went on strike on Tuesday over pay, halting two thirds of the commuter trains. The union Ferrovieri Uniti wants 9 percent more. Talks continue on Friday.',
      3,
    ],
  ],
  [
    'two murder trials',
    [
      'Jury convicts nurse of murdering patient',
      'A jury in Leeds on Wednesday convicted the nurse Carol Whitmore of murdering Albert Dunn, 81, with insulin. Judge Peter Hollis will sentence her on 3 June. She had pleaded not guilty.',
    ],
    [
      'Jury convicts doctor of murdering patient',
      'A jury in Bristol on Wednesday convicted the doctor Simon Reade of murdering Edith Farrow, 77, with morphine. Judge Anne Colley will sentence him on 10 June. He had pleaded not guilty.',
      4,
    ],
  ],
  [
    'two league matches of one evening',
    [
      'Harbour United beat Northgate 3-1',
      'Harbour United beat Northgate 3-1 in the league on Saturday with two goals by Leo Brandt. Emil Sorel scored for Northgate. Harbour United move up to third.',
    ],
    [
      'Rovers Ashby beat Castleton 2-0',
      'Rovers Ashby beat Castleton 2-0 in the league on Saturday with two goals by Dario Menk. Castleton ended with ten men. Rovers Ashby move up to fifth.',
      1,
    ],
  ],
  [
    'two central banks that hold rates',
    [
      'Norway’s central bank holds interest rates at 4.5 percent',
      'Norway’s central bank kept its key interest rate at 4.5 percent on Thursday, as economists had expected. Governor Ida Bakke said inflation was falling, but still above its target.',
    ],
    [
      'Australia’s central bank holds interest rates at 3.85 percent',
      'Australia’s central bank kept its key interest rate at 3.85 percent on Thursday, as economists had expected. Governor Mark Ellery said inflation was falling, but still above its target.',
      6,
    ],
  ],
  [
    'two air crashes',
    [
      'Small plane crashes in Alaska, killing four',
      'A small plane crashed near Bethel in Alaska on Friday, killing all four on board, troopers said. The Cessna 208 was on its way from Aniak. The safety board is investigating.',
    ],
    [
      'Small plane crashes in Montana, killing three',
      'A small plane crashed near Kalispell in Montana on Friday, killing all three on board, the sheriff said. The Piper PA-46 was on its way from Boise. The safety board is investigating.',
      5,
    ],
  ],
  [
    'two wildfires',
    [
      'Wildfire forces evacuation of villages in Greece',
      'A wildfire forced the evacuation of six villages on the Greek island of Evia on Sunday, the fire service said. 180 firefighters and nine aircraft fought the flames, fanned by strong winds.',
    ],
    [
      'Wildfire forces evacuation of villages in Portugal',
      'A wildfire forced the evacuation of five villages in the Portuguese district of Vila Real on Sunday, civil protection said. 320 firefighters and seven aircraft fought the flames, fanned by strong winds.',
      2,
    ],
  ],
  [
    'two takeovers',
    [
      'Brewer Halden agrees to buy rival Ostmark for 3.2 billion euros',
      'The brewer Halden has agreed to buy its rival Ostmark for 3.2 billion euros, the companies said on Monday. Shareholders would get 41 euros a share. The deal needs the consent of regulators.',
    ],
    [
      'Drugmaker Velora agrees to buy rival Synthis for 7.9 billion dollars',
      'The drugmaker Velora has agreed to buy its rival Synthis for 7.9 billion dollars, the companies said on Monday. Shareholders would get 63 dollars a share. The deal needs the consent of regulators.',
      1,
    ],
  ],
  [
    'two ministers who resign',
    [
      'Croatian agriculture minister resigns over land deal',
      'Croatia’s agriculture minister, Darko Perić, resigned on Tuesday over a land deal from which his brother had profited. Prime minister Ivan Lukić accepted it and will name a successor this week.',
    ],
    [
      'Chilean energy minister resigns over contract',
      'Chile’s energy minister, Paula Riquelme, resigned on Tuesday over a contract from which her husband had profited. President Tomás Larraín accepted it and will name a successor this week.',
      3,
    ],
  ],
  [
    'two floods',
    [
      'Flash floods kill 12 in eastern Afghanistan',
      'Flash floods killed at least 12 people in the province of Nangarhar in eastern Afghanistan on Wednesday, officials said. Hundreds of houses were destroyed after heavy rain overnight. Rescuers search for the missing.',
    ],
    [
      'Flash floods kill 15 in western Kenya',
      'Flash floods killed at least 15 people in the county of Kisumu in western Kenya on Wednesday, officials said. Hundreds of houses were destroyed after heavy rain overnight. Rescuers search for the missing.',
      4,
    ],
  ],
  [
    'two rocket launches',
    [
      'India launches weather satellite',
      'India launched the weather satellite Megha-4 from Sriharikota on Thursday, its space agency said. The rocket lifted off at 5:10 pm and put the satellite into orbit 18 minutes later.',
    ],
    [
      'South Korea launches spy satellite',
      'South Korea launched the spy satellite Haneul-2 from Goheung on Thursday, its space agency said. The rocket lifted off at 3:25 am and put the satellite into orbit 14 minutes later.',
      7,
    ],
  ],
  [
    'two deaths of singers',
    [
      'Singer Marta Oliveira dies at 78',
      'The singer Marta Oliveira, whose songs of the sea made her famous in the 1970s, has died in Lisbon at 78, her family said. She had been ill for some months. Tributes came from all over the country.',
    ],
    [
      'Singer Henrik Aalto dies at 83',
      'The singer Henrik Aalto, whose tangos made him famous in the 1960s, has died in Tampere at 83, his family said. He had been ill for some months. Tributes came from all over the country.',
      8,
    ],
  ],
  [
    'two recalls of cars',
    [
      'Carmaker Norda recalls 210,000 cars over brakes',
      'Norda is recalling 210,000 cars of its model Tira because the brakes may fail, the road safety agency said on Friday. Owners will be told by letter; the repair is free and takes an hour.',
    ],
    [
      'Carmaker Sakuro recalls 94,000 cars over airbags',
      'Sakuro is recalling 94,000 cars of its model Levo because the airbags may burst, the road safety agency said on Friday. Owners will be told by letter; the repair is free and takes two hours.',
      2,
    ],
  ],
  [
    'two attacks in two capitals',
    [
      'Bomb kills nine at market in Baghdad',
      'A bomb killed nine people and wounded 30 at a market in Baghdad on Saturday, police said. Nobody has claimed the attack. The prime minister of Iraq, Salim Jaber, condemned it.',
    ],
    [
      'Bomb kills seven at market in Mogadishu',
      'A bomb killed seven people and wounded 22 at a market in Mogadishu on Saturday, police said. Nobody has claimed the attack. The prime minister of Somalia, Abdi Warsame, condemned it.',
      3,
    ],
  ],
];

const TOGETHER: readonly Pair[] = [
  [
    'an earthquake',
    [
      'Earthquake of magnitude 6.1 hits central Peru',
      'An earthquake of magnitude 6.1 hit central Peru on Monday, the geophysical institute said. Its epicentre was near Huancayo. Walls collapsed and two people were hurt.',
    ],
    [
      'Two injured as strong tremor shakes Huancayo',
      'Two people were injured in Huancayo when a strong tremor shook the centre of Peru on Monday. The geophysical institute put it at magnitude 6.1.',
      3,
    ],
  ],
  [
    'an election',
    [
      'Polls close in Zambia presidential election',
      'Polls closed in the presidential election in Zambia on Sunday, with turnout put at 61 percent by the electoral commission. President Joseph Banda seeks a second term. First results are expected on Monday.',
    ],
    [
      'Zambians await results as Banda seeks second term',
      'Zambia waited for the first results of its presidential vote on Sunday night. Turnout was 61 percent, the commission said; Joseph Banda is asking for five more years.',
      2,
    ],
  ],
  [
    'a strike',
    [
      'Rail workers in Madrid strike over pay',
      'Rail workers in Madrid went on strike on Tuesday over pay, halting two thirds of the commuter trains. The union Sindicato Ferroviario wants 6 percent more. Talks continue on Thursday.',
    ],
    [
      'Madrid commuters stranded by rail strike',
      'Commuters in Madrid were stranded on Tuesday when two in three trains did not run. Railway staff of the Sindicato Ferroviario stopped work to press for a rise of 6 percent.',
      4,
    ],
  ],
  [
    'a trial',
    [
      'Jury convicts nurse of murdering patient',
      'A jury in Leeds on Wednesday convicted the nurse Carol Whitmore of murdering Albert Dunn, 81, with insulin. Judge Peter Hollis will sentence her on 3 June. She had pleaded not guilty.',
    ],
    [
      'Carol Whitmore found guilty of insulin murder',
      'Carol Whitmore gave Albert Dunn, who was 81, a fatal dose of insulin, a court in Leeds found on Wednesday. The nurse will hear from judge Peter Hollis on 3 June how long she must spend in prison.',
      3,
    ],
  ],
  [
    'a match',
    [
      'Harbour United beat Northgate 3-1',
      'Harbour United beat Northgate 3-1 in the league on Saturday with two goals by Leo Brandt. Emil Sorel scored for Northgate. Harbour United move up to third.',
    ],
    [
      'Brandt double lifts Harbour United to third',
      'Leo Brandt scored twice as Harbour United climbed to third place with a 3-1 win over Northgate, for whom Emil Sorel had levelled.',
      2,
    ],
  ],
  [
    'a decision on rates',
    [
      'Norway’s central bank holds interest rates at 4.5 percent',
      'Norway’s central bank kept its key interest rate at 4.5 percent on Thursday, as economists had expected. Governor Ida Bakke said inflation was falling, but still above its target.',
    ],
    [
      'Norges Bank leaves borrowing costs unchanged',
      'Borrowing costs in Norway stay where they are: Norges Bank left its policy rate at 4.5 percent on Thursday. Prices still rise too fast, said its governor, Ida Bakke.',
      5,
    ],
  ],
  [
    'an air crash',
    [
      'Small plane crashes in Alaska, killing four',
      'A small plane crashed near Bethel in Alaska on Friday, killing all four on board, troopers said. The Cessna 208 was on its way from Aniak. The safety board is investigating.',
    ],
    [
      'Four dead after Cessna goes down near Bethel',
      'Four people died when a Cessna 208 from Aniak came down short of Bethel, Alaska, on Friday. State troopers reached the wreck in the evening.',
      6,
    ],
  ],
  [
    'a wildfire, its figures brought up to date',
    [
      'Wildfire forces evacuation of villages in Greece',
      'A wildfire forced the evacuation of six villages on the Greek island of Evia on Sunday, the fire service said. 180 firefighters and nine aircraft fought the flames, fanned by strong winds.',
    ],
    [
      'Evia blaze spreads, eleven villages emptied',
      'Eleven villages on Evia had been emptied by Sunday evening as a blaze spread across the north of the Greek island. Some 260 firefighters and 14 aircraft were at work.',
      7,
    ],
  ],
  [
    'a takeover',
    [
      'Brewer Halden agrees to buy rival Ostmark for 3.2 billion euros',
      'The brewer Halden has agreed to buy its rival Ostmark for 3.2 billion euros, the companies said on Monday. Shareholders would get 41 euros a share. The deal needs the consent of regulators.',
    ],
    [
      'Ostmark shares jump on Halden offer',
      'Shares in Ostmark rose by a quarter on Monday after Halden offered 41 euros for each of them. The beer maker values its competitor at 3.2 billion euros.',
      2,
    ],
  ],
  [
    'a resignation',
    [
      'Croatian agriculture minister resigns over land deal',
      'Croatia’s agriculture minister, Darko Perić, resigned on Tuesday over a land deal from which his brother had profited. Prime minister Ivan Lukić accepted it and will name a successor this week.',
    ],
    [
      'Perić quits Croatian cabinet',
      'Darko Perić has stepped down from the Croatian cabinet after reports on a sale of land to his brother. Ivan Lukić thanked the farm minister for his work on Tuesday.',
      3,
    ],
  ],
  [
    'a flood, its toll risen',
    [
      'Flash floods kill 12 in eastern Afghanistan',
      'Flash floods killed at least 12 people in the province of Nangarhar in eastern Afghanistan on Wednesday, officials said. Hundreds of houses were destroyed after heavy rain overnight. Rescuers search for the missing.',
    ],
    [
      'Afghan flood toll rises to 31',
      'The number of people killed by flash floods in Nangarhar in Afghanistan has risen to 31, officials said on Thursday. Hundreds of families lost their houses.',
      20,
    ],
  ],
  [
    'a launch',
    [
      'India launches weather satellite',
      'India launched the weather satellite Megha-4 from Sriharikota on Thursday, its space agency said. The rocket lifted off at 5:10 pm and put the satellite into orbit 18 minutes later.',
    ],
    [
      'Megha-4 reaches orbit',
      'Megha-4, which is to watch the monsoon for India, reached its orbit on Thursday, 18 minutes after lift-off from Sriharikota.',
      1,
    ],
  ],
  [
    'a death',
    [
      'Singer Marta Oliveira dies at 78',
      'The singer Marta Oliveira, whose songs of the sea made her famous in the 1970s, has died in Lisbon at 78, her family said. She had been ill for some months. Tributes came from all over the country.',
    ],
    [
      'Portugal mourns Marta Oliveira',
      'Flags were lowered in Lisbon for Marta Oliveira, the voice of Portugal’s songs of the sea, who has died aged 78 after an illness.',
      9,
    ],
  ],
  [
    'a recall',
    [
      'Carmaker Norda recalls 210,000 cars over brakes',
      'Norda is recalling 210,000 cars of its model Tira because the brakes may fail, the road safety agency said on Friday. Owners will be told by letter; the repair is free and takes an hour.',
    ],
    [
      'Faulty brakes: Norda calls Tira back to the workshop',
      'Owners of 210,000 Tira cars must take them to a workshop, Norda said on Friday, because a hose of the brakes may leak.',
      3,
    ],
  ],
  [
    'an attack, counted differently',
    [
      'Bomb kills nine at market in Baghdad',
      'A bomb killed nine people and wounded 30 at a market in Baghdad on Saturday, police said. Nobody has claimed the attack. The prime minister of Iraq, Salim Jaber, condemned it.',
    ],
    [
      'Explosion in Baghdad market leaves at least 11 dead',
      'At least 11 people died in an explosion in a crowded market in the Iraqi capital, Baghdad, on Saturday, hospital staff said. Prime minister Salim Jaber spoke of a cowardly bomb.',
      5,
    ],
  ],
];

/** Files the reports, each by an outlet of its own; gives the story of each. */
function stories(reports: readonly Told[]): readonly string[] {
  const desk = openStories();
  return reports.map(([headline, text, hours = 0], i) => {
    const article = report(headline, text, { outlet: `Outlet ${i}`, hours });
    const { id: articleId, outlet, publishedAt: newsAt } = article;
    return desk.file({ articleId, outlet, newsAt, profile: profileOf(article) }).storyId;
  });
}

describe('pairs of reports', () => {
  it.each(APART)('%s are two stories, whichever comes first', (_, first, second) => {
    expect(new Set(stories([first, second])).size).toBe(2);
    expect(new Set(stories([second, first])).size).toBe(2);
  });

  it.each(TOGETHER)('%s told in other words is one story, whichever comes first', (_, first, second) => {
    expect(new Set(stories([first, second])).size).toBe(1);
    expect(new Set(stories([second, first])).size).toBe(1);
  });

  it('are kept as well when all of them come in one day', () => {
    const events = APART.flatMap(([about, first, second], i) => {
      const again = TOGETHER[i]?.[2];
      return [
        { event: `${about}, the first`, told: first },
        { event: `${about}, the second`, told: second },
        ...(again ? [{ event: `${about}, the first`, told: again }] : []),
      ];
    });
    const found = stories(events.map(({ told }) => told));
    const pairs = Map.groupBy(events, (_, i) => found[i] ?? '');
    expect([...pairs.values()].map((all) => new Set(all.map(({ event }) => event)).size)).toEqual(
      Array.from({ length: 2 * APART.length }, () => 1),
    );
  });
});
