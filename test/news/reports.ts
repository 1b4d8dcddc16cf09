// Articles made up for the tests of lines and evidence, one for each language, with damage, furniture and repetition built in.
import type { Subject } from '../../src/news/summary.ts';

const text = (...paragraphs: string[]) => paragraphs.join('\n\n');

export const DAM: Subject = {
  id: 'dam000000001',
  headline: 'Two dead as dam bursts in Ruritania',
  language: 'en',
  text: text(
    'STRELSAU (Coastal Agency) - At least two people died when the Zenda dam burst on Sunday, the interior ministry said, the worst flood in the valley that has ever been. are at a low level.',
    'Read more: Ten facts about dams',
    '“We have two dead and eleven missing. We are still counting,” Interior Minister Rudolf Rassendyll told reporters in Strelsau.',
    'He said the army had been sent. But the roads were cut.',
    'The operator of the dam, Black Michael Power, denied that it had ignored warnings.',
    'Reports of a second breach could not be independently confirmed.',
    'At least two people died when the Zenda dam burst on Sunday, the ministry of the interior said again on Monday.',
    'Antoinette de Mauban, who farms below the dam, said her house was gone. “The water came at night, and it took the barn first,” Mauban said.',
    '“Nobody warned us. We want to know why',
    'The ministry reduced the number of the missing to 9. has given.',
    'Copyright Coastal Agency 2024. All rights reserved.',
  ),
};

export const STRIKE: Subject = {
  id: 'strike000001',
  headline: 'Rail workers walk out over pay',
  language: 'en',
  text: text(
    'Rail workers in three provinces walked out at 4 a.m. on Tuesday over a pay offer of 2.5 percent (they had asked for 7.1 percent), the union said.',
    'The union’s leader, Flavia Holf, said the strike would last until Friday and that ‘not one train’ would leave before then.',
    'Holf said the offer was “an insult to people who kept this country moving.”',
    'The company, which runs 1,200 trains a day, said it had moved “as far as we possibly can”.',
    'However, the transport minister did not rule out talks at the weekend.',
    'Passengers slept in the station at Hentzau, where buses were full.',
    'A strike in 2019 lasted nine days and ended without a deal.',
  ),
};

export const SPANISH: Subject = {
  id: 'es0000000001',
  headline: 'Un incendio arrasa el puerto de San Telmo',
  language: 'es',
  text: text(
    'Un incendio destruyó este lunes tres almacenes del puerto de San Telmo y dejó al menos cuatro heridos, informó el Ayuntamiento.',
    '«El viento cambió de golpe. No pudimos hacer nada», afirmó la jefa de bomberos, Lucía Ferrer.',
    'Sin embargo, la empresa propietaria negó que hubiera productos químicos en el lugar.',
    'La causa no ha podido ser confirmada.',
    'Lea también: La historia del puerto',
  ),
};

export const FRENCH: Subject = {
  id: 'fr0000000001',
  headline: 'Un train déraille près de Vernay',
  language: 'fr',
  text: text(
    'Un train de marchandises a déraillé mardi près de Vernay, sans faire de victime, a annoncé la préfecture.',
    '« Nous avons entendu un grand bruit. Puis plus rien », a raconté Paul Girard, qui habite près de la voie.',
    'L’exploitant a démenti tout défaut d’entretien.',
    'La vitesse du train n’a pas pu être vérifiée.',
    'Abonnez-vous à notre lettre du matin.',
  ),
};

export const GERMAN: Subject = {
  id: 'de0000000001',
  headline: 'Brücke in Altenfeld gesperrt',
  language: 'de',
  text: text(
    'Die Brücke über die Lauter in Altenfeld ist seit dem 3. Oktober gesperrt, teilte die Stadt am Montag mit.',
    '„Wir haben Risse gefunden. Das duldet keinen Aufschub“, sagte Bürgermeisterin Karla Stein.',
    'Der Betreiber wies den Vorwurf zurück, er habe Warnungen überhört.',
    'Die Kosten von 4,5 Millionen Euro konnten nicht bestätigt werden.',
    'Lesen Sie auch: Die Geschichte der Brücke',
  ),
};

export const REPORTS = [DAM, STRIKE, SPANISH, FRENCH, GERMAN];
