// How Arabic says who says something: the verb comes first, its subject behind it, and "that" ends the subject.
import type { Standing } from './attribution.ts';
import { matchesOf } from './matches.ts';
import { scriptSpeech, spokenAt } from './speech-script.ts';
import type { SpokenAt } from './spoken.ts';

/** Verbs in the past with "ت" for a woman or a body; the hamza is often left out. */
const PAST =
  'قال|[أا]كمل|[أا]شاد|[أا]ثنى|ناشد|[أا]علن|[أا]كد|[أا]ضاف|[أا]وضح|[أا]فاد|ذكر|صر[ّ]?ح|[أا]شار|كشف|اعتبر|شد[ّ]?د|حذ[ّ]?ر|[أا]قر(?=ت?\\s[^.]{3,80}?\\sب[أإا]ن)|اعترف|لفت|(?<=و)تابع|بي[ّ]?ن|[أا]دان|ندد|طالب|نقل|توقع|رحب|وصف|[أا]بلغ|كتب|[أا]عرب|استنكر|رجح|نو[ّ]?ه|[أا]ردف|استطرد|حث|هدد|تعهد|وعد|رأ[ىت]|دع[اى]|رو[ىت]';
const PRESENT = '[يت]قول|[يت]ؤكد|[يت]رى|[يت]عتقد|[يت]شير|[يت]ضيف|[يت]وضح|[يت]عتبر|[يت]توقع';
const DENIES = 'نفى|نفت|[أا]نكر|كذ[ّ]?ب|دحض';
const CLAIMS = 'زعم|ادعى|ادعت|اتهم|[يت]زعم|[يت]تهم|[يت]دعي';
const WORD_BEFORE = '(?<![\\p{L}\\p{M}])(?:[وف]|وقد |فقد |كما |فيما |بينما )?';
const VERB = new RegExp(
  `${WORD_BEFORE}(?:(${DENIES})|(${CLAIMS})|(?:${PAST}|دعت))(?:ت|وا)?(?![\\p{L}\\p{M}])|${WORD_BEFORE}(?:${PRESENT})(?![\\p{L}\\p{M}])`,
  'gu',
);
const ACCORDING =
  /(?<![\p{L}\p{M}])و?(?:بحسب|حسب|وفق|وفقاً? ?ل|وفقا ل|نقلا عن|نقلاً عن|على حد قول|طبقا ل|طبقاً ل)\s?(?:ما )?([^،؛.:"«»“”\u0001\n]{2,80})/gu;
/** Where a subject ends: "that", when and where it was said, and what was done. */
const END =
  /[،,؛:."«»“”\u0001(–-]|\s(?:[أإا]ن|ب[أإا]ن|[أإا]ن[هّ]ا?|ب[أإا]ن[هّ]ا?|[أإا]نهم|لـ?|للصحفيين|للصحافيين|لوكالة|لرويترز|لقناة|لصحيفة|لفرانس|للجزيرة|لإذاعة|عن|على|إلى|الى|خلال|عبر|بعد|قبل|يوم|اليوم|أمس|امس|مساء|صباح|فجر|بشدة|بشكل|حول|ضد|من|مع|منذ|رفض\S*|مقتل|إصابة|اصابة|وفاة|اعتقال|توقيف|ضبط|إطلاق|بدء|انتهاء|تنفيذ|استعداد\S*|ارتفاع|انخفاض|تسجيل|فوز|وقف|إغلاق|فتح|تعليق|إلغاء|تأجيل|إحباط|استهداف|وجود|صحة|ضرورة|أهمية|التزام\S*|دعم\S*|حرص\S*|فقد|فإن|وفق\S*|بحسب|حسب|نقلا|نقلاً|كما|الذي|التي|الذين|مسؤولي\S*|باغتيال|اغتيال|بمقتل|بهجوم|الهجوم|بالهجوم|هجوم|قرار|مشروع|خطة|ف[يى] (?:ما|بيان|تصريح\S*|مؤتمر|كلمة|حديث|تغريدة|منشور|مقابل\S*|وقت|رسال\S*|ختام|افتتاح|اتصال|الرسالة|لقاء|تقرير\S*|إطار|حسابه\S*|نفس|هذا|اجتماع))(?![\p{L}\p{M}])/u;
/** A clause on whoever was told of before: it has no subject of its own. */
const SAME = 'هو';

function subjectBehind(text: string): string {
  const behind = text.slice(0, 140);
  const words = behind.slice(0, END.exec(behind)?.index ?? behind.length).trim();
  return words.length < 3 || words.split(/\s+/).length > MOST_WORDS || OBJECT.test(words) ? '' : words;
}

const MOST_WORDS = 11;
/** "تابع للقتيلة": no subject begins with "to" or "in". */
const OBJECT = /^(?:لل|إلى|من|ف[يى]|على|عن|ب?[أإا]ن)(?![\p{L}\p{M}]+ي(?![\p{L}]))/u;

/** Does the verb open its sentence, but for "as" and "from his side"? In the middle of one a verb without a subject belongs to what stands before. */
function opens(masked: string, at: number): boolean {
  return /^[\s"«“]*(?:(?:و?من (?:جانبه|جهته|جانبها|جهتها|ناحيته)|بدوره|بدورها|و?في (?:السياق|هذا السياق|المقابل)[^،]{0,20})،?\s)?$/u.test(
    masked.slice(0, at),
  );
}

function speakers(masked: string): readonly SpokenAt[] {
  const found: SpokenAt[] = [];
  for (const match of matchesOf(ACCORDING, masked)) {
    const phrase = subjectBehind(match[1] ?? '')
      .replace(VERB, '')
      .trim();
    found.push(...spokenAt(phrase, 'stated', match.index, match.index + match[0].length));
  }
  for (const match of matchesOf(VERB, masked)) {
    const { index } = match;
    const end = index + match[0].length;
    if (found.some((each) => index >= each.start && index < each.end)) continue;
    const behind = masked.slice(end);
    const phrase = /^\s/.test(behind) ? subjectBehind(behind) : '';
    const standing: Standing = match[1] ? 'denied' : match[2] ? 'claimed' : 'stated';
    if (phrase !== '') found.push(...spokenAt(phrase, standing, index, end));
    else if (opens(masked, index)) found.push(...spokenAt(SAME, standing, index, end));
  }
  return found.sort((a, b) => a.start - b.start);
}

export const ARABIC = scriptSpeech({
  speakers,
  unconfirmed:
    /لم (?:يتسن|تتسن|يتم|تتمكن|يتمكن|تؤكد|يؤكد)[^.،]{0,40}?(?:تأكد|تأكيد|تحقق|التأكد|التحقق|صحة)|لم (?:تؤكد|يؤكد)|غير مؤكدة?|دون تأكيد|لم (?:يتأكد|تتأكد)/u,
  alleged: /(?<![\p{L}])(?:يشتبه|يُشتبه|المشتبه|يزعم أن|مزعومة?|المزعومة?|يعتقد أن|يُعتقد)/u,
  untrue: /(?:غير صحيح(?:ة)?|لا أساس (?:له|لها) من الصحة|كاذبة?|عار(?:ية)? (?:عن|من) الصحة|مفبركة?)/u,
  pronoun: /^(?:هو|هي|هم|هذا|هذه)$/u,
});
