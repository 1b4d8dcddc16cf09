// How Dutch says who says something.
import type { Speech } from './speech.ts';
import { word } from './speech-word.ts';

const OFFICES =
  'minister|vicepremier|premier|staatssecretaris|burgemeester|wethouder|directeur|voorzitter|woordvoerders?|woordvoerster|advocaten|advocaat|trainer|(?:bonds)?coach|hoogleraar|onderzoekers?|econoom|econome|president|koning|koningin|commissaris|generaal|politiechef|korpschef|officier|kamerlid|lijsttrekker|partijleider|fractie\\p{L}+|(?:oud|ex)-\\p{L}+|politie|justitie|omwonenden|experts|deskundigen|bronnen|getuigen';
const DAY = '(?:maan|dins|woens|donder|vrij|zater|zon)dag';

export const DUTCH: Speech = {
  says: word(
    'zei|zeiden|zegt|zeggen|liet weten|laat weten|laten weten|lieten weten|meldt|melden|meldde|meldden|verklaarde|verklaarden|verklaart|vertelde|vertelden|vertelt|vertellen|schrijft|schrijven|schreef|schreven|benadrukt|benadrukte|waarschuwt|waarschuwen|waarschuwde|bevestigt|bevestigde|bevestigden|bevestigen|stelt(?= dat)|stelde(?= dat)|stelden(?= dat)|legt uit|legde uit|voegt (?:daaraan )?toe|voegde (?:daaraan )?toe|reageert|reageerde|concludeert|concludeerde|kondigt|kondigde|kondigden|antwoordt|antwoordde|erkent|erkende|beaamt|beaamde|bekent|bekende|licht toe|lichtte toe|noemt|noemde|vindt|vinden|vond|hoopt|verwacht|verwachten|verwachtte|eist|eiste|klaagt|denkt|constateert|betoogt|twittert|belooft|beloofde|roept|riep',
  ),
  denies: word('ontkent|ontkende|ontkenden|ontkennen|weerspreekt|weersprak|(?:spreekt|sprak)(?=[^.;]{0,60} tegen)'),
  claims: word('beweert|beweerde|beweerden|beweren|beschuldigt|beschuldigde|beschuldigden|claimt|claimde|claimen'),
  saying: null,
  accordingTo: word('volgens|aldus'),
  afterSpeaker: null,
  unconfirmed:
    /\bniet (?:\p{L}+ )?(?:onafhankelijk |officieel )?(?:bevestig|geverifieer|te verifi)\p{L}*|\bonbevestigd\p{L}*|geen (?:onafhankelijke |officiële )?bevestiging/iu,
  alleged: word('vermeende?|vermoedelijke?|naar verluidt|zou|zouden', 'iu'),
  untrue: /\b(?:is|zijn|was|waren) (?:\p{L}+ )?(?:onwaar|onjuist|verzonnen|gelogen|een leugen)\b/iu,
  pronoun: /^(?:hij|zij|ze|het|die|dat|men)$/i,
  between: new RegExp(
    `\\s+(?:heeft|hebben|had|hadden|ook|later|eerder|daarna|gisteren|vandaag|${DAY}(?:\\p{L}+)?|op ${DAY})$`,
    'iu',
  ),
  border: word('en|maar|dat|die|terwijl|toen|omdat|als|waar|of|want|nadat|voordat|wie'),
  adverbial: new RegExp(
    `^(?:vorige?|volgende?|afgelopen|deze|elke?|in|op|bij|na|voor|tijdens|gisteren|vandaag|later|eerder|daarna|ook|met|sinds|naast|over|onder|aan|tegen|${DAY}(?:\\p{L}+)?)(?![\\p{L}])`,
    'iu',
  ),
  article: new RegExp(
    `^(?:(?:de|het|een|zijn|haar|hun|twee|drie|enkele|verschillende|meerdere|veel)\\s|(?:${OFFICES})(?![\\p{L}]))`,
    'iu',
  ),
  indefinite: /^(?:een|twee|drie|enkele|verschillende|meerdere)\s/i,
  inverts: true,
  // An adjective, a noun, names, and what they are of; a word that ends like a verb is none of them.
  nouns:
    /^(?:(?:de|het|een|zijn|haar|hun|twee|drie|enkele|meerdere)\s)?(?:\p{L}[\p{L}-]*e\s(?!\p{Ll}+(?:t|en|de|te)(?:[\s,.]|$))(?=\p{Ll}))?\p{L}[\p{L}\d.-]*(?:\s\p{Lu}[\p{L}\d.-]*|\s(?:de|van|der|den|ten|ter)(?=\s\p{Lu})|\s(?:van|voor|bij|uit)\s(?:(?:de|het)\s)?\p{L}[\p{L}-]*)*/u,
  relative: /^(?:die|dat|wie)$/i,
};
