// Page furniture: what stands on a page besides the article, told line by line. English, Spanish, French, German, Portuguese, Italian.

/** A line that is nothing else. Written as alternatives of one anchored expression. */
const WHOLE_LINES = [
  // sharing and following
  '(?:connect|keep in touch|stay connected) with us',
  '(?:follow|find|like|join|reach|contact) us(?: (?:on|at|via) .{1,60})?',
  'share(?: (?:this|via|on|with|the) .{0,40})?|share|shares?|\\d[\\d.,]*[km]? (?:shares?|comments?|likes?|views?)',
  'tweet(?: this)?|pin it|e-?mail(?: (?:this|a friend).{0,30})?|print(?: (?:this|article|page).{0,20})?|copy(?: the)? link|link copied!?|save(?: (?:this|article|for later).{0,20})?|bookmark|gift this article',
  '(?:(?:facebook|twitter|x|instagram|you ?tube|linked ?in|whats ?app|telegram|reddit|pinterest|messenger|tik ?tok|threads|bluesky|mastodon|snapchat|flipboard|pocket|google news|koo|e-?mail|rss|print|copy link|share)[\\s|,/·•&-]*){1,12}',
  // advertising
  'advertisements?|advertising|ads?|sponsored(?: content| by .{1,40})?|promoted(?: content)?|paid (?:content|post|partnership)|(?:story|article) continues (?:below|after)(?: (?:this )?advertisement)?|advertisement[ -]+(?:scroll|continue|story|article|skip).{0,60}|skip (?:ad|advertisement)|scroll to continue.{0,30}',
  // getting about
  'home|menu|main menu|search|navigation|sections|sign (?:in|up|out)|log ?(?:in|out)|register|subscribe(?: now| today| here)?|my account|close|open|toggle .{1,30}|skip to .{1,40}|(?:back|return) to (?:top|home|.{1,20}page)|top|next(?: (?:article|story|post|page))?|previous(?: (?:article|story|post|page))?|prev|load(?:ing)?(?: more)?(?: comments)?[. ]*|please wait[. ]*|all news|site ?map|(?:about|contact|advertise with) us|careers|help|faqs?|live tv|e-?paper|english|edition',
  '(?:read|show|see|view|load|learn|find out)(?: the)? (?:more|full (?:story|article)|less|all)(?: here)?|continue reading|keep reading|expand|read it here',
  // comments, legal, consent
  'comments?(?: ?\\(\\d+\\))?|(?:leave|post|add|write|view|show|hide) (?:a |your |all )?(?:comments?|reply|replies)|join the (?:conversation|discussion|debate)|be the first to comment.{0,20}|comments are closed',
  '(?:privacy|cookie|editorial|corrections?)s? (?:policy|notice|settings|preferences|statement)|terms(?: (?:of (?:use|service)|and conditions|& conditions))?|(?:accept|reject|allow|decline)(?: all)?(?: cookies)?|manage (?:cookies|preferences|consent|settings)|do not (?:sell|share) my .{1,40}|got it|i agree|ok',
  'newsletters?|(?:get|download|open)(?: it on)?(?: (?:the|our))? ?.{0,20}\\bapp|(?:available|get it) on .{1,20}|app store|google play|notifications?',
  // pictures, sound
  '(?:hide|show) caption|toggle caption|enlarge(?: this)? image|view gallery|play(?: video| audio)?|watch(?: live| now| video)?|listen(?: now| to (?:this )?(?:article|story).{0,20})?|\\d{1,3} ?[-–]? ?(?:min|mins|minutes?)(?: of)? (?:read|listen|watch)|(?:reading|estimated reading) time.{0,20}|text size|font size|a ?[-+]|get push notifications',
  '(?:getty images|reuters|afp|ap|ap photo|epa|epa-efe|shutterstock|istock|alamy)(?: ?[/|] ?[^.]{1,60})?',
  // Spanish
  'compart(?:e|ir)(?: .{1,30})?|s[ií]guenos(?: .{1,30})?|publicidad|anuncio|(?:leer|ver) (?:m[aá]s|menos)|sigue leyendo|suscr[ií]b(?:ete|ase)(?: .{1,30})?|bolet[ií]n(?:es)?|inicio|iniciar sesi[oó]n|reg[ií]strate|men[uú]|buscar|comentarios?(?: ?\\(\\d+\\))?|imprimir|aviso legal|pol[ií]tica de (?:privacidad|cookies)|aceptar(?: todo| cookies)?|volver arriba|cerrar',
  // French
  "partag(?:er|ez)(?: .{1,30})?|suivez-nous(?: .{1,30})?|publicit[eé]|lire (?:la suite|plus)|abonnez-vous(?: .{1,30})?|s’abonner|s'abonner|accueil|se connecter|connexion|rechercher|commentaires?(?: ?\\(\\d+\\))?|r[eé]agir|imprimer|mentions l[eé]gales|tout accepter|accepter|fermer|haut de page|offrir l[’']article",
  // German
  'teilen|artikel teilen|folgen sie uns(?: .{1,30})?|anzeige|werbung|weiterlesen|mehr (?:lesen|anzeigen|erfahren)|abonnieren|anmelden|einloggen|startseite|suche|kommentare?(?: ?\\(\\d+\\))?|kommentar schreiben|drucken|merken|impressum|datenschutz(?:erkl[aä]rung)?|alle akzeptieren|akzeptieren|schlie(?:ß|ss)en|nach oben|zur startseite|vorlesen|artikel anh[oö]ren',
  // Portuguese, Italian
  'compartilh(?:e|ar)(?: .{1,30})?|publicidade|leia mais|siga-nos(?: .{1,30})?|condividi(?: .{1,30})?|pubblicit[aà]|leggi tutto|seguici(?: .{1,30})?|iscriviti|accedi',
];

