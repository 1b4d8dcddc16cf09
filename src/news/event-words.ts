// Words for filing: those that tell one event from another badly, and those that say what kind of event it is.
import { stem } from './stem.ts';
import { folded } from './words.ts';

const COMMON = `
  accused action activity administration aftermath agency agreement ahead america american amid announced area asked attack attacks authorities back bad based become
  began begin believe best big bill called came campaign capital case cases cause center central chief city claim clear comment committee
  community company concern conference congress control could council country countries court crisis day days dead deal death deaths decision
  democrat democratic department despite director doctors due early effort end event expected face fact family federal fight final find fire five following force foreign
  former found four future general get give go good government governor great group groups health hear help high hit hold home hospital hours house
  human include including increase independent information inside interview investigation issue issues job join key killed kind know large last law lawmakers lead leader leaders
  least left legal less letter life line live local long look lost made major make man many march matter media meet meeting member members men
  military minister ministry month months morning move national near need never news next night number office officer officials old open opposition order
  part party pay people plan police policy political power president press prime problem process program public push put question race rate reach
  reason record region released remain report reported reports republic republican response result return right rights rise role rule run saying school second
  secretary security see senate senator senior service set seven several show side since six small social source south speak speech spokesman spokeswoman staff start state
  statement states still stop support system take talk talks team ten thing think third thousand thousands three thursday friday saturday sunday monday tuesday wednesday time times
  today told took top town trump try turn two united use victims video view vote wait wanted war warned warning washington watch way week weeks went white win
  woman women work workers world year years york young zone january february april may june july august september october november december
  million billion percent according another breaking exclusive opinion analysis live update latest
  gobierno presidente ministro ministerio pais paises ciudad personas muertos heridos policia autoridades anuncio segun semana lunes martes miercoles jueves viernes
  sabado domingo ano anos mes meses dia dias nuevo nueva millones mil parte caso estado mundo nacional primer primera tras hoy
  gouvernement president ministre ministere pays ville personnes morts blesses police autorites annonce selon semaine lundi mardi mercredi jeudi vendredi samedi dimanche
  annee annees mois jour jours nouveau nouvelle millions mille partie cas etat monde national premier premiere apres
  regierung prasident minister ministerium land lander stadt menschen tote verletzte polizei behorden angekundigt woche montag dienstag mittwoch donnerstag freitag samstag
  sonntag jahr jahre monat monate tag tage neue neuer millionen tausend teil fall staat welt national erste ersten nach angaben
`;

/** Stems found in so much news that sharing them says little. */
export const COMMON_STEMS: ReadonlySet<string> = new Set(COMMON.trim().split(/\s+/).map(stem));

/** Events of one kind in two places are two events. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['quake', /\b(?:earthquake|quake|terremoto|sismo|seismo|seisme|tremblement|erdbeben|nachbeben|temblor)\w*/],
  ['flood', /\b(?:flood|inundaci|riada|inondation|crue|hochwasser|uberschwemmung|uberflutung)\w*/],
  [
    'storm',
    /\b(?:hurricane|cyclone|typhoon|storm|tornado|huracan|ciclon|tifon|tormenta|ouragan|tempete|typhon|hurrikan|zyklon|taifun|sturm)\w*/,
  ],
  ['fire', /\b(?:wildfire|bushfire|incendio|incendie|waldbrand|feux? de foret)\w*/],
  ['volcano', /\b(?:volcan|vulkan|eruption|erupcion)\w*/],
  [
    'election',
    /\b(?:election|eleccion|comicios|wahl|scrutin|runoff|ballot|referendum|stichwahl|presidentielle|legislatives|prasidentschaftswahl|parlamentswahl|bundestagswahl|landtagswahl|kommunalwahl)\w*/,
  ],
  ['coup', /\b(?:coup|golpe de estado|putsch)\w*/],
  ['crash', /\b(?:crash|derail|capsiz|sank|naufrag|descarril|absturz|entgleis|accidente|accident|schiffsungluck)\w*/],
  ['protest', /\b(?:protest|manifestaci|manifestation|demonstration)\w*/],
  ['outbreak', /\b(?:outbreak|brote|epidemi|ausbruch|cholera|colera|ebola|mpox)\w*/],
  ['shooting', /\b(?:shooting|gunman|tiroteo|fusillade|schusse|amoklauf)\w*/],
];

/** What kinds of event a headline or lead tells of. */
export function kindsOf(text: string): ReadonlySet<string> {
  const flat = folded(text);
  return new Set(KINDS.filter(([, pattern]) => pattern.test(flat)).map(([kind]) => kind));
}
