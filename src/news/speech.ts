// How each language says who says something: verbs of saying, denying and claiming, and the words around them.
import { ARABIC } from './speech-arabic.ts';
import { CHINESE } from './speech-chinese.ts';
import { DUTCH } from './speech-dutch.ts';
import { HINDI } from './speech-hindi.ts';
import { JAPANESE } from './speech-japanese.ts';
import { ITALIAN, PORTUGUESE } from './speech-romance.ts';
import { RUSSIAN } from './speech-russian.ts';
import { word } from './speech-word.ts';
import type { SpokenAt } from './spoken.ts';

export interface Speech {
  /** Verbs of saying, in the forms that stand in news. */
  readonly says: RegExp;
  /** What follows or makes up a verb that denies. */
  readonly denies: RegExp;
  readonly claims: RegExp;
  /** "…, saying": whoever the sentence is about speaks; null where the language is not read so. */
  readonly saying: RegExp | null;
  /** "According to": the speaker follows. */
  readonly accordingTo: RegExp;
  /** The speaker stands before it ("zufolge"); null where the language has no such word. */
  readonly afterSpeaker: RegExp | null;
  /** Nobody vouches for it. */
  readonly unconfirmed: RegExp;
  /** Words that mark what is said as alleged, without naming who alleges it. */
  readonly alleged: RegExp;
  /** What is said is called untrue. */
  readonly untrue: RegExp;
  readonly pronoun: RegExp;
  /** Between a subject and its verb. */
  readonly between: RegExp;
  /** A word that a noun phrase does not reach over. */
  readonly border: RegExp;
  /** A phrase of time or place that opens a sentence before the subject. */
  readonly adverbial: RegExp;
  readonly article: RegExp;
  /** "a", "one": a speaker is brought in by it. */
  readonly indefinite: RegExp;
  /** Behind a comma the verb comes before its subject. */
  readonly inverts: boolean;
  /** The noun phrase at the start of what follows, where capitals tell it from the verb behind it; null where they do not. */
  readonly nouns: RegExp | null;
  /** "who", "which". */
  readonly relative: RegExp;
  /** An object before the verb, whose subject stands behind: "El balance lo ha confirmado el presidente". */
  readonly clitic?: RegExp;
  /** Behind such an opening a verb in the plural has no subject: "В администрации предупредили". */
  readonly nowhere?: RegExp;
  /** Instead of all but what is said of pronouns and doubts: a language without capitals finds its speakers itself, in the order of the text. */
  readonly speakers?: (masked: string) => readonly SpokenAt[];
}

const DAYS_EN = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';