/** What introduces a list of other articles' headlines. */
const LIST_HEADINGS = [
  '(?:related|recommended|more)(?: (?:articles?|stor(?:y|ies)|news|topics?|content|posts?|coverage|links?|reading|videos?|for you))?',
  '(?:more|also) (?:from|on|in|about) .{1,40}|more top stories|more headlines',
  "you (?:may|might|could) (?:also )?(?:like|be interested in|have missed).{0,20}|(?:most|also) (?:read|popular|viewed|watched|shared|commented)|popular(?: (?:now|stories|posts|news))?|trending(?: (?:now|today|topics?|stories|news))?|top (?:stories|news|headlines|picks)|(?:latest|recent|today’s|today's)(?: (?:news|stories|posts|headlines|articles|updates))?|editor[’']?s?[’']? (?:picks?|choice)|(?:what to )?read next|up next|don[’']?t miss|must[ -]reads?|in case you missed it|in this (?:story|article)|also in the news|from (?:the|around the) web|promoted stories|around the web",
  '(?:noticias|art[ií]culos|contenidos?|temas) relacionad[oa]s?|m[aá]s (?:noticias|le[ií]das?|sobre .{1,40})|lo m[aá]s (?:le[ií]do|visto)|te puede(?:n)? interesar|tambi[eé]n te puede interesar|[uú]ltimas noticias',
  '(?:articles|sujets|contenus) (?:similaires|li[eé]s|associ[eé]s)|(?:sur|dans) le m[eê]me (?:sujet|th[eè]me)|les plus (?:lus|consult[eé]s)|[aà] (?:lire|voir) (?:aussi|[eé]galement)|lire aussi|nos derniers articles',
  'mehr (?:zum thema|aus .{1,30}|nachrichten|[uü]ber .{1,40})|das k[oö]nnte sie (?:auch )?interessieren|meist ?gelesen(?:e artikel)?|lesen sie auch|verwandte (?:artikel|themen)|[aä]hnliche artikel|neueste (?:artikel|nachrichten)|auch interessant',
  'leia tamb[eé]m|leggi anche|mais lidas|i pi[uù] letti|notizie correlate',
];

