// Words that, with a capital, open a sentence rather than go on with a name, by language.

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const OPENERS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: list(`millions thousands hundreds dozens police authorities investigators residents witnesses shares stocks sales
    profits analysts critics experts scientists researchers doctors voters protesters lawmakers firefighters rescuers troops
    students parents the a an this that these those he she it they we i you his her its their our my your there here in on at by for
    from with but and or so yet if when while as after before since because although though however meanwhile moreover what who
    why how where which some many most all both each every no not one two three several other others another asked earlier
    later last next now then today yesterday tomorrow during under among between until once despite according also even only
    still such mr mrs ms dr officials police prosecutors is are was were has have had do does did can could will would should
    to of about against more people just let first second nearly more than`),
  es: list(`el la los las un una unos unas este esta estos estas ese esa en de por para con sin pero y o si cuando mientras
    como tras según al no ni lo se su sus él ella ellos también además aunque entre desde hasta sobre durante después antes
    hoy ayer así ya más asimismo luego entonces solo sólo incluso`),
  fr: list(`le la les l un une des ce cet cette ces il elle ils elles on nous en de dans pour par avec sans mais et ou si
    quand lorsque alors après avant selon à au aux du depuis pendant c d n s y son sa ses leur leurs plus aussi cependant`),
  de: list(`der die das den dem des ein eine einen einem einer er sie es wir ich ihr in im am an auf aus bei mit nach von vom
    vor zu zum zur für über unter durch aber und oder doch wenn als während weil da so auch nicht noch nur seit bis laut
    dabei damit dann danach dazu schon zudem außerdem nun jetzt auch einst später zuvor dies diese dieser dieses man sein seine seinen`),
  pt: list(`o a os as um uma ele ela eles elas em no na nos nas de do da por para com sem mas e ou se quando não segundo após ao à
    já também antes depois entre desde este esta esse essa isso seu sua ontem hoje`),
  it: list(`il lo la i gli le un una uno l in nel nella di da dal per con senza ma e o se quando non secondo dopo al alla anche
    già tra fra prima questo questa suo sua ieri oggi lui lei loro`),
  ru: list(`в во на с со и а но по о об от до за к ко из у при после для как что это этот эта эти он она они оно мы я вы его её их
    все кто где когда если также однако тем между сейчас сегодня вчера ранее позже по-прежнему не ни уже ещё`),
  nl: list(`de het een hij zij ze er in op van voor met maar en of als toen niet volgens na ook dat dit die deze bij door om uit
    tot over zijn haar hun we wij ik gisteren vandaag daarna`),
};

/** Does this word, as it stands after a full stop, open a sentence of its own? Only a capitalised word does. */
export function opensSentences(word: string, language: string | null): boolean {
  if (!/^\p{Lu}/u.test(word)) return false;
  const plain = word.toLowerCase().replace(/['’].*$/u, '');
  return (OPENERS[language ?? 'en'] ?? OPENERS.en)?.has(plain) ?? false;
}