export const SPEECH: Readonly<Record<string, Speech>> = {
  en: {
    says: word(
      `said(?! to (?:be|have)\\b)|says|(?<!(?:\\b(?:they|a|no|any|final|the|their|his|her|its|little|as|to|not|will|would|can|cannot|could|may|might|must|should|did|does|do|you|I|we|don|let[’']s|that|which)|n[’']t|[’'](?:d|ll)) (?:\\p{L}+ly |just |only |even )?)say(?! (?:yes|no|so|goodbye|hello|any|nothing|something|sorry|much|more)\\b)|(?:added|continued|charged|remarked|quipped|went on|shot back|agreed|countered|cautioned|observed|mused|exclaimed|complained|boasted|shouted|repeated|reads|(?<!that )read|posted)(?<=[\\u0001"”’],? (?!(?-i:He|She|They|It|I|We|The|An?|But|And|In|On)\\b)(?:[\\p{L}.’'-]+ ){0,6}\\p{L}+(?: on| back)?)|told|tells|announced|announces|informed(?= [^.;,]{1,40} that\\b)|(?<!\\b(?:gets?|got(?:ten)?|getting) )confirmed|confirms|reported(?! (?:by|in)\\b)|reports(?= (?:that|said))|added(?= that\\b|:|,? [“"‘'\\u0001])|warned|warns|stated|states(?= that)|insisted|insists|explained|noted|(?<=[\\u0001”"],? )wrote|wrote(?! (?:an?|the|his|her|its|their|another|several|two|three|books?|for)\\b)|writes|tweeted|posted on|acknowledged|admitted|admits|argued|argues|predicted|estimated|estimates|declared(?= that\\b|[,:]| [“"\\u0001])|vowed|vows|pledged|urged|condemned|testified|replied|responded|recalled|suggested|revealed|disclosed|concluded|asked|joked|remembered|remembers|recalls|adds|called (?:for|on|it|the)|described|quoted|cited|was quoted as saying|were quoted as saying|said to have told|is quoted as saying|had said|continued(?=:|,? [“"‘'\\u0001])`,
    ),
    denies: word(
      `(?<!(?:was|were|is|are|been|being|be) )(?:(?:denied|denies)(?! (?:[\\p{L}\\p{N}’'.-]+ ){0,5}?(?:requests?|motions?|bids?|appeals?|petitions?|applications?|entry|access|bail|parole|visas?|permission|permits?|asylum|clemency)\\b| (?:them|him|her|us|me)\\b)|refuted|refutes)|(?:rejected|rejects|dismissed|dismisses|rebuffed)(?=[^.,;]{0,40} (?:claims?|accusations?|allegations?|charges?|reports?|suggestions?|assertions?))`,
    ),
    claims: word(
      'claimed(?! (?:(?:the|his|her|their) )?(?:[\\p{L}\\p{N}]+ )?(?:own )?(?:lives|life|victory|gold))|claims(?= (?:that|to|it|he|she|they|the|responsibility))|alleged(?= (?:that|in))|alleges|accused(?= (?:(?-i:\\p{Lu})|the |an? |one |two |both |some |each |his |her |their |its |him |them |it |us |me |[\\p{L}-]+ of ))|accuses|maintained that|asserted|asserts|contended|purported',
    ),
    saying: word(
      '(?:saying|adding|writing|tweeting|posting|telling|insisting|arguing|warning|stating|declaring|explaining|describing|calling|vowing|citing|noting|denying)(?=[^.;]{0,60}[“"\\u0001]| that\\b)|denying',
    ),
    accordingTo: word('according to|in the words of'),
    afterSpeaker: null,
    unconfirmed: new RegExp(
      [
        `(?:could|can|did|was|were|has|have|had|is|are)(?: ?not|n[’']t)[^.;]{0,40}?(?:confirm|verif|corroborat)(?!ed (?:its|his|her|their))`,
        '\\bun(?:able to (?:[a-z]+ )?(?:confirm|verify|corroborate)|confirmed|verified)\\b',
        'no (?:independent|official|immediate) (?:confirmation|verification)',
        '(?:neither|nor) [^.;]{0,40}confirmed',
        'yet to (?:be )?(?:confirm|verif)',
        '\\breportedly\\b|\\brumou?red\\b',
      ].join('|'),
      'i',
    ),
    alleged: word('allegedly|purportedly|supposedly|alleged|(?:is|are|was|were|been) accused of|suspected of', 'iu'),
    untrue:
      /\b(?:is|are|was|were|as) (?:[a-z]+ )?(?:false|baseless|untrue|unfounded|fabricated|groundless|a lie|lies)\b|no truth (?:in|to)\b/i,
    pronoun: /^(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e)$/,
    between: new RegExp(
      `\\s+(?:has|have|had|also|later|then|earlier|again|first|just|is|was|were|would|will|still|never|always|now|once|already|yesterday|today|tonight|recently|in turn|however|meanwhile|himself|herself|themselves|themself|\\p{L}+ly|(?:on|late|early) ${DAYS_EN}|${DAYS_EN}|(?:this|last) (?:week|month|year))$`,
      'iu',
    ),
    border: word(
      'and|but|that|which|who|whom|while|after|as|because|when|where|if|whether|since|although|though|before|until|so|than|what|whose',
    ),
    adverbial:
      /^(?:in|on|at|during|after|by|for|from|with|under|despite|since|earlier|later|yesterday|meanwhile|last|this|amid|speaking|asked|citing|still|now|but|and|yet|so|then)\b/i,
    article:
      /^(?:the|a|an|one|two|three|some|many|several|its|his|her|their|other|another|both|local|state|senior|us|u\.s\.)\b/i,
    indefinite: /^(?:a|an|one|two|three|some|several|another)\s/i,
    inverts: false,
    nouns: null,
    relative: /^(?:who|which)$/,
  },
  es: {
    says: word(
      'dijo|dijeron|dice|dicen|ha dicho|afirmó|afirmaron|afirma|afirman|ha afirmado|declaró|declararon|declara|aseguró|aseguraron|asegura|aseguran|ha asegurado|señaló|señalaron|señala|anunció|anunciaron|anuncia|ha anunciado|informó|informaron|informa|ha informado|explicó|explicaron|explica|ha explicado|confirmó|confirmaron|confirma|ha confirmado|indicó|indicaron|añadió|añadieron|añade|agregó|manifestó|sostuvo|subrayó|advirtió|advierte|reiteró|precisó|comentó|apuntó|insistió|destacó|reconoció|admitió|escribió|publicó|contó|expresó|pidió|exigió|condenó|prometió|recordó|lamentó|comunicó|detalló|relató|relataron|cuenta|recuerda|respondió|bromeó|resumió|lamenta|comenta|comentan|señalan|apunta|apuntan|critica|critican|subraya|insiste|insisten|reconoce|admite|explican|relata|añaden|detalla|detallan|opina|concluye|sostiene|sostienen|reclama',
    ),
    denies: word(
      'negó|negaron|niega|niegan|ha negado|han negado|desmintió|desmintieron|desmiente|ha desmentido|(?:rechazó|rechazaron|rechaza|rechazan|ha rechazado)(?=[^.,;]{0,40} (?:acusaci|denuncia|versi|señalamiento|informaci))',
    ),
    claims: word(
      'acusó|acusaron|acusa|acusan|ha acusado|denunció|denunciaron|denuncia que|se atribuyó|reivindicó|alegó|alega',
    ),
    saying: null,
    accordingTo: word('según|de acuerdo con|en palabras de|a juicio de'),
    afterSpeaker: null,
    unconfirmed:
      /\bno (?:se )?(?:ha|han|había|pudo|pudieron|podido|fue|fueron|puede)[^.;]{0,50}?(?:confirm|verific|corrobor|comprob)|sin (?:confirmar|verificar|confirmación)|no (?:confirmad|verificad)\p{L}+/iu,
    alleged: word('presunt[oa]s?|supuest[oa]s?|presuntamente|supuestamente|al parecer|habrían?', 'iu'),
    untrue: /\b(?:es|son|era|eran) (?:\p{L}+ )?(?:fals[oa]s?|mentira)\b/iu,
    pronoun: /^(?:él|ella|ellos|ellas|quien|quienes|que)$/i,
    between:
      /\s+(?:ha|han|había|también|ya|después|luego|además|ayer|hoy|asimismo|este \p{L}+|el \p{L}+es|\p{L}+mente)$/iu,
    border: word('y|pero|como|que|quien|quienes|mientras|después|cuando|donde|si|porque|aunque|antes|e'),
    adverbial:
      /^(?:en|el (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)|durante|tras|después|ayer|hoy|antes|además|también|por|para|con|desde|según|este|esta|así|al)\b/i,
    article: /^(?:el|la|los|las|un|una|unos|unas|su|sus|otro|otra|dos|tres|varios|algunos)\b/i,
    indefinite: /^(?:un|una|unos|unas|dos|tres|varios|varias|algunos|algunas)\s/i,
    inverts: true,
    nouns: null,
    relative: /^(?:que|quien|quienes)$/,
    clitic: /(?:^|\s)(?:lo|la|los|las)\s(?:(?:ha|han|había)\s)?$/iu,
  },
  fr: {
    says: word(
      '(?:a|ont|avait|avaient|a-t-il|a-t-elle|ont-ils|a-t-on) (?:également |aussi |ainsi |toutefois |par ailleurs )?(?:déclaré|dit|affirmé|annoncé|indiqué|expliqué|ajouté|assuré|précisé|confirmé|estimé|souligné|averti|rappelé|écrit|reconnu|admis|fait savoir|fait valoir|répondu|insisté|martelé|réagi|condamné|appelé|promis|rapporté|regretté|salué|raconté|témoigné|confié|lancé|résumé|plaisanté)|raconte|racontent|témoigne|se souvient|confie|résume|lance|ajoute|répond|déclare|dit|disent|affirme|affirment|annonce|annoncent|indique|indiquent|explique|assure|précise|confirme|confirment|estime|souligne|rapporte|rapportent|dit-il|dit-elle|explique-t-il|explique-t-elle',
    ),
    denies: word(
      '(?:a|ont|avait) (?:\\p{L}+ment )?(?:démenti|nié|contesté)|dément|démentent|nie|nient|(?:a|ont) (?:\\p{L}+ment )?(?:rejeté|réfuté)(?=[^.,;]{0,40} (?:accusation|allégation|affirmation|soupçon))|réfute|réfutent',
    ),
    claims: word(
      '(?:a|ont|avait) (?:accusé|prétendu|dénoncé|revendiqué)|accuse|accusent|prétend|prétendent|dénonce|revendique',
    ),
    saying: null,
    accordingTo: word("selon|d[’']après|de l[’']avis de|aux dires de"),
    afterSpeaker: null,
    unconfirmed:
      /\b(?:n[’']a|n[’']ont|n[’']avait|n[’']était|n[’']est)[^.;]{0,50}?(?:confirmé|vérifié|corroboré|vérifier|confirmer)|(?<!\b(?:informations?|contenus?|rumeurs?|données|images?|nouvelles?) )\bnon (?:confirmé|vérifié)\p{L}*|sans confirmation|impossible (?:de|à) vérifier|pas (?:encore )?(?:été )?(?:confirmé|vérifié)\p{L}*|aucune confirmation/iu,
    alleged: word('présumée?s?|supposée?s?|prétendue?s?|prétendument|aurait|auraient|serait|seraient', 'iu'),
    untrue: /\b(?:est|sont|était|étaient) (?:\p{L}+ )?(?:fauss?e?s?|mensongère?s?|infondée?s?|sans fondement)\b/iu,
    pronoun: /^(?:il|elle|ils|elles|on|qui)$/i,
    between:
      /\s+(?:a|ont|avait|également|aussi|ensuite|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|\p{L}+ment)$/iu,
    border: word('et|mais|que|qui|qu|tandis|après|quand|lorsque|où|si|car|avant|alors|dont'),
    adverbial:
      /^(?:en|dans|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|pendant|après|hier|avant|selon|pour|par|avec|depuis|ce|cette|à|au|aux|sur|de son côté|interrogé\p{L}*)\b/iu,
    article: /^(?:le |la |les |l[’']|un |une |des |son |sa |ses |leur |leurs |deux |trois |plusieurs |certains )/i,
    indefinite: /^(?:un|une|des|deux|trois|plusieurs|certains)\s/i,
    inverts: true,
    nouns: null,
    relative: /^qui$/,
  },
  de: {
    says: word(
      'sagte|sagten|sagt|mitteilte|mitteilten|meinte|meinten|erzählte|erzählten|klagte|fragte|beschrieb|antwortete|erklärte|erklärten|erklärt|teilte|teilten|betonte|betonten|bestätigte|bestätigten|berichtete|berichteten|kündigte|kündigten|warnte|warnten|meldete(?! sich)|meldeten(?! sich)|schrieb|schrieben|äußerte|fügte|räumte|verkündete|mahnte|forderte|forderten|nannte|hieß es|kritisierte|kritisierten|versicherte|ergänzte|(?:gab|gaben)(?=[^.;]{0,90} (?:an|bekannt|zu|preis)(?![\\p{L}]))|verurteilte',
    ),
    denies: word(
      'bestritt|bestritten|bestreitet|bestreiten|dementierte|dementierten|dementiert|leugnete|(?:wies|wiesen|weist|weisen)(?=[^.;]{0,90} zurück)|widersprach|widersprachen',
    ),
    claims: word(
      'behauptete|behaupteten|behauptet|(?:warf|warfen|wirft|werfen)(?=[^.;]{0,90} vor)|beschuldigte|beschuldigten|beschuldigt|reklamierte',
    ),
    saying: null,
    accordingTo: word('laut|nach Angaben (?:von|der|des)|nach Worten (?:von|der|des)|so'),
    afterSpeaker: word('zufolge'),
    unconfirmed:
      /\bnicht (?:\p{L}+ )?(?:unabhängig |offiziell )?(?:bestätig|überprüf|verifizier|überprüfbar)\p{L}*|\bunbestätigt\p{L}*|keine (?:unabhängige |offizielle )?Bestätigung|(?:ließ|ließen|lassen) sich [^.;]{0,40}nicht/iu,
    alleged: word('angeblich\\p{L}*|mutmaßlich\\p{L}*|vermeintlich\\p{L}*|soll|sollen', 'iu'),
    untrue: /\b(?:ist|sind|sei|seien|war|waren) (?:\p{L}+ )?(?:falsch|unwahr|haltlos|erfunden|gelogen)\b/iu,
    pronoun: /^(?:er|sie|es|der|die|welche[rs]?)$/i,
    between: /\s+(?:hat|haben|hatte|hatten|auch|später|zudem|am \p{L}+tag|gestern|heute|zuvor|außerdem)$/iu,
    border: word('wie|und|aber|dass|welche|während|nachdem|als|weil|wenn|wo|ob|da|obwohl|bevor|bis|denn'),
    adverbial:
      /^(?:am|im|in|an|auf|bei|nach|vor|während|zuvor|später|zudem|außerdem|dabei|dazu|daraufhin|auch|gestern|heute|zugleich|gleichzeitig|damit|seit|für|mit|unterdessen|dagegen)\b/i,
    article:
      /^(?:der|die|das|den|dem|des|ein|eine|einer|eines|einem|einen|sein|seine|ihr|ihre|zwei|drei|mehrere|einige|viele)\b/i,
    indefinite: /^(?:ein|eine|einer|eines|einem|einen|zwei|drei|mehrere|einige)\s/i,
    inverts: true,
    nouns:
      /^(?:(?:der|die|das|dem|den|des|ein|eine|einem|einer|eines)\s)?(?:\p{Ll}[\p{L}-]*\s){0,2}(?:\d{1,3}-)?\p{Lu}[\p{L}\d.-]*(?:\s\p{Lu}[\p{L}\d.-]*)*(?:\s(?:der|des|von|für)\s(?:\p{Lu}[\p{L}\d.-]*\s?)+)?/u,
    relative: /^(?:der|die|das|welche[rs]?)$/i,
  },
  pt: PORTUGUESE,
  it: ITALIAN,
  ru: RUSSIAN,
  nl: DUTCH,
  ar: ARABIC,
  hi: HINDI,
  zh: CHINESE,
  ja: JAPANESE,
};

/** Twelve languages are known; another is read as if nobody spoke in it but by the marks. */
export function speechOf(language: string | null): Speech | null {
  return SPEECH[language ?? 'en'] ?? null;
}