/** How a line begins that points elsewhere or asks for something. */
const OPENINGS = [
  '(?:also )?(?:read|see|watch|listen|explore|view)(?: more| also| here| next| this)?\\s*[:|–—»>-]\\s',
  "(?:related|read|more|must read|don[’']t miss|in pictures|in pics)(?: (?:article|story|stories|news|coverage|video|on this))?\\s*[:|»>]\\s",
  '(?:also read|read also|see also|lea tambi[eé]n|leer tambi[eé]n|lee tambi[eé]n|lire aussi|[aà] lire aussi|lesen sie auch|mehr dazu|leia tamb[eé]m|leggi anche)\\b',
  'click (?:here|through|(?:on )?(?:the )?(?:link|image|photo|picture|gallery|button)s?)\\b|tap (?:here|to)\\b|haga clic\\b|cliquez\\b|klicken sie\\b',
  '(?:we|we and our partners|this (?:web ?)?site|our (?:web ?)?site|by (?:continuing|using|clicking|browsing|signing)|utilizamos|este sitio|nous utilisons|ce site|en poursuivant|wir verwenden|diese (?:web ?site|seite)|mit der nutzung)\\b.{0,160}\\b(?:cookies?|privacy policy|terms of (?:use|service)|personal data|traceurs|datenschutz\\w*)\\b',
  '\\(?(?:except for the headline,? )?this (?:story|article|copy|content) (?:has|was|is) (?:not |been |also |first |originally |automatically |auto-?)*(?:edited|published|syndicated|generated|produced|updated|supplied|created|translated|republished)\\b',
  '\\(?(?:with|additional) (?:inputs?|reporting)(?: from| by)\\b|\\(?reporting by\\b|\\(?(?:editing|writing|translated|compiled) by\\b|our standards:',
  '(?:photo|photograph|image|picture|file photo|foto|bild|cr[eé]dito|cr[eé]dit)s?(?: (?:credit|source|caption|by|courtesy))*\\s*[:/]',
  '(?:tags?|topics?|filed under|categories|posted in|etiquetas|schlagw[oö]rter|mots[- ]cl[eé]s|temas?)\\s*:',
  'you can save this article|we (?:may )?independently\\b.{0,80}\\b(?:recommend|review|select)|we (?:may )?(?:earn|receive)\\b.{0,80}\\bcommission|enjoy the latest\\b.{0,60}\\bnews\\b|exclusive (?:articles|content) (?:by|from)\\b|unlimited (?:online|digital) access|thanks for (?:signing|subscribing)|access your favou?rite|(?:already )?have an account\\?|create (?:an|your free) account|new to [\\p{L}]+\\?|(?:daily )?(?:puzzles|crosswords?)(?: (?:and|&) \\p{L}+)?[.!]?$|.{0,40}\\be-?paper, an? |share your thoughts and join|get e-?mail updates|if you are a california|you(?:r| .{0,50}) right to opt[- ]out\\b|you (?:may|can) (?:exercise (?:your|this|these|the|any) |opt[- ]out)|you do not have to create an account|please note that opting',
  '(?:already a (?:subscriber|member)|support (?:our|independent|quality) (?:journalism|work)|become a (?:member|subscriber|supporter)|this article is (?:for|only|reserved|exclusive)|thank you for (?:reading|subscribing|signing))\\b',
  "disclaimer\\s*:|download (?:the|our) .{0,40}\\bapp\\b|get the .{0,30}\\bapp\\b|please enable javascript|your browser (?:does not|doesn[’']t)|enable javascript|video player|this video (?:can|could) ?not|media caption|image caption",
];

/** Asking for an address or a follower: an imperative, and the thing it is about. */
const INVITATION =
  /^(?:to get .{1,60}, )?(?:please )?(?:sign[ -]?up|subscribe|register|get|receive|join|enter|stay|follow|for (?:more|the latest|all the)|keep up|never miss|want|love|suscr[ií]b(?:ete|ase)|recib[ae]|reg[ií]strate|inscrivez-vous|abonnez-vous|recevez|abonnieren sie|melden sie sich|erhalten sie|jetzt)\b.{0,200}\b(?:newsletters?|inbox|your e-?mail|by e-?mail|mailing list|alerts?|telegram|whatsapp|facebook|twitter|instagram|you ?tube|google news|push notifications?|breaking news|our app|mobile app|bolet[ií]n|correo|bo[iî]te mail|infolettre|postfach)\b/iu;

const whole = (parts: readonly string[]) => new RegExp(`^(?:${parts.join('|')})$`.replaceAll('’', "'"), 'iu');
const WHOLE = whole(WHOLE_LINES);
const LIST = whole(LIST_HEADINGS);
const OPENS = new RegExp(`^(?:${OPENINGS.join('|')})`.replaceAll('’', "'"), 'iu');
const LONGEST = 400;

const bare = (line: string) =>
  line
    .replace(/^[\s•·*|>»›→▶+#_=~–—-]+|[\s•·*|:»›>→▶_=~–—-]+$/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/’/g, "'");

/** Is the line page furniture, and nothing of the article? */
export function isFurniture(line: string): boolean {
  if (line.length > LONGEST) return false;
  const text = bare(line);
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  return WHOLE.test(text.replace(/[.!…]+$/, '')) || LIST.test(text) || OPENS.test(text) || INVITATION.test(text);
}

/** Does the line announce a list of other articles? Then the lines after it without a full stop are that list. */
export function opensList(line: string): boolean {
  return line.length <= LONGEST && LIST.test(bare(line));
}
