// A week of made-up news: events that several outlets report at once, that others report again the day after without anything new, and that go on.
import type { RawArticle } from '../../src/news/article.ts';
import { report } from './desk.ts';

export const MONDAY = Date.UTC(2025, 4, 19);
const HOUR_MS = 3_600_000;

/** `first`: as it happened; `same`: told again, in other words or in the same; `news`: what happened next. */
type Kind = 'first' | 'same' | 'news';
type Telling = readonly [hour: number, outlet: string, kind: Kind, headline: string, text: string];

const DAM: readonly Telling[] = [
  [
    5,
    'Harbour Post',
    'first',
    'Dam collapses near Karvale, killing at least 14',
    'A dam collapsed near the town of Karvale on Sunday night, killing at least 14 people, the governor said. Water reached the market square within minutes and cut two bridges. Rescuers brought 140 people to a school on the hill. Engineers had asked for repairs twice since the winter. Farmers below the dam lost most of their sheep.',
  ],
  [
    6,
    'Meridian Wire',
    'first',
    'At least 14 dead as Karvale dam gives way',
    'At least 14 people died on Sunday night when a dam above Karvale gave way, according to the governor. Two bridges are cut and the market stands under water. About 140 people were taken to a school. The dam is sixty years old and belongs to the province.',
  ],
  [
    30,
    'Cape Courier',
    'same',
    'Karvale dam collapse: what happened',
    'A dam near Karvale collapsed on Sunday night and at least 14 people were killed, the governor said. Water cut two bridges and reached the market square. People were brought to a school on the hill.',
  ],
  [
    31,
    'Northern Star',
    'same',
    'Water, mud and grief in Karvale after dam gives way',
    'Mud covers the market square of Karvale, where a dam gave way on Sunday night and killed at least 14 people. An old woman searched for her cat among the stalls. The school on the hill smells of soup and wet wool, and children sleep under coats.',
  ],
  [
    52,
    'Harbour Post',
    'news',
    'Karvale dam toll rises to 23 as search goes on',
    'The death toll of the dam collapse near Karvale rose to 23 on Tuesday evening, the governor said. Water reached the market square within minutes and cut two bridges. Rescuers brought 140 people to a school on the hill. Divers found nine bodies in a flooded cellar.',
  ],
  [
    78,
    'Meridian Wire',
    'news',
    'Operator of Karvale dam arrested over ignored warnings',
    'Police arrested Anton Brehl, who runs the company that operated the Karvale dam, on Wednesday and accused him of ignoring warnings. Prosecutors say that he was told of cracks three times in writing. His lawyer denied that. The dam collapsed on Sunday night.',
  ],
  [
    79,
    'Cape Courier',
    'same',
    'Karvale dam operator held by police',
    'Police are holding Anton Brehl, head of the company that ran the Karvale dam, since Wednesday. He is accused of ignoring warnings about cracks. At least 23 people were killed when the dam collapsed.',
  ],
  [
    102,
    'Northern Star',
    'same',
    'Dam operator Brehl arrested after Karvale collapse',
    'Anton Brehl, the operator of the dam that collapsed near Karvale, was arrested on Wednesday, accused of ignoring warnings. His lawyer denied the accusation.',
  ],
];

