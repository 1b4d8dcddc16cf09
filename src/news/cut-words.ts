// What may never be cut out of a sentence: negations, doubts and words that say who says it, in the languages we read; of other scripts every word counts as one.

const NEGATIONS = `not|no|never|none|nobody|nothing|nor|neither|without|cannot|unless|except|barring|refus*|fail*|hardly|barely|few|lacks?|denie[sd]|den(?:y|ying|ial)|reject*|dismiss*|rul(?:ed|ing) out
  |nunca|jamás|ningún*|ningun*|nadie|nada|ni|sin|tampoco|salvo|excepto|niega*|negó|negaron|desm[ei]nt*|rechaz*
  |ne|pas|jamais|rien|personne|aucune?|sans|sauf|non|démen*|nié|nie|rejet*|réfut*
  |nicht|nie|niemals|kein*|niemand|nichts|ohne|außer|weder|noch|bestr[ie]t*|dementier*|zurückgewiesen|leugn*
  |não|nem|sem|ninguém|nenhum*|exceto|neg(?:a|am|ou|aram)|desment*|rejeit*|refut*
  |mai|né|senza|nessun*|niente|nulla|tranne|eccetto|smenti*|respin*
  |niet|geen|nooit|niemand|niets|zonder|behalve|ontken*|verwerp*
  |не|ни|нет|никогда|никто|ничего|без|кроме|опроверг*|отриц*|отверг*`;
const DOUBTS = `may|might|could|would|should|can|perhaps|possibly|probably|likely|unlikely|apparently|seem*|appear(?:s|ed)?|suspected|alleged*|purported*|supposed*|reportedly|presumably|presumed|unconfirmed|unverified|if|whether|about|around|approximately|nearly|almost|roughly|some|at least|up to|more than|less than|estimated|potential*|believed|thought
  |quizá*|tal vez|posible*|probable*|podría*|habría*|presunt*|supuest*|aparentemente|al parecer|cerca de|casi|unos|unas|al menos|hasta|más de|menos de|si
  |peut-être|possible*|probable*|pourrai*|aurai*|serai*|présumée?s?|supposée?s?|prétendue?s?|environ|presque|près de|au moins|jusqu*|plus de|moins de
  |vielleicht|möglicherweise|wahrscheinlich*|vermutlich*|mutmaßlich*|angeblich*|könn*|dürft*|soll*|etwa|rund|fast|mindestens|bis zu|mehr als|weniger als|ob|wenn|falls
  |talvez|possível|possivelmente|provável|provavelmente|poderi*|teri(?:a|am)|quase|ao menos|pelo menos|até|mais de|menos de|se
  |forse|possibil*|potrebb*|sarebb*|avrebb*|circa|almeno|fino a|più di|meno di
  |misschien|mogelijk|waarschijnlijk|vermoedelijk|zou|zouden|ongeveer|bijna|minstens|meer dan|minder dan|als
  |возможно|вероятно|якобы|предположительно|мо(?:жет|гут)|около|примерно|почти|более|менее|если|бы`;
const SPEECH = `sa(?:id|ys?|ying)|t(?:old|ells?)|according|claim*|accus*|confirm*|announc*|stat(?:ed|es|ement)|report*|add(?:ed|ing)|warn*|insist*|argu(?:ed?|es|ing)|quot(?:ed?|ing)|cit(?:ed?|ing)|call(?:ed|ing)|describ*|wrote|asked|acknowledg*|admit*
  |dij*|dice|dicen|dicho|diciendo|según|acuerdo con|afirm*|declar*|asegur*|señal*|anunci*|inform*|explic*|indic*|acus*|añad*|agreg*|advirt*
  |di[ts]|disent|selon|d[’']après|déclar*|annonc*|indiqu*|expliqu*|ajout*|assur*|précis*|estim*
  |sag(?:t|te|ten|en)|laut|zufolge|Angaben|erklär*|teilte*|betont*|bestätig*|berichte*|kündig*|meldet*|behaupt*|warf|beschuldig*|so
  |diz|dizem|segundo|informou|acrescent*|alert(?:a|am|ou|aram)
  |detto|secondo|afferm*|dichiar*|spieg*|annunci*|riferi*|aggiun*|sost(?:ien|enut)*
  |zegt|zei|zeiden|volgens|aldus|verklaar*|meldde*|bevestig*
  |сообщ*|заяв*|сказал*|словам|данным|утвержда*|обвин*|подтверд*`;

/** Whole words, and words that only begin so ("…*"), told apart: one test for what may follow is much cheaper than one for each. */
const WORDS = [NEGATIONS, DOUBTS, SPEECH]
  .join('|')
  .replace(/\s*\n\s*/g, '')
  .split(/\|(?![^(]*\))/);
const stems = WORDS.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
const whole = WORDS.filter((word) => !word.endsWith('*'));
const KEPT = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${whole.join('|')})(?![\\p{L}\\p{N}])|${stems.join('|')})|n[’']t\\b|["“”„«»]`,
  'iu',
);

/** Letters of a script whose negations and doubts are not known here. */
const UNREAD = /[^\P{L}\p{Script=Latin}\p{Script=Cyrillic}]/u;

/** Would the sentence say something else, or say it more firmly, or lose who says it, without these words? */
export function carriesMeaning(words: string): boolean {
  return KEPT.test(words) || UNREAD.test(words);
}
