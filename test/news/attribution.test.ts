import { describe, expect, it } from 'vitest';
import { attribution } from '../../src/news/attribution.ts';
import { passages as sentences } from '../../src/news/passage.ts';

/** Of the last sentence, read after those before it. */
function said(text: string, language = 'en') {
  const all = sentences(text, language);
  const last = all.at(-1);
  return last ? attribution(last, all, language) : null;
}

describe('who says it', () => {
  it.each([
    ['en', 'The road is closed, a NATO official said on Wednesday.', 'a NATO official'],
    ['en', 'In a statement, the White House said the talks were useful.', 'the White House'],
    ['en', 'At least 40 people were killed, according to the health ministry.', 'the health ministry'],
    ['en', 'Ann Lee, who heads the union, said Rome would answer.', 'Ann Lee'],
    ['en', 'The boat sank on Monday hours after the crew sent its last message, Ann Lee said.', 'Ann Lee'],
    [
      'en',
      'The ferry went down off Pell, which the mayor called a grave, the harbour police said.',
      'the harbour police',
    ],
    ['en', 'The agency quoted Ann Lee, the head of the union, as saying Rome would answer.', 'Ann Lee'],
    ['en', 'It was first reported by Sky News, which said the mission would be halved.', 'Sky News'],
    ['en', '“I saw it,” said Ann Lee, 34, a teacher from Lima.', 'Ann Lee'],
    ['en', 'The government rejected the plan and said it would not pay.', 'The government'],
    ['en', 'Three officials, speaking on condition of anonymity, said the deal was close.', 'Three officials'],
    ['en', 'WHO chief Ann Lee told reporters in Geneva that it was over.', 'WHO chief Ann Lee'],
    ['en', 'Sen. Ann Lee (D-Wash.) said the vote would wait.', 'Sen. Ann Lee'],
    ['en', '“The vote will wait,” said Sen. Ann Lee, who leads the panel.', 'Sen. Ann Lee'],
    ['en', 'The ships may sail, says a panel of the U.S. Court of Appeals.', 'a panel of the U.S. Court of Appeals'],
    ['en', 'The Coastal Rescue Service (CRS) said it had found the boat.', 'The Coastal Rescue Service'],
    ['en', 'Police say the man was last seen in Lima.', 'Police'],
    ['en', 'The pilot who officials say was ill had flown for years, the airline said.', 'the airline'],
    ['en', '“We wait,” Kim, standing beside her, said.', 'Kim'],
    ['en', '“We wait,” the court added.', 'the court'],
    ['en', 'A spokesman, briefing reporters on the train, denied it.', 'A spokesman', 'denied'],
    [
      'en',
      'The harbour is safe, according to a paper published this week in the Annals of the Society of Coastal Engineers.',
      'a paper',
    ],
    [
      'en',
      'Five people familiar with the talks at Quill Inc., who asked not to be named, said the deal was close.',
      'Five people',
    ],
    ['en', 'The plan drew a rebuke from her allies in Congress who said it cost too much.', 'her allies'],
    [
      'en',
      'The three-judge panel for the District Court for the Middle District of New Marrow said it would wait.',
      'The three-judge panel',
    ],
    ['es', '"No vamos a ceder", dijo el ministro de Defensa, Iván Pérez.', 'Iván Pérez'],
    ['es', 'Al menos 20 personas murieron, según informó la junta este sábado.', 'la junta'],
    ['fr', 'Selon le ministère, 12 personnes sont mortes.', 'le ministère'],
    ['fr', 'Le chef de la diplomatie, Jean Le Gall, a dit que la France attendait.', 'Jean Le Gall'],
    ['de', 'Am Montag teilte das Ministerium mit, die Grenze bleibe geschlossen.', 'das Ministerium'],
    ['de', 'Nach Angaben der Polizei wurden drei Menschen verletzt.', 'Polizei'],
    ['de', '„Wir bleiben“, sagte Kanzler Olaf Weber am Mittwoch in Berlin.', 'Kanzler Olaf Weber'],
    ['de', '„Wir bleiben“, sagte der 86-Jährige dem Sender Marrow.', 'der 86-Jährige'],
    [
      'de',
      'Drei Tiere leben laut den am Mittwoch gezeigten Zahlen dort, berichtete der Verein Pell.',
      'der Verein Pell',
    ],
    ['es', 'El balance lo ha confirmado este viernes el presidente de la junta, Juan Pérez.', 'Juan Pérez'],
    [
      'fr',
      '«\u00a0Nous attendons\u00a0», dit Anne Le Gall. Elle hésite. «\u00a0Je reste ici\u00a0», a-t-elle écrit.',
      'Anne Le Gall',
    ],
    ['pt', '“Vamos esperar aqui”, disse o ministro da Defesa, Paulo Lima, nesta quinta-feira (4).', 'Paulo Lima'],
    ['pt', 'Segundo a polícia, três pessoas ficaram feridas.', 'a polícia'],
    ['pt', 'A ponte foi fechada, informou a prefeitura em nota.', 'a prefeitura'],
    ['pt', 'A empresa negou as acusações.', 'A empresa', 'denied'],
    ['it', '«Aspettiamo qui», ha detto il ministro degli Esteri, Paolo Neri.', 'Paolo Neri'],
    ['it', 'Il secondo uomo è fuggito, riferiscono i carabinieri.', 'i carabinieri'],
    ['it', "L'azienda ha smentito la notizia.", "L'azienda", 'denied'],
    ['ru', 'Мост закрыт, сообщил журналистам глава ведомства Иван Петров.', 'глава ведомства Иван Петров'],
    ['ru', '«Мы подождём здесь», — сказал Петров.', 'Петров'],
    ['ru', 'Компания опровергла эти сообщения.', 'Компания', 'denied'],
    ['en', 'It shows it, according to a report into the attack published on Thursday.', 'a report into the attack'],
    ['en', 'But Lee said the bridge was safe.', 'Lee'],
    ['en', 'Even as Mayor Ada Quill condemned the attack, Ivo Rapp said it was not enough.', 'Ivo Rapp'],
    ['en', 'Marrow met at Camp Marrow. Marrow announced a plan.', 'Marrow'],
    ['en', '“We wait,” minister of mines and energy Ann Lee said.', 'Ann Lee'],
    [
      'en',
      '“We wait,” fisheries bureau spokesman Ivo Rapp said, using an old word for its claimed waters.',
      'fisheries bureau spokesman Ivo Rapp',
    ],
    ['en', 'Baker Ann Lee, from Pell, who has written three books, admitted it was “not for me”.', 'Baker Ann Lee'],
    ['en', 'Baker Ann Lee, 60, from Pell, North Marrow, said: “I waited for years.”', 'Baker Ann Lee'],
    ['en', 'McGill said it was hard. “I want this to be over now,” he told the court.', 'McGill'],
  ])('%s: %s', (language, text, speaker, standing = 'stated') => {
    expect(said(text, language)).toEqual({ speaker, standing });
  });

  it.each([
    ['Leonid Orlov, a lawmaker, said no. Orlov said he would wait.', 'Leonid Orlov'],
    ['Ann Lee said no. It rained. “We wait,” she said.', 'Ann Lee'],
    ['A NATO official said no. “We wait,” the official said.', 'a NATO official'],
    ['Ada Quill leads the union. The mayor asked Ms. Quill why. She said it was late.', 'Ada Quill'],
    ['Ann Lee, the foreign minister, said no. The minister said it was late.', 'Ann Lee'],
  ])('is named in full where the text did so before: %s', (text, speaker) => {
    expect(said(text)?.speaker?.toLowerCase()).toBe(speaker.toLowerCase());
  });

  it('is whoever the next sentence goes on with, not who the quotation before was by', () => {
    expect(said('Ann Lee said no. “We wait for rain.” He added: “It is late for that.”')?.speaker).toBe('Ann Lee');
  });

  it.each([
    ['en', 'Energy is power and Marrow holds the largest confirmed oil reserves.'],
    ['en', 'It grew to an estimated 300 members.'],
    ['en', 'The Senate on Thursday confirmed Ann Lee for the office.'],
    ['en', 'The bank has surpassed analysts’ estimates for the quarter.'],
    ['en', 'This is the second publicly revealed case.'],
    ['en', 'A video posted on a website shows the wreck.'],
    ['de', 'Schon zuvor gab es Kritik am Papier.'],
    ['es', 'Sobre su trabajo, expresó de forma breve que todo va bien.'],
    ['it', "Un'immagine che ricorda i messaggi del derby."],
    ['ru', 'В министерстве опровергли сообщения о взрыве.'],
    ['ru', 'По словам министра, мост закрыт.'],
  ])('is nobody where only half a clause stands before the verb: %s, %s', (language, text) => {
    expect(said(text, language)?.speaker ?? null).toBeNull();
  });

  it('is nobody rather than a crowd when it is “he”', () => {
    expect(said('Many of the guests said so. “We must go now,” he said.')?.speaker).toBeNull();
    expect(said('Ann Lee said so. On Sunday Quill wrote to her. “We must go now,” he said.')?.speaker).toBe('Quill');
    expect(said('Ann Lee said so. On Sunday Quill met her. “We must go now,” he said.')?.speaker).toBeNull();
  });

  it('is nobody for hearsay that stands before', () => {
    expect(said('The dismissal was reportedly due to a letter in which Ann Lee said it was late.')).toEqual({
      speaker: null,
      standing: 'unconfirmed',
    });
  });

  it('is not a ministry when it is "he"', () => {
    expect(said('The ministry said no. “We wait,” he said.')?.speaker ?? null).toBeNull();
  });

  it.each([
    'Eight envoys have been told to leave.',
    'He was denied entry to the country.',
    'The storm claimed 20 lives in the north.',
    'The confirmed figures were lower.',
    'The paper said so. She wanted as mild a judge as she could get confirmed.',
    'Talks began on Monday in Geneva.',
    'Ivo Rapp, who has denied the charges, was arrested on Monday.',
    'Pell is returning with the sailors, said to be in good health.',
    'The letters, revealed by the Ledger, thank the council.',
    'It’s confirmed that the ferry sank.',
    'The exodus predicted by some aides never came.',
    'The rules protect accused students from being expelled.',
    'With his pen the minister wrote a new chapter of the valley.',
    'Everyone in the village has a say.',
    'They have nothing to say.',
    'The rest, as they say, is history.',
    'The port was closed on Monday, a day after the harbour master Ada Quill testified about the coal dust.',
    'The council fined the owner of a ferry, which the mayor Ada Quill described as a “floating ruin” last week.',
    'The hearing turned loud on Tuesday when the mayor asked about the missing coal.',
    'The judge spoke of a letter of nine pages that the mayor has denied.',
    'The council met on Friday, although the mayor said the hall was closed.',
    'The port was closed on Monday, a day after the harbour master testified about alleged theft of coal.',
  ])('is nobody but the outlet: %s', (text) => {
    expect(said(text)).toBeNull();
  });
});

