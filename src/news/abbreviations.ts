// Abbreviations that end in a full stop without ending a sentence, by language.

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** A name or number always follows: the sentence goes on. Lower case, without the last full stop. */
const GOING_ON: Readonly<Record<string, readonly string[]>> = {
  en: list(`mr mrs ms messrs mx dr prof gen lt col maj capt cpl sgt cmdr cdr adm brig pvt pfc sen sens rep reps gov govs
    pres hon rev fr msgr st ste mt ft supt det insp atty amb sec treas asst assoc v vs nos vol vols fig figs pp para art cf
    eg e.g ie i.e viz incl ca pt rt approx dep dept univ ave blvd rd hwy gens sgts drs profs lt.gen maj.gen brig.gen lt.col`),
  es: list(`sr sra srta sres sras d dª dr dra drs prof profa gral cnel cap tte sgto ing lic arq mons excmo excma ilmo pdte
    pdta vdo ee núm num art arts pág págs vol cf p.ej ej aprox av avda c fdo tel`),
  fr: list(
    'al m mm mme mmes mlle mlles me dr pr prof gal col cap lt st ste mgr cf p pp art vol fig av bd env tél p.ex',
  ),
  de: list(`hr fr dr prof dipl ing mag hrn st bzw vgl ca evtl ggf inkl sog z.b u.a d.h v.a z z.t i.d.r o.ä nr abs art bd
    ca tel str max min rd gen ltd geb gest verh mio mrd dt frz engl amerik röm kath ev jh jhdt bspw`),
  pt: list('sr sra srs dr dra drs prof profa gen cel cap ten eng exmo min dep sen art pág págs av núm nº r'),
  it: list(
    'n nn sig sigg sig.ra sig.na dott dott.ssa dr prof prof.ssa avv ing arch on gen col cap sen art artt pag pagg cfr mons s ca',
  ),
  nl: list('dhr mevr dr prof ir drs mr gen kol art blz bijv nr ca ds ing m.n o.a o.l.v t.o.v z.g st'),
  ru: list('ул им д кв стр рис см ср т.е т.к т.н напр проф акад ген полк г-н г-жа пр пер пл просп обл р-н тов гр св'),
  hi: list('डॉ डा श्री श्रीमती प्रो पं मो कु सं रु चौ एड इं ले कर्नल मेजर जन स्व सु ए बी सी डी एम एस आर के पी जी वी एन टी एल'),
  // The last ones are Latin initials as Arabic writes them: "جون إف. كينيدي".
  ar: list('د أ م ص ق.م إف جيه جي إم إس إل إيه آر تي سي دي بي كيه إتش دبليو إن إي يو كي زد'),
};

/** They may end a sentence as well: it ends when the next word is one that opens sentences. */
const EITHER: Readonly<Record<string, readonly string[]>> = {
  en: list(`u.s u.s.a u.k u.n e.u d.c l.a n.y n.j p.m a.m ph.d m.d b.a m.a b.c a.d inc co corp ltd llc bros jr sr esq etc al
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun ala ariz ark calif colo conn del
    fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo no est ed eds
    hr hrs min mins sec lb lbs oz km ft in u.s.s.r g.o.p r.i n.h n.m n.c s.c s.d n.d w.va p.s a.k.a`),
  es: list(
    'ee.uu ee uu etc s.a s.l cía a.c d.c p.m a.m ud uds vd vds oct sept nov dic ene febr mzo abr jun jul ago onu',
  ),
  fr: list('etc s.a janv févr avr juil sept oct nov déc j.-c apr av'),
  de: list('etc usw usf u.s jan feb apr jun jul aug sep sept okt nov dez co ltd inc e.v a.d n.chr v.chr'),
  pt: list('etc ltda s.a eua jan fev mar abr jun jul ago set out nov dez d.c a.c'),
  it: list('etc ecc s.p.a s.r.l a.c d.c'),
  nl: list('etc enz n.v b.v e.d jl v.chr n.chr'),
  ru: list('г гг в вв руб коп млн млрд тыс т.д т.п и.о н.э мин сек ч чел'),
  ar: list('الخ م'),
};

/** How an abbreviation bears on the end of a sentence; null for a word that is none. */
export function abbreviation(word: string, language: string | null): 'goes-on' | 'either' | null {
  const key = word.toLowerCase();
  const known = index(language ?? 'en');
  return known.get(key) ?? null;
}

const indexes = new Map<string, ReadonlyMap<string, 'goes-on' | 'either'>>();

function index(language: string): ReadonlyMap<string, 'goes-on' | 'either'> {
  const made = indexes.get(language);
  if (made) return made;
  const fresh = new Map<string, 'goes-on' | 'either'>();
  for (const from of new Set([language, 'en'])) {
    // English titles stand in other languages' news too, but not the ones that are words there ("no", "in", "min").
    const own = from === language;
    for (const word of EITHER[from] ?? [])
      if (own || word.includes('.') || word === 'inc') setOnce(fresh, word, 'either');
    for (const word of GOING_ON[from] ?? [])
      if (own || /^(mr|mrs|dr|prof|gen|st)$/.test(word)) setOnce(fresh, word, 'goes-on');
  }
  indexes.set(language, fresh);
  return fresh;
}

function setOnce<V>(map: Map<string, V>, key: string, value: V): void {
  if (!map.has(key)) map.set(key, value);
}
