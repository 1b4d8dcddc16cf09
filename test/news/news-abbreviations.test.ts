import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/news/sentence.ts';

/** Sentences of news as papers write them, "|" where one ends and the next begins. */
const NEWS: Readonly<Record<string, string>> = {
  en: `
Gov. Ann Lee signed the bill on Friday.|Sen. Rudolf Hentz voted against it.
Lt. Gov. Mary Rassendyll took over for Gov. Hentz, who is ill.|She begins on Monday.
Rep. Tom Flavia, D-Ohio, spoke first.|Reps. Lee and Hentz followed.
The letter to No. 10 went unanswered.|Downing Street declined to comment.
He asked once more and the answer was no.|Ten ministers left the room.
It was Strelsau vs. Zenda in the final.|Zenda won 2-1.
The dam holds approx. 40 million litres.|It was built in 1962.
Troops came home from the U.S.|The last of them landed on Sunday.
The offer came from the U.S. State Department.|Iran has not answered.
She moved to the U.S. Virgin Islands in 2011.|He stayed.
The U.S. and the E.U. agreed on steel.|Cars come next.
Envoys of the U.N. Security Council met at 9 a.m. EST on Tuesday.|They agreed on nothing.
The polls opened at 7 a.m.|Lines were long by noon.
Polls close at 8 p.m. Tuesday.|Results are expected late.
The train left at 6:15 a.m.|Nobody was hurt when it stopped.
Talks broke up at 11 p.m. on Thursday.|They resume today.
Acme Inc. cut 300 jobs.|Bolt Corp. hired them.
He runs Harbour Bros. & Co. in Boston.|It was founded in 1890.
The deal was struck with Acme Inc.|Shareholders vote in May.
The plane was built by Bolt Co.|It was new.
Shares of Acme Ltd. fell 4 percent.|Those of Bolt plc rose.
Police closed Main St. after the blast.|It reopened at dusk.
Fans filled St. James' Park by 2 p.m.|The match began late.
The shop stood on Main St.|It burned down in an hour.
He was born on Jan. 6, 1959.|His brother was born in Feb. 1962.
The fund closes in Dec. 2025.|Money is returned by then.
It opened on Sept. 11.|Nobody came.
Mr. and Mrs. Hentz left early.|Dr. Lee stayed.
Prof. J. R. Flavia won the prize.|It is worth $1.2 million.
J.K. Rowling and George R.R. Martin signed.|Both declined to speak.
The judge, Hon. Ann B. Lee, adjourned.|Court resumes at 10 a.m. Monday.
Col. Rassendyll and Maj. Gen. Sapt met in Zenda.|Capt. Fritz was late.
Adm. John Lee commands the fleet.|It sails on Friday.
Sgt. 1st Class Tom Hentz was killed near Strelsau.|He was 34.
Staff Sgt. Ann Lee was decorated.|So was Pfc. Tom Flavia.
Det. Chief Insp. Ann Lee leads the inquiry.|She has 40 officers.
Supt. Tom Hentz of the Zenda police spoke at noon.|He took no questions.
Rev. Martin Lee Jr. led the march.|It was peaceful.
The march honored Martin Lee Jr.|Thousands came.
Sammy Hentz Sr. founded the club.|His son runs it.
Ft. Zenda and Mt. Strelsau were evacuated.|Fires burn in both.
He holds a Ph.D. from Strelsau.|He teaches in Zenda.
She earned her M.D. in 1998 and her Ph.D. in 2003.|She runs the clinic.
It was a case of Lee v. Hentz.|The court ruled 5-4.
The law, i.e. the one of 1998, stands.|Others, e.g. the tax act, fall.
Fruit, meat, etc. were thrown away.|The shop lost $4,000.
They sold books, toys, etc.|The stall closed at noon.
The quake hit 40 km. north of Zenda.|It measured 5.9.
The storm dropped 9 in. of rain on Zenda.|Roads are closed.
The bear weighed 400 lbs. and was young.|It was let go.
The trip costs $4.50.|It takes an hour.
The index fell 0.7 percent to 3,401.22.|Oil rose.
The talks in Washington, D.C., failed.|Both sides flew home.
He was arrested in Washington, D.C.|His lawyer was not told.
She teaches in Lexington, Ky.|Her students won.
Fires burned near Paradise, Calif., for days.|Two people died.
The company, based in Austin, Texas, said so.|Its rival in Tampa, Fla. did not.
Sen. Ann Lee (R-Ariz.) said no.|Rep. Tom Hentz (D-Mass.) said yes.
Rep. Ann Lee, R-Ky., was absent.|She is ill.
L.A. police found the car.|It was empty.
N.Y. Gov. Ann Lee will run again.|She said so on Monday.
The B.C. government fell.|A vote is due in June.
Former President George W. Bush spoke.|Gerald R. Ford did not.
A man named T. was charged.|He is 19.
Plan B. is ready, the mayor said.|Plan A failed.
Vitamin C. Lee never took it.|She is well.
The G.O.P. Senate leader agreed.|Democrats did not.
He joined the G.O.P.|His wife did not.
She called it an F.B.I. matter.|The bureau declined to comment.
The case went to the F.B.I.|Agents came on Monday.
“We won,” he said at 9 p.m.|“It is over.”
“Is it Mr. Hentz?” she asked.|It was.
He said: “Call Dr. Lee.”|Nobody did.
The mayor (born Aug. 4, 1961) resigned.|Her deputy takes over.
See pp. 14-16 of the report.|It was published on Monday.
The rule is in Art. 5 of the treaty.|It has been used once.
Vol. 2 appears in Oct.|Vol. 3 follows.
Nos. 3 and 4 were out.|No. 5 was in.
She is ranked No. 1.|He is ranked No. 12.
Asst. Sec. Tom Lee resigned.|Dep. Sec. Ann Hentz stays.
Sec. Gen. Ann Lee flew to Geneva.|Talks begin on Friday.
Msgr. Flavia read the mass.|St. Anne's was full.
Lord Lee of St. Albans died.|He was 90.
The firm is worth est. $2 bn.|Its debts are larger.
Flights from the U.K. were stopped.|Trains from France were not.
People in the U.K. Parliament knew.|They kept silent.
He left for the U.K.|She stayed.
He works at the D.A. office.|It is closed today.
Ms. Lee of Acme Co. said so.|Mr. Hentz of Bolt S.A. denied it.
Temperatures fell to minus 4 F. in Zenda.|Schools were closed.
At 5 ft. 2 in. she was the smallest.|She won.
`,
  es: `
El Sr. López viajó a EE.UU. el lunes.|La Sra. Ruiz se quedó en Madrid.
El presidente de EE. UU. habló a las 9 a.m. con Ud. y los suyos.|Nadie respondió.
Las tropas volvieron de EE.UU.|El gobierno lo celebró.
El Dr. Gil y la Dra. Paz firmaron.|El acto duró dos horas.
La empresa Harina S.A. cerró.|Sus 40 obreros protestan.
Vive en la Av. Corrientes núm. 12.|La policía llegó tarde.
El art. 5 no se aplicó.|El juez lo explicó.
El Gral. Paz murió a los 90 años.|Fue enterrado el martes.
Llegaron aprox. 300 personas.|Muchas venían de lejos.
Compraron pan, leche, etc.|La tienda cerró a las 8 p.m.
El Prof. J. M. Ruiz ganó el premio.|Lo recogió su hija.
La reunión es el 5 de feb. en Lima.|Asistirán 12 países.
`,
  de: `
Dr. Weber traf Prof. Klein am 3. Oktober.|Beide schwiegen.
Es fehlen z.B. Lehrer und Pfleger.|Das Land sucht im Ausland.
Es fehlen z. B. Lehrer.|Das Land sucht.
Die Nr. 4 blieb leer.|Die Nr. 5 war besetzt.
Rund 3,5 Mio. Euro kostet der Bau.|Er dauert bis 2027.
Der Umsatz stieg auf 2 Mrd. Euro.|Der Gewinn sank.
Am 24. Dezember bleibt die Stadt still.|Am 25. wird gefeiert.
Das Gesetz gilt u.a. für Bahnen.|Busse sind ausgenommen.
Die Firma Holz GmbH & Co. KG ist pleite.|Ein Käufer fehlt.
Sie liegt in der Bahnhofstr. 12 in Bonn.|Die Polizei kam um 9 Uhr.
Er kam um ca. 8 Uhr an, d.h. zu spät.|Der Zug war weg.
Papst Johannes Paul II. kam 1987.|Er blieb zwei Tage.
Es kamen Bäcker, Metzger usw.|Die Halle war voll.
Art. 5 Abs. 2 regelt das.|Das Gericht sah es anders.
`,
  fr: `
M. Dupont a reçu Mme. Martin à Paris.|Rien n’a filtré.
MM. Petit et Grand ont signé.|Le texte sera publié lundi.
Le Dr. Roy a parlé.|La salle était pleine.
L’art. 5 du code est clair.|Le juge l’a rappelé.
Le palais de l’av. Foch a brûlé.|Personne n’a été blessé.
Il est né le 3 janv. 1960 à Lyon.|Il y est mort.
Ils vendent du pain, du lait, etc.|Le marché ferme à midi.
Le n° 10 a marqué.|Le match était fini.
J.-P. Roy et A. Petit ont gagné.|Ils partagent le prix.
La société Pain S.A. ferme.|Elle employait 40 personnes.
St. Pierre était en tête.|La course reprend mardi.
`,
};

