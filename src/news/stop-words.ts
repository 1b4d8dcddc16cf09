// Words that carry no news of their own, folded, by language; the same lists tell which language a text is in.

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const STOP_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: list(`a about after again against all also am an and any are as at be because been before being below between both
    but by can could did do does doing down during each few for from further had has have having he her here hers him his
    how i if in into is it its itself just me more most my no nor not now of off on once only or other our out over own s
    same she should so some such t than that the their theirs them then there these they this those through to too under
    until up us very was we were what when where which while who whom why will with would you your said says say one two
    new may might must shall since upon within without amid among across around per via yet still ever even much many`),
  es: list(`a al algo algunas algunos ante antes como con contra cual cuando de del desde donde durante e el ella ellas
    ellos en entre era eran es esa ese eso esta estaba estado estan estar este esto estos fue fueron ha haber habia han
    hasta hay la las le les lo los mas me mi mientras muy nada ni no nos o otra otras otro otros para pero poco por porque
    que quien quienes se segun ser si sido sin sobre son su sus tambien tanto tiene tienen todo todos tras tu un una uno
    unos y ya yo dijo cada dos asi`),
  fr: list(`a afin ai ainsi apres au aussi autre autres aux avait avant avec c ce ceci cela ces cet cette ceux chez comme
    d dans de des deux depuis dont du elle elles en encore entre est et etaient etait ete etre eu eux fait font il ils j je
    l la le les leur leurs lors lui m mais meme mes moins mon n ne ni nos notre nous on ont ou par pas pendant peu plus pour
    pourquoi qu quand que qui s sa sans se selon ses si son sont sous sur t tous tout toute tres tu un une vers vos votre
    vous y`),
  de: list(`ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist da damit
    dann das dass dem den denn der des die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen
    einer eines er es etwas euch fur gegen gewesen habe haben hat hatte hatten hier hin hinter ich ihm ihn ihr ihre ihrem
    ihren ihrer im in ins ist jede jeder jetzt kann kein keine konnen konnte man mehr mein mit nach nicht noch nun nur ob
    oder ohne sagte sehr seien sein seine seinem seinen seiner seit sich sie sind so soll sollen sollte sondern uber um und
    uns unter vom von vor wahrend war waren was weil wenn wer werde werden wie wieder will wir wird wo worden wurde wurden
    zu zum zur zwei zwischen`),
  pt: list(`a ao aos as com como da das de do dos e ela ele em entre era essa esse esta este foi foram ha isso ja mais mas
    muito na nao nas no nos o os ou para pela pelo por que se segundo sem ser seu seus sua suas tambem tem um uma voce disse`),
  it: list(`a ad ai al alla alle anche c che chi ci come con cui da dal dalla degli dei del della delle di e ed era gli ha
    hanno i il in io l la le lo ma nel nella nelle non o per piu quando questa questo se si sono stata stato su sua sul
    sulla suo tra un una uno`),
  nl: list(`aan al als bij dat de deze die dit door een en er had heb hebben heeft het hij hun ik in is je kan maar meer met
    na naar niet nog of om onder ook op over te tegen tot uit van veel voor was wat werd wordt zal ze zich zij zijn`),
};

/** Languages written without spaces between words. */
export const UNSPACED: ReadonlySet<string> = new Set(['zh', 'ja', 'th', 'km', 'lo', 'my']);
