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
  ru: list(`и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее еи мне было вот от меня еще нет о
    об из ему теперь когда даже ну ли если уже или ни быть был него до вас опять вам ведь там потом себя ничего может они тут где
    есть надо неи для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому этого какои
    при после также это этом эти которые которыи которая которых более менее около сообщил сообщила сообщили заявил году года лет`),
  uk: list(`і и и в у не що він на я з із як а та все вона так иого але до за від про по для був була було були це цеи ця ці які якии яка
    якого при після також або чи є іх ми вони бо коли де року рік`),
  pl: list(`i w we z ze na nie do o od po za ze sie jest to jak dla przez przy oraz ale a sa byl byla bylo byc ich jego jej ktory ktora
    ktore ktorych tym tego ten ta te takze juz co lub czy pod nad roku lat`),
  tr: list(`ve bir bu da de ile icin olarak olan oldu oldugunu cok daha en gibi kadar sonra gore her ne o ama ise ya hem ki mi diye dedi
    etti eden edilen tarafindan uzere yil`),
  id: list(`yang dan di ke dari untuk pada dengan ini itu dalam adalah tidak akan juga oleh sebagai karena atau ada mereka ia dia saat
    telah sudah bisa dapat para tahun kata`),
  sw: list(`na ya wa kwa ni katika la za cha vya hiyo huo hii hizo kuwa kama pia baada kwamba alisema amesema wakati`),
  ar: list(`في فى من إلى الى على عن أن ان إن أنه انه أنها إنه التي الذي الذين هذا هذه ذلك تلك كان كانت قد لم لن لا ما مع بعد قبل كل بين
    أو او ثم حيث كما أي هو هي هم وقد وقال وقالت قال قالت وأضاف أضاف وكان وكانت وفي ومن وهو وهي خلال عند منذ حتى إلا غير بأن وأن
    عام يوم اليوم أمس الذى التى به له لها فيه فيها منها عليه عليها وفق بحسب أكد وأكد أعلن أعلنت وأوضح نحو ضد عبر حول دون أكثر`),
  fa: list(
    `و در به از که این آن را با است برای یک بر تا هم شد شده کرد کرده می های ها نیز اما یا بود بودند خود پس گفت وی سال`,
  ),
  hi: list(`के का की में है हैं को से और ने पर इस कि यह वह जो तो ही भी एक हो था थी थे कर लिए गया गई गए अपने साथ बाद किया कहा रहे रहा रही दिया
    जा नहीं या तक उस इसके उनके उन्होंने वाले जाने करने अब कुछ दी ली हुए हुई हुआ होने बताया जिसमें जिससे दौरान बीच द्वारा अनुसार सकते
    सकता करते करता होता होती यहां वहां सभी कई लेकिन जब तब आज कल अन्य इन उन किसी कोई`),
  zh: list(`的 了 在 是 和 与 及 或 并 也 将 被 对 为 于 从 到 向 就 都 而 但 等 中 上 下 不 有 这 那 其 该 以 由 我 你 他 她 它 们 我们 他们 表示 认为
    目前 已经 已 还 又 可 能 会 要 后 前 时 日 月 年 这个 一个 没有 可以 进行 通过 以及 因此 由于 根据 報導 與 為 於 從 對 將 這 個 們 會 說 说 称 稱
    今天 昨天 今日 昨日 记者 記者 报道`),
  ja: list(`する した して いる いた ある あった ない なかった この その これ それ ため こと もの よう から まで など として による によると という
    について に対し れる られる られ せる です ます でした ました だった である なる なった なって また さらに 日 月 年 人 氏 者 的 中 後 前 時 分
    同 今 述べ 語っ 話し 発表 明らか できる でき おり にも では には とは への での との`),
  ko: list(`그 이 저 것 수 등 및 더 또 또한 이날 위해 대한 대해 통해 따르면 있다 있는 했다 한다 하는 하고 된다 됐다 되는 것으로 밝혔다 말했다 전했다 지난
    오는 관련 이번 그러나 하지만 경우 때문에`),
};

/** Languages written without spaces between words. */
export const UNSPACED: ReadonlySet<string> = new Set(['zh', 'ja', 'th', 'km', 'lo', 'my']);
