// The speaker behind a verb of saying or "according to".
import { abbreviation } from './abbreviations.ts';
import { matchesOf } from './matches.ts';
import { EDGE, isAcronym, tidy } from './speaker-phrase.ts';
import type { Speech } from './speech.ts';

/** The speaker that begins at `at`: behind "according to", or behind an inverted verb. `wide`: up to the next comma or stop. */
export function following(masked: string, at: number, speech: Speech, wide: boolean): string | null {
  const raw = masked
    .slice(at, at + 160)
    .trimStart()
    .replace(SETTING_FIRST, '')
    .replace(VERB_FIRST, '');
  EDGE.lastIndex = 0;
  const edge = EDGE.exec(raw)?.index ?? raw.length;
  let phrase = toStop(raw.slice(0, edge));
  const stop = matchesOf(speech.border, phrase).find(
    (match) => match.index > 0 && !isAcronym(match[0]) && !joinsNames(phrase, match),
  );
  if (stop) phrase = phrase.slice(0, stop.index);
  phrase = phrase.replace(TIME_TAIL, '');
  if (!wide) {
    if (CLAUSE.test(phrase)) return null;
    phrase = phrase.replace(SETTING, '').replace(TO_WHOM, '');
    if (!speech.article.test(phrase)) phrase = phrase.replace(ANY_PREPOSITION, '');
  }
  // "the Centers for Disease Control’s (CDC) report"
  phrase = phrase.trim().replace(raw[edge] === '(' ? /['’]s$/u : /$^/, '');
  const named = !wide && speech.article.test(phrase) ? NAME_BEHIND.exec(raw.slice(edge))?.[1] : undefined;
  if (named !== undefined) return named;
  if (speech.nouns && !speech.pronoun.test(phrase)) phrase = speech.nouns.exec(phrase)?.[0].trim() ?? '';
  if (
    !/^\p{Lu}/u.test(phrase) &&
    !speech.article.test(phrase) &&
    !speech.pronoun.test(phrase) &&
    !(wide && /^\p{L}/u.test(phrase))
  )
    return null;
  return tidy(phrase, speech);
}

const WORD_AND_STOP = /([\p{L}.]*)[.?!](?=\s+\p{Lu}|\s*$)/gu;

/** Up to the end of the sentence; the full stop of "Sen. Ann Lee" or "the U.S. Senate" is none. */
function toStop(words: string): string {
  for (const match of matchesOf(WORD_AND_STOP, words)) {
    const [whole, word = ''] = match;
    const goesOn = match.index + whole.length < words.trimEnd().length;
    if (goesOn && (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(word) || abbreviation(word, null) === 'goes-on')) continue;
    return words.slice(0, match.index + word.length);
  }
  return words;
}

/** "Centers for Disease Control and Prevention" */
function joinsNames(phrase: string, { 0: word, index }: RegExpExecArray): boolean {
  return (
    /^(?:and|y|e|et|und)$/.test(word) &&
    /^\s\p{Lu}\p{Ll}/u.test(phrase.slice(index + word.length)) &&
    /\p{Lu}\p{Ll}+\s$/u.test(phrase.slice(0, index))
  );
}

/** A verb in what should be a name: a clause follows ("said Moscow would retaliate"), not the speaker. */
const CLAUSE =
  /\s(?:would|will|had|has|have|was|were|is|are|could|can|may|might|should|must|did|does|do|not)\s|n[’']t\s/i;
/** "el ministro de Defensa, Iván Velásquez": the name stands behind the office. */
const NAME_BEHIND =
  /^,\s+(\p{Lu}[\p{L}’'-]+(?:\s+(?:de|del|la|le|von|van|der|da|do|dos|di|al|el|bin))*(?:\s+\p{Lu}[\p{L}’'.-]*\p{L}){1,3})(?=[,.;]|$)/u;
/** "según informó la junta": the verb stands between. */
const VERB_FIRST =
  /^(?:ha |han |a |ont )?(?:inform|di|declar|confirm|indic|explic|señal|anunci|asegur|afirm|relat|indiqu|annonc|déclar|expliqu)(?:\p{Ll}*[óéò]|\p{Ll}*ou|\p{Ll}*aram|jo|jeron|aron|\p{Ll}*ado)\s+(?=\p{L})/u;
const SETTING_FIRST =
  /^(?:en (?:rueda de prensa|un comunicado|una rueda de prensa)|(?:am|on) \p{Lu}\p{Ll}+|(?:ce |este |el )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)|ayer|hoy|hier|dans un communiqué|in a statement|in einer Mitteilung|(?:n[ae]|nesta|neste) \p{L}+(?:-feira)?(?: \(\d{1,2}\))?|em (?:nota|entrevista|comunicado)|ontem|hoje|ieri|oggi|in una nota|в (?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)|журналистам|агентству|сегодня|вчера)\s+/u;
/** "uno di loro agli operatori", "a irmã em áudio": to whom, and by what, behind a phrase that keeps its other prepositions. */
const TO_WHOM =
  /\s(?:agli|ai|alle)\s\p{Ll}.*$|\s(?:agli|ai|alle|alla|al|all[’']|ao|aos|à|às|aux|à la|à l[’']|a los|a las|a la)\s?(?:(?:operator|giornalist|stampa|cronist|microfon|agenz|quotidian|investigat|soccorr|reporta|jorna|imprensa|repórter|emissora|colunista|programa|medi|period|prensa|cadena|agenci|revista|journal|presse|micro|enquêt)\p{L}*|\p{Lu}{2,}).*$|\s(?:em|durante|numa|num)\s(?:áudio|vídeo|entrevista|coletiva|depoimento|publicaç|discurso|rede|post|live).*$/u;
/** Where and when it was said. */
const SETTING =
  /\s(?:of (?:his|her|their|its|the \p{Ll}+ing)|said|on|in an?|in his|in her|in their|at an?|to reporters|to journalists|to the (?:BBC|AP)|a la (?:revista|cadena|agencia|televisión|emisora)|al (?:diario|periódico|canal)|during|after|as|by (?:phone|telephone)|about|over|under|en (?:un|una|rueda|declaraciones)|a (?:la prensa|los medios|los periodistas)|tras|durante|lors|dans (?:un|une)|à (?:l[’']AFP|la presse)|sur|am|bei (?:einer|einem)|in (?:einem|einer)|nach|vor|gegenüber|der Nachrichtenagentur|em (?:um|uma|entrevista|nota)|n[ao]|ao|à|aos|nest[ae]|durante|após|sobre|in un|nel|nella|al|alla|ai|durante|dopo|su|в|во|на|после|по|журналистам|агентству)\s.*$/su;
const ANY_PREPOSITION =
  /\s(?:in|at|by|to|from|with|for|en|a|à|dans|im|bei|mit|zu|auf|em|no|na|com|para|con|per|da|с|со|для)\s.*$/su;
const TIME_TAIL =
  /\s(?:on|late|early|el|am|ce|este)?\s?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|(?:segunda|terça|quarta|quinta|sexta)-feira|sábado|em (?:nota|comunicado|entrevista)|in una nota|ontem|hoje|ieri|oggi|yesterday|today|ayer|hoy|hier|gestern|heute)\b.*$/su;
