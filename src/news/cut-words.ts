// What may never be cut out of a sentence: negations, doubts and words that say who says it, in the languages we cut.

const NEGATIONS = `not|no|never|none|nobody|nothing|nor|neither|without|cannot|unless|except|barring|refus\\p{L}*|fail\\p{L}*|hardly|barely|few|lacks?|denie[sd]|den(?:y|ying|ial)|reject\\p{L}*|dismiss\\p{L}*|rul(?:ed|ing) out
  |nunca|jamás|ningún\\p{L}*|ningun\\p{L}*|nadie|nada|ni|sin|tampoco|salvo|excepto|niega\\p{L}*|negó|negaron|desm[ei]nt\\p{L}*|rechaz\\p{L}*
  |ne|pas|jamais|rien|personne|aucune?|sans|sauf|non|démen\\p{L}*|nié|nie|rejet\\p{L}*|réfut\\p{L}*
  |nicht|nie|niemals|kein\\p{L}*|niemand|nichts|ohne|außer|weder|noch|bestr[ie]t\\p{L}*|dementier\\p{L}*|zurückgewiesen|leugn\\p{L}*`;
const DOUBTS = `may|might|could|would|should|can|perhaps|possibly|probably|likely|unlikely|apparently|seem\\p{L}*|appear(?:s|ed)?|suspected|alleged\\p{L}*|purported\\p{L}*|supposed\\p{L}*|reportedly|presumably|presumed|unconfirmed|unverified|if|whether|about|around|approximately|nearly|almost|roughly|some|at least|up to|more than|less than|estimated|potential\\p{L}*|believed|thought
  |quizá\\p{L}*|tal vez|posible\\p{L}*|probable\\p{L}*|podría\\p{L}*|habría\\p{L}*|presunt\\p{L}*|supuest\\p{L}*|aparentemente|al parecer|cerca de|casi|unos|unas|al menos|hasta|más de|menos de|si
  |peut-être|possible\\p{L}*|probable\\p{L}*|pourrai\\p{L}*|aurai\\p{L}*|serai\\p{L}*|présumée?s?|supposée?s?|prétendue?s?|environ|presque|près de|au moins|jusqu\\p{L}*|plus de|moins de
  |vielleicht|möglicherweise|wahrscheinlich\\p{L}*|vermutlich\\p{L}*|mutmaßlich\\p{L}*|angeblich\\p{L}*|könn\\p{L}*|dürft\\p{L}*|soll\\p{L}*|etwa|rund|fast|mindestens|bis zu|mehr als|weniger als|ob|wenn|falls`;
const SPEECH = `sa(?:id|ys?|ying)|t(?:old|ells?)|according|claim\\p{L}*|accus\\p{L}*|confirm\\p{L}*|announc\\p{L}*|stat(?:ed|es|ement)|report\\p{L}*|add(?:ed|ing)|warn\\p{L}*|insist\\p{L}*|argu(?:ed?|es|ing)|quot(?:ed?|ing)|cit(?:ed?|ing)|call(?:ed|ing)|describ\\p{L}*|wrote|asked|acknowledg\\p{L}*|admit\\p{L}*
  |dij\\p{L}+|dice|dicen|dicho|diciendo|según|acuerdo con|afirm\\p{L}*|declar\\p{L}*|asegur\\p{L}*|señal\\p{L}*|anunci\\p{L}*|inform\\p{L}*|explic\\p{L}*|indic\\p{L}*|acus\\p{L}*|añad\\p{L}*|agreg\\p{L}*|advirt\\p{L}*
  |di[ts]|disent|selon|d[’']après|déclar\\p{L}*|annonc\\p{L}*|indiqu\\p{L}*|expliqu\\p{L}*|ajout\\p{L}*|assur\\p{L}*|précis\\p{L}*|estim\\p{L}*
  |sag(?:t|te|ten|en)|laut|zufolge|Angaben|erklär\\p{L}*|teilte\\p{L}*|betont\\p{L}*|bestätig\\p{L}*|berichte\\p{L}*|kündig\\p{L}*|meldet\\p{L}*|behaupt\\p{L}*|warf|beschuldig\\p{L}*|so`;

const KEPT = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[NEGATIONS, DOUBTS, SPEECH].join('|').replace(/\s*\n\s*/g, '')})(?![\\p{L}\\p{N}])|n[’']t\\b|["“”„«»]`,
  'iu',
);

/** Would the sentence say something else, or say it more firmly, or lose who says it, without these words? */
export function carriesMeaning(words: string): boolean {
  return KEPT.test(words);
}
