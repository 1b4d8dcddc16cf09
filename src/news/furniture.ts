// Furniture: what a page wraps around its text. It never becomes a line.
import { isScriptFurniture } from './furniture-script.ts';
import type { Sentence } from './sentence.ts';

const OPENINGS = [
  // share bars, newsletters, promotion
  'connect with us|follow us|follow our\\b|please check\\b|follow (?:him|her|us|me)? ?on|share this|share on|sign up|subscribe|click here|tap here|download (?:the|our)|read more|read also|see also|more on this|see more|related(?: stories| articles)?:|watch:|watch live|listen:|scroll down|get (?:the|our) (?:latest|best|daily)|our newsletter|join (?:our|the conversation)|for more(?! than)|for confidential support|support our|donate|this (?:article|story) (?:was|is|has been|originally)|(?:this|the) (?:article|story) (?:has been )?(?:updated|amended)|have you|do you have|e-?mail (?:us|the)|contact us|send (?:us|your)|let us know|what do you think|enlarge this image|toggle caption|read the full|making the click|story continue[sd] below|thanks for (?:joining|reading|watching|following|signing|subscribing)|unlimited (?:online|digital) access|exclusive articles (?:by|from)\\b|enjoy the latest\\b|access your favou?rite|please (?:also )?(?:check out|see our|visit)',
  // credits, stamps, rights
  'photo(?:graph)?s?(?: by)?:|photo (?:illustration|by)\\b|\\d{1,2} of \\d{1,2} |file (?:-|–|—) in |(?-i:CLOSE [A-Z])|(?-i:VIDEO |PICTURED )|(?:update|breaking(?: news)?|watch|developing|live)\\s?:|image(?: credit| source| caption)?:|image caption|media caption|picture:|video:|graphic:|getty images|file (?:photo|picture|image)|credit:|source:|by \\S+ \\S+(?: and .{3,30})?$|written by|reporting by|additional reporting|edited by|editing by|writing by|published:?\\b|updated:|updated (?:at|on) (?:\\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|\\d{1,2}[.:]\\d\\d ?(?:[ap]m )?(?:[BCEGIJ]?[ECMPS]?[DS]T|GMT|UTC|CET|IST)\\b|video scroll|in this \\w+\\.? \\d+, \\d{4},? (?:file )?(?:photo|image|picture)|last updated|posted:|first published|copyright|©|\\(c\\)|all rights reserved|advertisement|sponsored|correction:|editor.s note|note to (?:readers|editors)|the (?:views|opinions) expressed|restriction summary|shotlist|storyline:|soundbite|ap clients only|world news$|breaking news$|top stories',
  // Spanish, French, German
  '(?:actualizad[oa]|atualizad[oa]|aggiornat[oa]|publicad[oa]) (?:a|à|em|el|il|hoy|hoje|oggi|alle|às|\\d)|lea (?:también|más)|lee (?:también|más)|le puede interesar|más información|síguenos|suscr[íi]b|comparte|haz clic|foto(?:grafía)?:|imagen:|vídeo:|con información de|todos los derechos|redacción:',
  'lire aussi|à lire aussi|lire (?:également|plus)|voir aussi|abonnez-vous|suivez-nous|partager|inscrivez-vous|cliquez ici|crédit|photo :|image :|avec afp|tous droits réservés|publicité|publié le|mis à jour',
  'lesen sie (?:auch|mehr)|mehr zum thema|lesen sie hier|abonnieren|folgen sie|teilen sie|jetzt anmelden|melden sie sich|newsletter|mit informationen (?:der|von)|foto:|bild:|quelle:|mit material von|alle rechte vorbehalten|anzeige|zuletzt aktualisiert|veröffentlicht am|dieser artikel',
  // Italian, Portuguese, Dutch, Polish, Turkish, Indonesian
  'leggi (?:anche|di più|tutt)|vedi anche|guarda (?:anche|il video)|iscriviti|segui(?:ci|teci)|©?\\s?riproduzione riservata|foto (?:di|ansa|lapresse)\\b|articolo (?:originale|riservato|aggiornato)|pubblicità|pubblicato (?:il|in)|ultimo aggiornamento|clicca|abbonati|compilando i campi|per garantire che tu|accetta i cookie|dal nostro (?:inviato|corrispondente)|dalla nostra (?:inviata|corrispondente)|home →',
  'leia (?:também|mais|ainda)|veja (?:também|mais)|saiba mais|assine|inscreva-se|siga(?:-nos)? (?:o|a|no|na|nos|nas|nossa)|compartilhe|clique|crédito|imagem:|reprodução|publicado (?:em|às)|atualizado|continua (?:após|depois)|com informações d|todos os direitos|receba (?:as|no|nossas)|participe d[oa]s? (?:nosso|grupo|canal)|ouça|publicidade',
  'lees (?:ook|meer|verder|hier)|bekijk (?:ook|hier|de video)|volg ons|abonneer|meld je aan|schrijf je in|deel (?:dit|via)|advertentie|beeld:|foto (?:anp|epa|afp|reuters)\\b|bron:|tekst gaat (?:verder|door)|bijgewerkt|gepubliceerd|laatste update|(?:door|van) onze (?:redactie|verslaggever|correspondent)',
  'czytaj (?:też|także|więcej|również)|zobacz (?:też|także|również)|przeczytaj|źródło:|fot\\.|obserwuj|zapisz się|subskrybuj|haberin devamı|ayrıca (?:okuyun|bakınız)|bizi takip|abone ol|kaynak:|fotoğraf:|baca juga|simak juga|lihat juga|ikuti|berlangganan|sumber:|foto\\s?[:/]|soma (?:pia|zaidi)',
];
const OPENS = new RegExp(`^[\\s"“'‘(\\[•*–—-]*(?:${OPENINGS.join('|')})`, 'i');
const ANYWHERE =
  /\ball rights reserved\b|\bcontributed to this (?:report|story|article)\b|\bcookies?\b.{0,40}\b(?:policy|settings|consent)\b|\bterms of (?:use|service)\b|\bclick (?:here|on the link)\b|\bsign up (?:for|to)\b|https?:\/\/|\bwww\.|\bpic\.twitter\b|\bsamaritans\b|\bhaga clic\b|\bcliquez ici\b|\bklicken sie\b|\bsign[- ]in if you\b|\bsave this article\b|\b(?:earn|receive|get)s? (?:us )?(?:an? )?(?:small |affiliate )?commission\b|\bif you (?:already )?have an account\b|\b(?:assista|veja|ouça) (?:ao |a |o )?(?:vídeo|áudio|fotos|imagens|abaixo|acima)\b|\b(?:video|vídeo|gallery|image|photo|player|map|chart|graphic|post|tweet) (?:above|below)\b|\brés?erv[ée]e? (?:à nos |aux )abonnés\b|\bexclusivo para (?:suscriptores|assinantes)\b|\bgetty images\b|\b(?:AP|AFP|EPA|Reuters) photo\b|[|]\s*(?:photo|image)|\(reporting by\b|\(?editing by\b/i;

const ADDRESS = /\S@\S{1,253}\.\w/;

/** "(left)", "is pictured": it tells what a picture shows. */
const CAPTION =
  /\((?:(?:far |top |bottom )?(?:left|right)|centre|center|pictured(?: (?:left|right|above|here))?|above|inset)\)|, (?:at|on) (?:the )?(?:podium|left|right|cent(?:er|re)),|\b(?:is|are|was|were) pictured\b/i;
/** "Quarrel: Ada Quill, left, and Ivo Rapp, right": a picture's heading, and who stands where. */
const HEADED_CAPTION =
  /^\p{Lu}[\p{L}’' -]{2,40}: .{3,80}?(?:, (?:pictured|left|right|above|cent(?:re|er))\b|\s(?:pictured|left|right|above),)/u;
/** A message of somebody's, not the outlet's own words: "We thank the divers of #Marrow". */
const POSTED = /[\s(.][#@]\p{L}[\p{L}\p{N}_]{2,}[.!?]*$|(?:[#@]\p{L}[\p{L}\p{N}_]{2,}.*){2}|^RT @/u;
/** "… at a dinner, in this undated photo released by the palace": what a picture shows. */
const PICTURED =
  /\bin (?:this|an? (?=file|undated|handout|still|combination|screen)) ?(?:(?:file|undated|handout|still|recent|combination|screen) ?){0,3}(?:photo(?:graph)?|image|picture|grab)\b(?: (?:released|provided|taken|obtained|made available|distributed)\b|[,.])/i;
/** "The minister speaks at a dinner in Port Marrow, August 7, 2018.": what a picture shows, in the present, and on which day. */
const DATED_CAPTION =
  /^(?:\S+\s+){3,32}\S*(?:,|U\.S\.)\s(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\p{Ll}*\.? \d{1,2}, \d{4}\.?$/u;
/** "… on Thursday, May 2, in Port Marrow.": the day, and then the place. */
const PLACED_CAPTION =
  /(?:day,|\s) (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\p{Ll}*\.? \d{1,2},(?: \d{4},)? (?:in|at|near|outside) (?:the )?\p{Lu}[^,.]{1,40}(?:, (?:\p{Lu}[\p{L}. ]{1,20}))?\.?$/u;
/** "A file photograph shows …", "Our list, ranked from …": what stands below or beside it. */
const SHOWN =
  /^(?:(?:An?|The|This|In (?:this|an?)) (?:(?:file|undated|handout|still|satellite|aerial|combination|screen|video|general|archive|recent) ?)*(?:photo(?:graph)?s?|images?|pictures?|screengrab|grab|view)(?: (?:taken|released|provided|made|posted)\b[^.]{0,60})? (?:shows?|from|by|released|provided|taken|of)\b|(?:And )?[Hh]ere(?:['’]s|’re| is| are) (?:how|what|why|where|a (?:look|list)|the (?:full|best|top|latest|key)|everything|our|some|five|ten|\d)|(?:Scroll|Keep reading|Read on|Swipe)\b)/u;
/** What a sentence of news has, and a caption in the present has not. */
const TOLD = /\b(?:said|says|will|was|were|had|been|began|took|came|went|died|since|until|effect|\p{Ll}+ed)\b/u;
/** What a reader sees only under the pointer: "Jeff Sessions Jefferson SessionsMedill dean … MORE on Friday". */
const HOVERED = /\p{Ll}\p{Lu}\p{L}.{20,}\sMORE\b|\p{Ll}MORE\b/u;
/** "Andrew Moss: He will be paid …": a picture's, with the name of whom it shows. */
const NAMED_CAPTION = /^(?:\p{Lu}[\p{L}’'-]+ ){0,3}\p{Lu}[\p{L}’'-]+: (?:He|She|They|His|Her|Their)\s/u;
/** "Lena Dunham at the awards in 2014.": a name and where it was, without a verb. */
const PORTRAIT = /^(?:\p{Lu}[\p{L}.’'-]+ ){2,5}(?:at|aboard|during|outside|inside|in|on|with)\s[^,]+(?:,|\.$)/u;
const VERB =
  /\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should|\p{Ll}+ed|\p{Ll}{2,}s|said|went|came|made|took|gave|got|won|lost|met|saw|led|left|held|set|cut|put|hit|told|began|became|found|fell|rose|ran|sent|spent|felt|kept|paid|built|broke|chose|drew|drove|fought|flew|grew|knew|shot|spoke|struck|stood|swept|threw|wore|wrote)\b/u;

/** "| Ann Lee/dpa", "— Picture by Ann Lee", "(Ann Lee/AP)": whose picture it is. */
const CREDITED =
  /^[(|—–-]\s?(?:(?:file )?(?:picture|photo|foto|image|bild|video)s?\b|(?:\p{Lu}[\p{L}.’'-]+\s){0,3}\p{Lu}[\p{L}.’'-]+\s?\/\s?\p{L}|(?:getty|ap|afp|reuters|epa|dpa)\b|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\.? \d{1,2}\))|^(?:뉴시스|연합뉴스|뉴스1|게티이미지|로이터|공동취재)[^.]{0,12}$|^[（(]?(?:新华社|新華社|中新社|中央社)?[记記]者\s?.{2,12}[摄攝][）)]?$|^(?:foto|bild|photo|picture|image|crédito|crédit)s?\s?(?::|by\b|©|\/)/iu;

/** Does a picture's credit follow it in the same paragraph? Then it is the caption. */
export function isCredited({ index, end, text }: Sentence, all: readonly Sentence[]): boolean {
  let last = end;
  for (let next = all[index + 1]; next && next.index <= index + 3; next = all[next.index + 1]) {
    const apart = next.start - last > 1;
    if (next.text.length < LONGEST_CREDIT) {
      if (!apart && CREDITED.test(next.text)) return true;
      // Its own paragraph may also be who wrote a report that ends there: then what stands before it tells what happened.
      if (CREDIT.test(next.text) && (!apart || !TOLD.test(text))) return true;
    }
    if (apart) return false;
    last = next.end;
  }
  return false;
}

/** "Ann Lee/Coastal Images", and no more. */
const CREDIT =
  /^(?:\p{Lu}[\p{L}.’'-]*\s){0,3}\p{Lu}[\p{L}.’'-]+\s?\/\s?(?:The\s)?(?:\p{Lu}[\p{L}’'-]*)(?:\s\p{Lu}[\p{L}’'-]*){0,3}$/u;

const LONGEST_CREDIT = 80;

/** "— Ann Lee (@annlee)": below a message that was set into the article. */
const SIGNATURE = /[—–]\s?[^—–\n]{2,60}\(@\w{1,30}\)/u;
/** As long as such a message is, with its signature, in UTF-16 units. */
const LONGEST_MESSAGE = 380;

/** Does a sender's signature follow it in the same paragraph, or end it? Then somebody posted it, and it is not what the outlet reports. */
export function isMessage(sentence: Sentence, all: readonly Sentence[]): boolean {
  let last: Sentence = sentence;
  for (let next: Sentence | undefined = sentence; next; next = all[next.index + 1]) {
    const parted = next.start - last.end > 1 && !/^[—–]/.test(next.text);
    if (parted || next.end - sentence.start > LONGEST_MESSAGE) return false;
    if (next.text.includes('(@') && SIGNATURE.test(next.text)) return true;
    last = next;
  }
  return false;
}

/** Behind the Latin letters, and no typographic mark of theirs. */
function isScript(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x0400 && (code < 0x2000 || code >= 0x2100);
}

const LONGEST_STAMP = 70;
/** "25/04/2026 Actualizado a las 15:10h.", "2023/2/21 21:20（2/21 22:08 更新）", "55 مشاهدة": a day and an hour. */
const STAMP =
  /^\D{0,12}(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./年-]\d{1,2}[./月-]\d{1,2}日?|\d{1,2} \p{L}{3,9}\.? \d{4}|\p{L}+\s?،?\s\d{1,2} [\p{L}/]{3,16}\s\d{4})[\s،,|–—-]*(?:\D{0,24}\d{1,2}[:.hH時时]\d{2}|$)/u;

/** What a page says of itself, in words that stand nowhere else. */
const ITS_OWN = ['independently selected', 'rivacy policy', 'rivacy Policy', 'JavaScript'];
/** "the above-displayed letters", "the boats shown above" */
const POINTS_UP = /\babove[- ](?:displayed|shown|pictured)\b|\b(?:shown|displayed|pictured) above\b/i;

/** Is this sentence part of the page rather than of the news? */
export function isFurniture(sentence: string): boolean {
  if ((isScript(sentence, 0) || isScript(sentence, sentence.length - 1)) && isScriptFurniture(sentence)) return true;
  if (sentence.length < LONGEST_STAMP && STAMP.test(sentence)) return true;
  if (
    OPENS.test(sentence) ||
    ANYWHERE.test(sentence) ||
    CAPTION.test(sentence) ||
    SHOWN.test(sentence) ||
    PICTURED.test(sentence) ||
    ITS_OWN.some((words) => sentence.includes(words)) ||
    // What is rare is looked for by its rarest letter first.
    (sentence.includes('above') && POINTS_UP.test(sentence)) ||
    (sentence.includes('@') && ADDRESS.test(sentence)) ||
    (sentence.includes(': ') && (NAMED_CAPTION.test(sentence) || HEADED_CAPTION.test(sentence))) ||
    (sentence.includes('MORE') && HOVERED.test(sentence))
  )
    return true;
  if (/\d{4}\.?$/.test(sentence.slice(-6)) && DATED_CAPTION.test(sentence) && !TOLD.test(sentence)) return true;
  if (sentence.includes(', in ') && PLACED_CAPTION.test(sentence) && !TOLD.test(sentence)) return true;
  if (/[#@]/.test(sentence) && POSTED.test(sentence) && !/[“"‘„«]/.test(sentence)) return true;
  const portrait = PORTRAIT.exec(sentence)?.[0];
  return portrait !== undefined && !VERB.test(portrait);
}
