// Whether what looks like a country is one: it may be somebody's name, a town of a state, a bird or a dish.
import { matchesOf } from './matches.ts';
import type { Place, Token } from './place.ts';
import { folded } from './words.ts';

/** "Michael Jordan", "Jordan Peterson": another name stands directly before or behind. */
export function besideAName(
  tokens: readonly Token[],
  i: number,
  text: string,
  names: ReadonlyMap<string, Place>,
): boolean {
  const [before, own, after] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  if (!own) return false;
  // "Crans-Montana", but not "US-China" or "Russia-India".
  if (before?.end === own.at - 1 && text[before.end] === '-' && before.capital && !names.has(before.word))
    return /^\p{Lu}\p{Ll}{2,}$/u.test(text.slice(before.at, before.end)) && before.word !== 'sino';
  const isName = (token: Token | undefined, gap: string) =>
    token?.capital === true &&
    /^[\p{L}]{2,}$/u.test(token.word) &&
    /^\s$/.test(gap) &&
    !names.has(token.word) &&
    !NO_NAME.has(token.word);
  if (isName(before, before ? text.slice(before.end, own.at) : '')) return true;
  return isName(after, after ? text.slice(own.end, after.at) : '');
}

const NO_NAME = new Set(
  `the in on at of and from to for with by south north east west southern northern eastern western central president king minister prime
  foreign army police government embassy officials says said will has is was after as but when while if although though since because
  before yesterday today tomorrow meanwhile monday tuesday wednesday thursday friday saturday sunday both that this these what why how where
  are can could would should have had not no yet so or nor over under against between among amid despite near inside across like unlike only
  even also then now here there all some many most several two three its his her their our an modern ancient greater mainland communist
  downtown inner around outside within until once more en de la el y le du et in und von der die das aus`.split(/\s+/),
);

/** "Michael Jordan" or "Jordan Henderson" is told of in the text, so that "Jordan" alone is him, where no other word is of the country. */
export function isSomebody(name: string, whole: string, names: ReadonlyMap<string, Place>): boolean {
  for (const [, before = '', after = ''] of matchesOf(
    new RegExp(
      `(?:(\\p{Lu}\\p{Ll}+(?:\\s\\p{Lu}\\.)?)\\s)?(?<![\\p{L}-])${name}(?![\\p{L}-])(?:\\s(\\p{Lu}\\p{Ll}+))?`,
      'gu',
    ),
    whole,
  )) {
    if (before !== '' && SURNAMES.has(folded(name)) && !NO_NAME.has(folded(before)) && !names.has(folded(before)))
      return true;
    if (after !== '' && GIVEN.has(folded(name)) && !NO_NAME.has(folded(after)) && !INSTITUTION.test(after)) return true;
  }
  return false;
}

/** Of the doubtful ones those that people are called behind their first name: "Air India" is nobody. */
const SURNAMES: ReadonlySet<string> = new Set(
  'jordan chad israel santiago valencia holland ireland wagner lyon maurice marcos lima wellington kingston'.split(' '),
);
/** And those that people are given at birth. */
const GIVEN: ReadonlySet<string> = new Set(
  'jordan chad kenya israel paris santiago sofia sydney victoria virginia cuba india milan vienna dallas denver dakota montana indiana marcos valencia lima wellington'.split(
    ' ',
  ),
);
const INSTITUTION =
  /^(?:Def|Valley|River|Times|Daily|Police|Univ|Gov|Army|Bank|Air|Football|Cricket|National|Today|Post|Open|Saint|Foreign|Prime|President|King|Supreme|Federal|Central|State|City|Island|Tech|Hospital|Court|Republic|Democr|Parliament|Premier|Interior|Olympic|World|Cup|Grand|Fashion|Match|Agree|Accord|Club|Mid|West|East|North|South)/u;

/** "Moscow, Idaho", "London, Ontario": a town that is called like another. Not before Georgia, which stands in lists of countries. */
export function isTownOfState({ code }: Place, { end }: Token, text: string): boolean {
  return code !== 'US' && code !== 'CA' && text.startsWith(', ', end) && STATE.test(text.slice(end + 2, end + 20));
}

const STATE =
  /^(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|Wisconsin|Wyoming|Ontario|Manitoba|Nova Scotia|Saskatchewan|British Columbia)(?![\p{L}])/u;

/** The bird, and the town in Andalusia. */
export function meansAnother(key: string, whole: string): boolean {
  if (key === 'turkey') return BIRD.test(whole) && !/Turkish|Turks|Ankara|Istanbul|Erdo[gğ]an|NATO|Syria/.test(whole);
  return key === 'granada' && !/Caribe|Antillas|San Jorge|Saint George/.test(whole);
}

const BIRD = /\b(?:turkeys|Thanksgiving|poultry|stuffing|gravy|cranberr|bird flu|avian|roast)/i;

/** Phrases in which a place's name means something else. */
export const NOT_THE_PLACE = [
  'washington post',
  'new york times',
  'wall street journal',
  'china sea',
  'financial times',
  'african american',
  'african americans',
  'native american',
  'paris agreement',
  'paris accord',
  'accord de paris',
  'acuerdo de paris',
  'pariser abkommen',
  'german shepherd',
  'french fries',
  'geneva convention',
  'geneva conventions',
  'vienna convention',
  'guinea pig',
  'guinea pigs',
  'panama papers',
  'gulf of mexico',
  'indian ocean',
  'native americans',
  'mexican restaurant',
  'mexican restaurants',
  'mexican food',
  'chinese restaurant',
  'chinese food',
  'indian restaurant',
  'indian food',
  'italian restaurant',
  'french toast',
  'turkish delight',
  'brussels sprouts',
  'stockholm syndrome',
  'indiana jones',
  'indian wells',
  'brazil nut',
  'brazil nuts',
  'guinea worm',
  'guinea fowl',
  'chile pepper',
  'chile peppers',
  'panama city beach',
  'panama hat',
  'jersey city',
  'turkey vulture',
  'turkey trot',
];
