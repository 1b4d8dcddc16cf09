// How Portuguese and Italian say who says something.
import type { Speech } from './speech.ts';
import { word } from './speech-word.ts';

const WEEKDAY_IT = '(?:luned|marted|mercoled|gioved|venerd)ì|sabato|domenica';

export const PORTUGUESE: Speech = {
  says: word(
    'disse|disseram|diz|dizem|afirmou|afirmaram|afirma|afirmam|declarou|declararam|declara|informou|informaram|informa|anunciou|anunciaram|anuncia|explicou|explicaram|explica|explicam|confirmou|confirmaram|confirma|ressaltou|ressalta|destacou|destaca|acrescentou|acrescenta|completou|avaliou|avalia|contou|conta(?= que)|comentou|comenta|escreveu|escreve|publicou|alertou|alertaram|alerta(?= que)|lembrou|lembra(?= que)|garantiu|garante|reconheceu|admitiu|admite|pediu|pediram|defendeu|defende|criticou|critica|argumentou|argumenta|observou|relatou|relataram|relata|revelou|reiterou|concluiu|conclui|respondeu|prometeu|lamentou|condenou|exigiu|apontou|aponta(?= que)|indicou|indicaram|ponderou|enfatizou|salientou|sublinhou|frisou|adiantou|referiu|noticiou',
  ),
  denies: word(
    'negou|negaram|nega|negam|desmentiu|desmentiram|desmente|(?:rejeitou|rejeitaram|rejeita|refutou|rebateu)(?=[^.,;]{0,40} (?:acusaç|denúncia|alegaç|informaç))',
  ),
  claims: word(
    'acusou|acusaram|acusa|acusam|alegou|alegaram|alega|alegam|denunciou|denunciaram|reivindicou|reivindicaram',
  ),
  saying: null,
  accordingTo: word(
    '(?<!(?:o|no|do|um|ao|pelo|em|e|ou) )segundo(?! (?:turno|lugar|semestre|trimestre|dia|tempo|mandato))|de acordo com|nas palavras d[aeo]s?',
  ),
  afterSpeaker: null,
  unconfirmed:
    /\bnão (?:foi|foram|há|havia|houve|se|pôde|puderam|pode)[^.;]{0,50}?(?:confirm|verific|comprov)|sem (?:confirmação|confirmar|verificar)|não (?:confirmad|verificad)\p{L}+/iu,
  alleged: word('supost[oa]s?|supostamente|teriam?|suspeit[oa]s? de|acusad[oa]s? de', 'iu'),
  untrue: /\b(?:é|são|era|eram) (?:\p{L}+ )?(?:fals[oa]s?|mentira)(?![\p{L}])/iu,
  pronoun: /^(?:ele|ela|eles|elas|quem|que)$/i,
  between: /\s+(?:ainda|também|já|depois|hoje|ontem|n?est[ae] \p{L}+(?:-feira)?|na \p{L}+-feira|\p{L}+mente)$/iu,
  border: word('e|mas|que|quem|enquanto|quando|onde|se|porque|embora|antes|após|depois|como'),
  adverbial:
    /^(?:em|no|na|nos|nas|durante|após|depois|ontem|hoje|antes|além|também|por|para|com|desde|segundo|n?est[ae]s?|ness[ae]s?|ao|à|de acordo|sobre|já|ainda)(?![\p{L}])/iu,
  article:
    /^(?:o|a|os|as|um|uma|uns|umas|seu|sua|seus|suas|outro|outra|dois|duas|três|vários|várias|alguns|algumas)\s/i,
  indefinite: /^(?:um|uma|uns|umas|dois|duas|três|vários|várias|alguns|algumas)\s/i,
  inverts: true,
  nouns: null,
  relative: /^(?:que|quem)$/,
};

export const ITALIAN: Speech = {
  says: word(
    '(?:ha|hanno|aveva|avevano) (?:poi |anche |inoltre |invece |infine )?(?:detto|dichiarato|affermato|spiegato|aggiunto|annunciato|riferito|confermato|sottolineato|ricordato|ribadito|scritto|commentato|assicurato|avvertito|chiesto|promesso|condannato|ammesso|osservato|precisato|reso noto|fatto sapere|parlato di|twittato|ripetuto|denunciato come|raccontato|concluso|replicato|risposto|rivelato|lamentato)|dice|dicono|afferma|affermano|dichiara|spiega|spiegano|aggiunge|annuncia|riferisce|riferiscono|(?<!(?:la|una|di|a|senza|sua) )conferma|confermano|sottolinea|ricorda|scrive|scrivono|commenta|commentano|assicura|avverte|avvertono|precisa|racconta|raccontano|conclude|osserva|attacca|attaccano|replica(?! di)|ribadisce|ribadiscono|insiste|chiarisce|ammette|ammettono|annunciano|tuona|incalza|rilancia|esulta|promette|risponde|rispondono|sbotta|twitta|fa sapere|fanno sapere|rende noto|rendono noto|parla di|disse|dissero',
  ),
  denies: word(
    '(?:ha|hanno) (?:\\p{L}+mente )?(?:negato|smentito)|nega|negano|smentisce|smentiscono|(?:ha|hanno) respinto(?=[^.,;]{0,40} accus)|respinge(?=[^.,;]{0,40} accus)',
  ),
  claims: word('(?:ha|hanno) (?:accusato|denunciato|rivendicato|sostenuto)|accusano|sostiene|sostengono|rivendica'),
  saying: null,
  accordingTo: word(
    "(?<!(?:il|un|del|al|nel|in|lo) )secondo(?! (?:posto|turno|tempo|semestre|trimestre|giorno))(?: quanto (?:riferi\\p{L}+|dichiarat\\p{L}+|spiegat\\p{L}+|comunicat\\p{L}+|res[oi] noto|appreso|emerso) d(?:a(?:l(?:la|le|lo)?|i|gli)?|all[’']))?|a detta d[ei]|stando a(?:l|lla|i|gli)?",
  ),
  afterSpeaker: null,
  unconfirmed:
    /\bnon (?:è|sono|era|erano|ha|hanno|c[’']è)[^.;]{0,50}?(?:conferm|verific)|senza conferm\p{L}+|non (?:confermat|verificat)\p{L}+/iu,
  alleged: word('presunt[oaie]|presumibilmente|sarebbero?|avrebbero?', 'iu'),
  untrue: /(?:^|\s)(?:è|sono|era|erano) (?:\p{L}+ )?(?:fals[oaie]|una menzogna)(?![\p{L}])/iu,
  pronoun: /^(?:lui|lei|loro|egli|ella|chi|che)$/i,
  between: new RegExp(`\\s+(?:anche|poi|già|inoltre|oggi|ieri|invece|${WEEKDAY_IT}|\\p{L}+mente)$`, 'iu'),
  border: word('e|ed|ma|che|chi|mentre|quando|dove|se|perché|prima|dopo|come'),
  adverbial: new RegExp(
    `^(?:in|nel|nella|nei|durante|dopo|ieri|oggi|prima|inoltre|anche|per|con|da|dal|dalla|secondo|questo|questa|su|sul|sulla|a|al|${WEEKDAY_IT})(?![\\p{L}])`,
    'iu',
  ),
  article: /^(?:il |lo |la |l[’']|i |gli |le |un |uno |una |un[’']|suo |sua |due |tre |alcuni |alcune |diversi )/i,
  indefinite: /^(?:un |uno |una |un[’']|due |tre |alcuni |alcune |diversi )/i,
  inverts: true,
  nouns: null,
  relative: /^(?:che|chi)$/,
};