/** Where line breaks were lost, and with them the space. */
const GLUED = `
“We will stay,” she said.|The minister did not answer.
The plan was dropped in 2019.|President Hentz revived it.
Nobody was hurt.|Police closed the road.
“It is over.”|However, the strike went on.
The price rose to 4 percent.|Analysts had expected three.
Who will pay?|The mayor does not know.
They won!|Fans filled the square.
It ended at 9 p.m.|Fans went home.
He was born in Zenda (1961).|His father was a baker.
The bill passed 51-49.|It goes to the president.
She met Ann Lee.|They spoke for an hour.
The fleet belongs to Acme.|Its rival has none.
“No comment,” said Lee.|“None at all.”
They drove to Los Angeles.|There the car broke down.
The tower is 300m.|It is the tallest.
It costs $30.|Children pay half.
The team lost to Zenda.|I was there.
About 40%.|The rest is unknown.
`;

const parted = (text: string): readonly string[] => text.trim().split('\n');
const cut = (text: string, language: string) => sentences(text, language).map((sentence) => sentence.text);

/** Texts that are cut at other places than the marked ones. */
const wrong = (texts: readonly string[], between: string, language: string) =>
  texts.filter((text) => {
    const gold = text.split('|').map((sentence) => sentence.trim());
    return cut(text.replaceAll('|', between), language).join('|') !== gold.join('|');
  });

describe('of the sentences of news with abbreviations', () => {
  it.each(Object.entries(NEWS))('at most three in a hundred are cut wrongly: %s', (language, text) => {
    const texts = parted(text);
    const missed = wrong(texts, ' ', language);
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(0.03 * texts.length);
  });

  it('at most one of those run together is cut wrongly', () => {
    const missed = wrong(parted(GLUED), '', 'en');
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(1);
  });
});