describe('how firmly', () => {
  it.each([
    ['en', 'denied', 'The army denied that it had fired.', 'The army'],
    ['en', 'denied', 'The reports are false, the government said.', 'the government'],
    ['en', 'claimed', 'The group claimed responsibility for the blast.', 'The group'],
    ['en', 'claimed', 'Police said the man had allegedly stolen a car.', 'Police'],
    ['en', 'claimed', 'Russia has accused the alliance of hostility.', 'Russia'],
    ['en', 'unconfirmed', 'The figures could not be independently verified.', null],
    ['en', 'unconfirmed', 'Reuters was not immediately able to confirm the report.', 'Reuters'],
    ['es', 'denied', 'El Gobierno negó que hubiera negociaciones.', 'El Gobierno'],
    ['es', 'claimed', 'Rusia acusó a la OTAN de hostilidad.', 'Rusia'],
    ['es', 'claimed', 'El presunto autor fue detenido en Madrid.', null],
    ['es', 'unconfirmed', 'La cifra no ha podido ser verificada de forma independiente.', null],
    ['fr', 'denied', "L'armée a démenti avoir bombardé l'hôpital.", "L'armée"],
    ['fr', 'claimed', "La Russie a accusé l'Otan d'hostilité.", 'La Russie'],
    ['fr', 'unconfirmed', "Ces informations n'ont pas pu être vérifiées de source indépendante.", null],
    ['de', 'denied', 'Moskau wies die Vorwürfe zurück.', 'Moskau'],
    ['de', 'claimed', 'Russland warf der Nato Feindseligkeit vor.', 'Russland'],
    ['de', 'unconfirmed', 'Die Angaben konnten nicht unabhängig überprüft werden.', null],
  ])('%s, %s: %s', (language, standing, text, speaker) => {
    expect(said(text, language)).toEqual({ speaker, standing });
  });
});

describe('a speaker is no more than its name or noun', () => {
  it.each([
    ['Voters decided against an election the union said would fail.', 'the union', 'stated'],
    ['The dam is closed, officials with the valley authority said.', 'officials with the valley authority', 'stated'],
    ['A teacher was accused of theft, a charge denied by the school board.', 'the school board', 'denied'],
    ['Rail board president Flavia Holf left early, saying that it was “an insult”.', 'Flavia Holf', 'stated'],
    [
      'The tariffs spare two countries, which trade little, said Rudolf Hentz of the board.',
      'Rudolf Hentz of the board',
      'stated',
    ],
    ['Masks help, according to the Centers for Care and Prevention.', 'the Centers for Care and Prevention', 'stated'],
  ])('%s', (text, speaker, standing) => {
    expect(said(text)).toEqual({ speaker, standing });
  });

  it.each([
    ['A court sentenced a woman who says she lost a child to nine years.'],
    ['She was unable to attend the meeting on Monday.'],
  ])('and whom a sentence tells of does not tell it: %s', (text) => {
    expect(said(text)).toBeNull();
  });
});
