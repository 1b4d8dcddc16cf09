// The dateline that opens an article in Arabic, Hindi, Chinese, Japanese or Korean: "【ワシントン共同】", "القاهرة (رويترز) -".

const ARABIC_AGENCY =
  '(?:وكالات|الوكالات|رويترز|[أا] ?[.]?ف[.]? ?ب|[أا] ب|د ب [أا]|الأناضول|سانا|وام|واس|قنا|بترا|كونا|شينخوا|سبوتنيك|متابعات|CNN|BBC)';
const ARABIC = [
  /^\([^()]{2,25}\)\s*(?:-{1,2}|–|—|:)\s*/u,
  /^[\p{Script=Arabic}\s،.]{2,45}(?:\d{1,2}\s\p{L}{3,12}\s)?\([^()]{2,25}\)\s*(?:-{1,2}|–|—|:|ـ)\s*/u,
  new RegExp(`^[\\p{Script=Arabic}\\s،\\d]{2,40}\\s?[-–/]\\s?${ARABIC_AGENCY}\\s?[-–/:]\\s*`, 'u'),
  /^\p{Script=Arabic}{3,12}(?:\s\p{Script=Arabic}{3,12})?\s[-–—]\s/u,
];
const PLACE = '[\\p{Script=Devanagari}]{2,15}(?:\\s[\\p{Script=Devanagari}]{2,15}){0,4}';
const HINDI = [
  new RegExp(
    `^${PLACE}(?:,\\s?(?:\\d{1,2}\\s)?[\\p{Script=Devanagari}]{2,12})?\\s?\\([^()]{2,25}\\)\\s?[।:–—-]?\\s?`,
    'u',
  ),
  new RegExp(
    `^${PLACE},\\s?(?:\\d{1,2}\\s)?[\\p{Script=Devanagari}]{2,12}(?:\\s[\\p{Script=Devanagari}]{2,12})?\\s?[:–—-]\\s+`,
    'u',
  ),
  // A label: "Today News :"
  /^[\p{Lu}\p{Ll}\s]{3,24}\s?:\s+(?=\p{Script=Devanagari})/u,
  /^(?:\p{Lu}\p{Ll}+\s)?[\p{Script=Devanagari}]{2,15}(?:\s[\p{Script=Devanagari}]{2,15})?\s?[:–—-]\s+/u,
];
const REPORTER = '(?:\\s*[（(][^（）()]{2,40}[)）])?[\\s：:]*';
const HAN = [
  /^(?:【[^【】]{2,24}】|［[^［］]{2,28}］|\[[^[\]]{2,28}\])\s*[-–—]?\s*/u,
  /^[（(〔][^（）()〔〕]{3,36}(?:[日][电電讯訊]|[合訊讯电電]|報導|报道|報道|[综綜]合[讯訊])[)）〕]\s*/u,
  new RegExp(`^\\p{Script=Han}{2,12}(?:\\d{1,4}年)?\\d{1,2}月\\d{1,2}日[电電讯訊]${REPORTER}`, 'u'),
  new RegExp(`^\\p{Script=Han}{1,5}(?:报|報|社|网|網)[讯訊电電]${REPORTER}`, 'u'),
];
const KOREAN = [
  /^[([]?\p{Script=Hangul}[\p{Script=Hangul}·]{1,9}=\p{Script=Hangul}{2,8}[)\]]?\s*(?:[\p{Script=Hangul}·\s]{2,20}(?:기자|특파원)\s?=?\s*)?/u,
  /^[([][\p{Script=Hangul}\s=]{2,24}[)\]]\s*(?:[\p{Script=Hangul}·\s]{2,20}(?:기자|특파원)\s?=\s*)?/u,
];

/** The marks that a text of this script can begin with; none for Latin, Cyrillic and Greek ones. */
export function scriptMarks(text: string): readonly RegExp[] {
  const opening = text.slice(0, OPENING);
  if (/\p{Script=Arabic}/u.test(opening)) return ARABIC;
  if (/\p{Script=Devanagari}/u.test(opening)) return HINDI;
  if (/\p{Script=Hangul}/u.test(opening)) return KOREAN;
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(opening) ? HAN : NONE;
}

const OPENING = 24;
const NONE: readonly RegExp[] = [];