const STRIKE: readonly Telling[] = [
  [
    4,
    'Meridian Wire',
    'first',
    'Ferry crews of Lindhaven begin strike over night shifts',
    'Ferry crews in the port of Lindhaven stopped work on Monday morning and asked to be paid for night shifts. Eleven of twelve ferries stayed at their berths. The union said that 900 sailors had joined. The shipping line called the strike unlawful and asked a court to stop it.',
  ],
  [
    7,
    'Cape Courier',
    'first',
    'Lindhaven ferries stand still as 900 sailors strike',
    'Some 900 sailors are on strike in Lindhaven since Monday morning, and eleven of twelve ferries stand still. They want to be paid for night shifts. The shipping line says the strike is unlawful.',
  ],
  [
    29,
    'Harbour Post',
    'same',
    'Strike of ferry crews in Lindhaven: sailors against night shifts',
    'Ferry crews of Lindhaven, on strike since Monday morning, want to be paid for night shifts. Eleven ferries stay at their berths, the union said.',
  ],
  [
    55,
    'Cape Courier',
    'news',
    'Court orders Lindhaven ferry crews back to work',
    'A court in Lindhaven ordered the striking ferry crews on Wednesday to return to their ships within 24 hours. Judge Petra Solm ruled that notice of the strike had been given too late. The union said it would appeal. Eleven ferries have stood at their berths since Monday.',
  ],
  [
    80,
    'Meridian Wire',
    'news',
    'Lindhaven ferry strike ends with agreement on night shifts',
    'The ferry strike in Lindhaven ended on Thursday with an agreement on 22 crowns an hour for night shifts from July on. Ferries sail again from Friday morning, the shipping line said. Sailors had stopped work on Monday.',
  ],
];

const VOTE: readonly Telling[] = [
  [
    10,
    'Harbour Post',
    'first',
    'Tessin votes to leave the river treaty',
    'The parliament of Tessin voted on Monday to leave the river treaty with Querria, by 61 votes to 48. The prime minister, Edda Marlow, said that the treaty gave away too much water. Querria called the vote a grave mistake. The treaty was signed in 1974 and divides the water of three rivers.',
  ],
  [
    12,
    'Northern Star',
    'first',
    'Parliament of Tessin quits river treaty with Querria',
    'By 61 votes to 48 the parliament of Tessin decided on Monday to quit the river treaty with Querria. Prime minister Edda Marlow says it gave away too much water. Querria speaks of a grave mistake.',
  ],
  [
    36,
    'Meridian Wire',
    'same',
    'Why Tessin voted to leave the river treaty',
    'Tessin voted on Monday, 61 to 48, to leave its river treaty with Querria. Edda Marlow, the prime minister, has said for months that the treaty gives away too much water.',
  ],
  [
    84,
    'Harbour Post',
    'news',
    'Querria closes border crossings after Tessin quits river treaty',
    'Querria closed four border crossings to trucks from Tessin on Thursday, its interior ministry said, in answer to the vote on the river treaty. Drivers waited in queues of eight kilometres near Bolvane. Tessin called the closure a breach of trade rules.',
  ],
];

const OUTBREAK: readonly Telling[] = [
  [
    33,
    'Cape Courier',
    'first',
    'Cholera outbreak in camps around Marrowby',
    'Doctors in the camps around Marrowby counted 310 cases of cholera by Tuesday, the health ministry said. Wells near the river are closed. Tank trucks bring clean water twice a day. The camps house people who fled the floods of spring.',
  ],
  [
    35,
    'Harbour Post',
    'first',
    'Cholera spreads in camps near Marrowby, 310 ill',
    'Cholera has made 310 people ill in camps near Marrowby, according to the health ministry on Tuesday. Wells are closed and water comes by truck.',
  ],
  [
    60,
    'Northern Star',
    'same',
    'Cholera in Marrowby camps: 310 cases',
    'The health ministry counted 310 cases of cholera in the camps of Marrowby on Tuesday. Tank trucks bring clean water.',
  ],
  [
    105,
    'Cape Courier',
    'news',
    'Nurses vaccinate against cholera in camps of Marrowby',
    'Nurses began to vaccinate 20,000 people against cholera in the camps of Marrowby on Friday. The vaccine came by plane from Pellworth, the health ministry said. No new cases were counted since Thursday noon.',
  ],
];

/** In order of arrival. */
export const WEEK: readonly { readonly article: RawArticle; readonly at: number; readonly kind: Kind }[] = [
  ...DAM,
  ...STRIKE,
  ...VOTE,
  ...OUTBREAK,
]
  .map(([hour, outlet, kind, headline, text]) => {
    const at = MONDAY + hour * HOUR_MS;
    return { article: report(headline, { outlet, text, publishedAt: at }), at, kind };
  })
  .sort((a, b) => a.at - b.at);
