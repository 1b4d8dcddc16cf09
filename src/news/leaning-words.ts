// How sentences begin that lean on the one before, by language; one that is not here is read as English.

export const OPENING: Readonly<Record<string, RegExp>> = {
  en: /^(?:(?:all|many|most|some|half|several|few|one|two|three|four|five|six|seven|eight|nine|ten|each|both|none|much) (?:of (?:these|those|them|it|the)|were|are|was|is|have|had|say|said)|afterwards?|of course|ever since|ditto|yes|not|he|she|they|it|his|her|hers|their|its|this|that|these|those|such|both|neither|another|others?|one|the one|none|but|and|so|or|nor|yet|however|meanwhile|also|then|instead|still|moreover|nevertheless|nonetheless|otherwise|therefore|thus|hence|besides|furthermore|similarly|likewise|indeed|in addition|in other words|to that end|after all|either way|for one thing|plus|that said|because of (?:this|that)|in turn|in response|in contrast|in fact|for example|for instance|as a result|as such|at the same time|at the time|on the other hand|since then|until then|even so|by then|by contrast|after that|before that|shortly after|soon after|later|earlier|here|there|again|too|instead|rather|asked (?:about|whether|if)|(?:in|at|on|after|with|during|for|from|before|despite|to|under|by) (?:his|her|their|its|this|that|these|those)|(?:when|after|before|while|as|if|although|though|because|since|until) (?:he|she|they|it(?! comes)|(?:that|this) (?:is|was|may|might|happen[a-z]*|goes|sounds|seems|looks|does|did|works))|the (?:country|city|company|group|ministry)['’]s|the (?:two|three|four|pair|latter|former|same|other|others|move|decision|incident|news|announcement|comments?|remarks?|victims?|suspects?|man|woman|boy|girl|couple|attack|ruling|latest|report|statement|deal|plan|proposal|figures?|text|video|study|group|letter)(?! (?:of|in|on|to|by|between|that|who|which|from|with|for|against)\b)|according to (?:him|her|them|it|the (?:statement|report|study)))\b/i,
  es: /^(?:según su|se trata|de ahí|(?:al|a|con|en|por|para|de) su|entre ell[oa]s|de hecho|lo (?:dijo|hizo|anunció)|de esta (?:manera|forma)|de igual (?:manera|forma)|del mismo modo|a su vez|es|fue|era|son|fueron|tiene|tenía|había|hay que|él|ella|ellos|ellas|su|sus|este|esta|esto|estos|estas|ese|esa|eso|esos|esas|aquel\p{L}*|ambos|ambas|pero|y|sin embargo|además|también|mientras tanto|entonces|así|por otra parte|por su parte|por eso|por ello|no obstante|asimismo|en cambio|de hecho|por ejemplo|desde entonces|después|luego|antes|allí|ahí|tampoco|otro|otra|otros|el mismo|la misma|los dos|según (?:él|ella)|(?:\p{L}+ )?dich[oa]s?)(?![\p{L}])/iu,
  fr: /^(?:il(?! y a| s[’']agit| faut)|c[’']est|c[’']était|ceux|celles|(?:pire|mieux|plus grave) encore|en effet|de fait|d[’']où|d[’']ailleurs|du coup|résultat|qui|dont|une (?:\p{L}+ ){1,3}qui|elle|ils|elles|son|sa|ses|leur|leurs|ce|cet|cette|ces|cela|ça|celui-ci|celle-ci|mais|et|or|donc|cependant|toutefois|pourtant|néanmoins|de plus|en outre|aussi|ensuite|puis|alors|ainsi|par ailleurs|de son côté|pour sa part|en revanche|au contraire|par exemple|depuis lors|là|les deux|tous deux|selon (?:lui|elle|eux))(?![\p{L}])/iu,
  de: /^(?:er|sie|es|sein\p{L}*|ihr\p{L}*|dies\p{L}*|jene\p{L}*|solche\p{L}*|beide|aber|und|oder|doch|jedoch|allerdings|zudem|außerdem|auch|dann|danach|daraufhin|deshalb|daher|darum|dennoch|trotzdem|dabei|dazu|dafür|dagegen|damit|davon|darin|dort|hier|so|ferner|zuvor|später|unterdessen|inzwischen|gleichzeitig|zugleich|stattdessen|hingegen|zum Beispiel|seither|seitdem|andere|das (?:sei|ist|war|habe|hat|wäre|sagte|sagten|sagt|teilte|teilten|versichert|versichern|versicherte|bestätigt|bestätigen|bestätigte|berichtet|berichten|berichtete|zeigt|zeigen|zeigte|geht|erklärte|meldet|melden|meldete|gab|kündigte|betont|belegt|ergab)|der \p{L}+e (?:sei|habe))(?![\p{L}])/iu,
  pt: /^(?:trata-se|a seu|entre eles|entre elas|dessa forma|desta forma|ele|ela|eles|elas|seu|sua|seus|suas|este|esta|estes|estas|esse|essa|esses|essas|isso|isto|aquel\p{L}*|ambos|ambas|mas|e|porém|no entanto|contudo|entretanto|todavia|além disso|também|enquanto isso|então|assim|por isso|por sua vez|por outro lado|em seguida|depois|antes disso|desde então|ali|lá|outro|outra|outros|outras|o mesmo|a mesma|os dois|as duas|n[ao] (?:época|ocasião)|segundo (?:ele|ela|eles)|de acordo com (?:ele|ela)|d?ness[ea]s?|d?nest[ea]s?)(?![\p{L}])/iu,
  it: /^(?:o|per (?:questo|ciò|tale)|(?:ora |oggi |già )?l[ao] (?:ha|hanno|aveva|avevano|fa|farà|dice|dicono)|l[’'](?:ha|hanno|aveva|avevano)|ce (?:lo|la|li|ne|n[’']è)|gliel\p{L}+|(?:al|alla|ai|alle|dal|dalla|nel|nella|con il|con la|con i|per il|per la|per|del|della) (?:suo|sua|suoi|sue|loro)|tra (?:questi|queste|loro)|non solo|non è tutto|a quel punto|in particolare|in seguito|si tratta|lui|lei|loro|egli|ella|essi|esse|il suo|la sua|i suoi|le sue|suo|sua|questo|questa|questi|queste|quello|quella|quelli|quelle|ciò|entrambi|entrambe|ma|e|però|tuttavia|inoltre|anche|intanto|nel frattempo|poi|così|quindi|dunque|perciò|dopo di che|da allora|lì|là|un altro|un[’']altra|altri|altre|lo stesso|la stessa|i due|le due|secondo (?:lui|lei|loro)|il tutto|a suo (?:dire|avviso))(?![\p{L}])/iu,
  nl: /^(?:dat (?:meldt|zegt|blijkt)|het (?:gaat om|betreft)|volgens (?:hem|haar|hen)|hij|zij|ze|het is|het was|zijn|haar|hun|dit|dat|deze|die|beide|maar|en|of|echter|toch|ook|daarnaast|bovendien|intussen|ondertussen|toen|daarna|daarom|daardoor|daarmee|zo|dus|sindsdien|daar|hier|een andere|andere|dezelfde|hetzelfde|de twee|volgens hem|volgens haar)(?![\p{L}])/iu,
  ru: /^(?:об этом|при нем|в нём|в нем|в ней|в них|из них|среди них|речь идет|речь идёт|отмечается|по сведениям издания|он|она|оно|они|его|её|ее|их|ему|ей|им|этот|эта|это|эти|этого|этой|этих|тот|та|те|такой|такая|такие|оба|обе|но|а|и|однако|также|кроме того|при этом|между тем|тем временем|тогда|затем|потом|поэтому|таким образом|впрочем|зато|кстати|там|тут|здесь|другой|другая|другие|по (?:его|её|ее|их) (?:словам|данным|мнению)|в связи с этим|после этого|до этого|с тех пор)(?![\p{L}])/iu,
  zh: /^(?:其中|目前为止|对于此|前者|后者|同日|当时|與此同時|對此|此前|不過|因此|該|這|同時|隨後|他|她|它|但|而|然而|不过|此外|同时|另外|因此|所以|这|那|该|其|对此|随后|此前|据此|与此同时)/u,
  ja: /^(?:しかし|また|一方|その|それ|これ|この|さらに|だが|ただ|同|彼|彼女|なお|そして|ところが|このため|そのため|これに)/u,
  ar: /^(?:وهو|وهي|وذلك|وكان(?:ت)?|وجاء(?:ت)? (?:ذلك|هذا|هذه|تلك)|يأتي ذلك|كذلك|أما|وبذلك|وبهذا|ولم|وقد|وشدد(?:ت)? على|ولفت(?:ت)?|هو|هي|هم|لكن|ولكن|كما|وأضاف(?:ت)? أن|وقال(?:ت)? إن|وأوضح(?:ت)? أن|وأكد(?:ت)? أن|وأشار(?:ت)? إلى|وتابع|هذا|هذه|ذلك|تلك|وفي المقابل|من جهته|من جانبه|إلا أن|غير أن|بدوره)(?![\p{L}])/u,
  hi: /^(?:वह|वे|वो|यह|ये|उन्होंने|उन्होने|उसने|इसने|उनके|उनका|उनकी|उसके|उसका|उसकी|इसके|इसका|इसकी|इस|इन|उस|उन|लेकिन|हालांकि|हालाँकि|वहीं|साथ ही|इसलिए|मगर|पर|तब|फिर)(?=\s)/u,
};
/** Openings that lean on what was never told; "It was the worst week" and "This week" lean on nothing. */
export const LOST: Readonly<Record<string, RegExp>> = {
  en: /^(?:he|she|they|his|her|their|its|these(?! days)|those(?! who)|but|and|nor|yet|this (?:is|was|means|comes|came|time)|that (?:is|was|means|goes|came|leaves|his|her|their|\p{Ll}+(?: \p{Ll}+)?, which)|such|it (?:has|had|got|does|did|goes|went|came|comes|all|also|says|said|will|would|could|can)|though (?:he|she|they|his|her|their|it)|(?:while|although|though|if|when|after) (?:that|this) (?:is|was|may|might|happen[a-z]*)|(?:later|earlier) (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?![\p{L}-])/iu,
  es: /^(?:él|ella|ellos|ellas|pero|ambos|ambas|sin embargo|también)(?![\p{L}])/iu,
  fr: /^(?:une? (?:\p{L}+ ){1,2}qui|qui|c[’']est|ce que|elle|ils|elles|mais|cela|celui-ci|celle-ci|pourtant|cependant)(?![\p{L}])/iu,
  de: /^(?:er|aber|doch|jedoch|allerdings|zudem|außerdem|trotzdem|deshalb)(?![\p{L}])/iu,
  pt: /^(?:trata-se|a seu|entre eles|entre elas|dessa forma|desta forma|ele|ela|eles|elas|mas|porém|no entanto|contudo|também|além disso)(?![\p{L}])/iu,
  it: /^(?:o|(?:ora |oggi |già )?l[ao] (?:ha|hanno|aveva|avevano|fa|farà|dice|dicono)|l[’'](?:ha|hanno|aveva|avevano)|ce (?:lo|la|li|ne|n[’']è)|gliel\p{L}+|(?:al|alla|ai|alle|dal|dalla|nel|nella|con il|con la|con i|per il|per la|per|del|della) (?:suo|sua|suoi|sue|loro)|tra (?:questi|queste|loro)|non solo|non è tutto|a quel punto|in particolare|in seguito|si tratta|lui|lei|loro|ma|però|tuttavia|inoltre)(?![\p{L}])/iu,
  nl: /^(?:dat (?:meldt|zegt|blijkt)|het (?:gaat om|betreft)|volgens (?:hem|haar|hen)|hij|zij|ze|maar|echter|bovendien)(?![\p{L}])/iu,
  ru: /^(?:об этом|при нем|в нём|в нем|в ней|в них|из них|среди них|речь идет|речь идёт|отмечается|по сведениям издания|он|она|они|но|однако|кроме того|при этом)(?![\p{L}])/iu,
  zh: /^(?:其中|目前为止|对于此|前者|后者|同日|当时|與此同時|對此|此前|不過|因此|該|這|同時|隨後|他|她|它|但|然而|不过|此外|对此)/u,
  ja: /^(?:しかし|だが|さらに|彼|彼女|ところが)/u,
  hi: /^(?:वह|वे|उन्होंने|उसने|लेकिन|हालांकि)(?=\s)/u,
};

/** "In 2010, he moved on": what stands before the pronoun names nobody. In German a noun has a capital too, and it is not asked. */
const LATER: Readonly<Record<string, RegExp>> = {
  en: /^([^,“”"]{3,70}), (?:he|she|they)\s/u,
  fr: /^([^,«»"]{3,70}), (?:il (?!y a|s[’']agit|faut|est (?:possible|probable|temps))|elle|ils|elles)\s/u,
  de: /^()[^,„“"]{3,60}?\s(?:sagte|erklärte|betonte|habe|hat|hatte|ist|war|sei|will|werde|soll|kann|könne)\s(?:er|sie)\s/u,
  pt: /^([^,“”"]{3,70}), (?:ele|ela|eles|elas)\s/u,
  it: /^([^,“”"«»]{3,70}), (?:lui|lei|loro)\s/u,
};
/** "Aseguró que …": a verb that opens, and nobody behind it who did it. */
const VERB_ALONE: Readonly<Record<string, RegExp>> = {
  es: /^\p{Lu}\p{Ll}{2,}(?:ó|aron|ieron)\s(?:que|su|sus|además|también|así|asimismo)\s/u,
  pt: /^\p{Lu}\p{Ll}{2,}(?:ou|eu|iu|aram|eram|iram)\s(?:que|seu|sua|ainda|também)\s/u,
  it: /^(?:Ha|Hanno)\s(?:\p{Ll}+\s)?\p{Ll}+(?:to|so)\s(?:che|anche)\s/u,
};
const CALENDAR =
  /(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)/gu;
/** "Lee will never do that." */
const DO_THAT = /^(?:\S+\s){1,10}(?:do|did|done|doing) (?:that|this)[.!?]["”’]*$/u;

/** "In the two years their party has waited" */
const THEIRS =
  /^(?:In|Over|During|After|For|With|At|On|Under|Since)\s(?:[\p{Ll}\d-]+\s){1,5}(?:his|her|their)\s\p{Ll}[^,]*(?:,\s(?!\p{Lu})|$)/u;

/** "Lee says one of those groups is the largest" */
const OF_THOSE = /^[^,“”"]{0,90}\bof (?:those|these) \p{Ll}+s\b/u;

/** "What Lee wrote down that night became the rule": the night was told of before. */
const THAT_NIGHT =
  /^[^,“”"]{0,80}\bthat (?:night|day|morning|evening|afternoon|weekend|week|month|year|summer|winter|spring|autumn)\b/u;
/** "Lee hated it.", "Voters like that." */
const SHORT_OF_IT = /^(?:\S+\s){1,6}(?:it|them|that|those)[.!]["”’]*$/u;

/** Does it speak of somebody by a pronoun, or of something done by "that", further in, though it has named neither? */
export function leansInside(text: string, language: string | null): boolean {
  const own = language ?? 'en';
  const before = LATER[own]?.exec(text)?.[1];
  if (before !== undefined && !/\s\p{Lu}/u.test(before.replace(CALENDAR, ''))) return true;
  return (
    (VERB_ALONE[own]?.test(text) ?? false) ||
    (own === 'en' &&
      (THEIRS.test(text) ||
        OF_THOSE.test(text) ||
        (text.includes('that ') && THAT_NIGHT.test(text)) ||
        (text.length < LONGEST_THAT &&
          (DO_THAT.test(text) || (/(?:it|them|that|those)[.!]/.test(text.slice(-9)) && SHORT_OF_IT.test(text))))))
  );
}

const LONGEST_THAT = 90;
