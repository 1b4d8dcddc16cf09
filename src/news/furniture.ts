// Furniture: what a page wraps around its text. It never becomes a line.

const OPENINGS = [
  // share bars, newsletters, promotion
  'connect with us|follow us|follow (?:him|her|us|me)? ?on|share this|share on|sign up|subscribe|click here|tap here|download (?:the|our)|read more|read also|see also|more on this|see more|related(?: stories| articles)?:|watch:|watch live|listen:|scroll down|get (?:the|our) (?:latest|best|daily)|our newsletter|join (?:our|the conversation)|for more(?! than)|for confidential support|support our|donate|this (?:article|story) (?:was|is|has been|originally)|(?:this|the) (?:article|story) (?:has been )?(?:updated|amended)|have you|do you have|e-?mail (?:us|the)|contact us|send (?:us|your)|let us know|what do you think|enlarge this image|toggle caption|read the full|making the click|thanks for (?:joining|reading|watching|following)|please (?:also )?(?:check out|see our|visit)',
  // credits, stamps, rights
  'photo(?:graph)?s?(?: by)?:|photo (?:illustration|by)\\b|\\d{1,2} of \\d{1,2} |file (?:-|–|—) in |(?-i:CLOSE [A-Z])|(?:update|breaking(?: news)?|watch|developing|live)\\s?:|image(?: credit| source| caption)?:|image caption|media caption|picture:|video:|graphic:|getty images|file (?:photo|picture|image)|credit:|source:|by \\S+ \\S+(?: and .{3,30})?$|written by|reporting by|additional reporting|edited by|editing by|writing by|published:?\\b|updated:|updated at\\b|\\d{1,2}[.:]\\d\\d ?(?:[ap]m )?(?:[BCEGIJ]?[ECMPS]?[DS]T|GMT|UTC|CET|IST)\\b|video scroll|in this \\w+\\.? \\d+, \\d{4},? (?:file )?(?:photo|image|picture)|last updated|posted:|first published|copyright|©|\\(c\\)|all rights reserved|advertisement|sponsored|correction:|editor.s note|note to (?:readers|editors)|the (?:views|opinions) expressed|restriction summary|shotlist|storyline:|soundbite|ap clients only|world news$|breaking news$|top stories',
  // Spanish, French, German
  'lea (?:también|más)|lee (?:también|más)|le puede interesar|más información|síguenos|suscr[íi]b|comparte|haz clic|foto(?:grafía)?:|imagen:|vídeo:|con información de|todos los derechos|redacción:',
  'lire aussi|à lire aussi|lire (?:également|plus)|voir aussi|abonnez-vous|suivez-nous|partager|inscrivez-vous|cliquez ici|crédit|photo :|image :|avec afp|tous droits réservés|publicité|publié le|mis à jour',
  'lesen sie (?:auch|mehr)|mehr zum thema|lesen sie hier|abonnieren|folgen sie|teilen sie|jetzt anmelden|melden sie sich|newsletter|foto:|bild:|quelle:|mit material von|alle rechte vorbehalten|anzeige|zuletzt aktualisiert|veröffentlicht am|dieser artikel',
];
const OPENS = new RegExp(`^[\\s"“'‘(\\[•*–—-]*(?:${OPENINGS.join('|')})`, 'i');
const ANYWHERE =
  /\ball rights reserved\b|\bcontributed to this (?:report|story|article)\b|\bcookies?\b.{0,40}\b(?:policy|settings|consent)\b|\bterms of (?:use|service)\b|\bclick (?:here|on the link)\b|\bsign up (?:for|to)\b|https?:\/\/|\bwww\.|\S+@\S+\.\w+|\bpic\.twitter\b|\bsamaritans\b|\bhaga clic\b|\bcliquez ici\b|\bklicken sie\b|\bgetty images\b|\b(?:AP|AFP|EPA|Reuters) photo\b|[|]\s*(?:photo|image)|\(reporting by\b|\(?editing by\b/i;

/** "(left)", "is pictured": it tells what a picture shows. */
const CAPTION =
  /\((?:(?:far |top |bottom )?(?:left|right)|centre|center|pictured(?: (?:left|right|above|here))?|above|inset)\)|\b(?:is|are|was|were) pictured\b/i;
/** A message of somebody's, not the outlet's own words: "We thank the divers of #Marrow". */
const POSTED = /[\s(.][#@]\p{L}[\p{L}\p{N}_]{2,}[.!?]*$|(?:[#@]\p{L}[\p{L}\p{N}_]{2,}.*){2}|^RT @/u;
/** "The minister speaks at a dinner in Port Marrow, August 7, 2018.": what a picture shows, in the present, and on which day. */
const DATED_CAPTION =
  /^(?:\S+\s+){3,32}\S*(?:,|U\.S\.)\s(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\p{Ll}*\.? \d{1,2}, \d{4}\.?$/u;
/** What a sentence of news has, and a caption in the present has not. */
const TOLD = /\b(?:said|says|will|was|were|had|been|began|took|came|went|died|since|until|effect|\p{Ll}+ed)\b/u;
/** What a reader sees only under the pointer: "Jeff Sessions Jefferson SessionsMedill dean … MORE on Friday". */
const HOVERED = /\p{Ll}\p{Lu}\p{L}.{20,}\sMORE\b/u;
/** "Andrew Moss: He will be paid …": a picture's, with the name of whom it shows. */
const NAMED_CAPTION = /^(?:\p{Lu}[\p{L}’'-]+ ){0,3}\p{Lu}[\p{L}’'-]+: (?:He|She|They|His|Her|Their)\s/u;
/** "Lena Dunham at the awards in 2014.": a name and where it was, without a verb. */
const PORTRAIT = /^(?:\p{Lu}[\p{L}.’'-]+ ){2,5}(?:at|aboard|during|outside|inside|in|on|with)\s[^,]+(?:,|\.$)/u;
const VERB =
  /\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should|\p{Ll}+ed|\p{Ll}{2,}s|said|went|came|made|took|gave|got|won|lost|met|saw|led|left|held|set|cut|put|hit|told|began|became|found|fell|rose|ran|sent|spent|felt|kept|paid|built|broke|chose|drew|drove|fought|flew|grew|knew|shot|spoke|struck|stood|swept|threw|wore|wrote)\b/u;

/** Is this sentence part of the page rather than of the news? */
export function isFurniture(sentence: string): boolean {
  if (
    OPENS.test(sentence) ||
    ANYWHERE.test(sentence) ||
    CAPTION.test(sentence) ||
    NAMED_CAPTION.test(sentence) ||
    HOVERED.test(sentence)
  )
    return true;
  if (/\d{4}\.?$/.test(sentence.slice(-6)) && DATED_CAPTION.test(sentence) && !TOLD.test(sentence)) return true;
  if (POSTED.test(sentence) && !/[“"‘„«]/.test(sentence)) return true;
  const portrait = PORTRAIT.exec(sentence)?.[0];
  return portrait !== undefined && !VERB.test(portrait);
}
