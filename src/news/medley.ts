// Medleys: morning briefings, weeks in review and the like, which tell of many events in one article.
import { folded } from './words.ts';

/** Among the kinds of a profile. */
export const MEDLEY = 'medley';

const DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december)';
const TODAY = `(?:today|tonight|this (?:morning|evening|week|weekend)|(?:on |for )?${DAY}|(?:for )?${MONTH} \\d{1,2}|(?:for )?\\d{1,2} ${MONTH})`;

/** What stands before a colon or a bar, or the whole headline. A press briefing, or a daily briefing on one war, is of one event. */
const TITLE =
  /^(?:\w+ ){0,3}(?:morning|evening|afternoon|midday|noon|lunchtime|daily|nightly|overnight|weekend|weekly|world|global|news|(?:mon|tues|wednes|thurs|fri|satur|sun)day) (?:news )?(?:briefing|briefs?|digest|round ?up|wrap(?: up)?|rundown|recap|bulletin|newsletter)(?: \w+)?$/;

/** In the folded headline. Five things to know about one storm are of one event. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(`\\bthings (?:(?:you )?(?:need )?to (?:know|watch)|you should know) ${TODAY}\\b`),
  new RegExp(`^(?:here(?: i)? s )?what (?:you need )?to know ${TODAY}\\b`),
  new RegExp(
    `^(?:here are )?(?:the |today s |${DAY} s )?(?:top|main|biggest) (?:news )?(?:stories|headlines)(?: (?:of|for) (?:the day|${TODAY})| ${TODAY}|$)`,
  ),
  /^(?:the|this|your) (?:week|weekend|day|month)(?: (?:that was|in (?:review|pictures|photos|numbers|brief|news))\b|$)/,
  new RegExp(`^your ${DAY}(?: (?:briefing|morning|evening|news))+\\b`),
  /^(?:what the papers say|newspaper (?:headlines|front pages)|(?:today s |the )?front pages|(?:world )?news in brief|in brief$|headlines of the day|news of the day|photos of the (?:day|week)|pictures of the (?:day|week)|news quiz|weekly news quiz)\b/,
  /^(?:resumen (?:de noticias|informativo|del dia|de la (?:manana|semana|jornada))|(?:las )?(?:noticias|claves|titulares) (?:mas importantes )?(?:del dia|de hoy|de la (?:semana|jornada))|portadas de (?:los periodicos|hoy)|lo que hay que saber (?:de )?hoy)\b/,
  /^(?:l essentiel (?:de l actu(?:alite)?|du jour|de la semaine)|revue de presse|l actu(?:alite)? (?:du jour|de la semaine|de ce)|le brief|les (?:titres|infos|informations) (?:du jour|de la semaine|a retenir)|(?:ce qu il faut retenir|ce qu il faut savoir) (?:de la (?:journee|semaine|matinee)|ce (?:matin|soir|lundi|mardi|mercredi|jeudi|vendredi)))\b/,
  /^(?:presseschau|nachrichten(?:uberblick|ubersicht)|news (?:des tages|am (?:morgen|abend))|der tag (?:im uberblick|kompakt)|das (?:wichtigste (?:am|vom|des)|war der tag|bringt der tag|war die woche)|die (?:lage|nachrichten|news|wichtigsten nachrichten) (?:am (?:morgen|abend|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|des tages|vom)|was heute wichtig (?:ist|wird)|wochenruckblick|tagesruckblick)\b/,
];

export function isMedley(headline: string): boolean {
  const [title = ''] = headline.split(/[:|–—]|\s-\s/, 1);
  if (TITLE.test(folded(title))) return true;
  const flat = folded(headline);
  return PATTERNS.some((pattern) => pattern.test(flat));
}
