// How Hindi says who says something: the speaker stands before "ने", the verb at the end of the clause, before "कि" or a quotation.
import type { Standing } from './attribution.ts';
import { matchesOf } from './matches.ts';
import { scriptSpeech, spokenAt } from './speech-script.ts';
import type { SpokenAt } from './spoken.ts';

const DID = '(?:किया|की|दी|देते|दिया|दिए|दिये|जताई|जताया|लगाया|लगाए|है|कर|करते)';
const DENIES = `(?:इनकार|इन्कार|खंडन) ${DID}|नकार(?:ा|ते|\\sदिया)|खारिज ${DID}`;
const CLAIMS = `(?:दावा|आरोप) ${DID}|आरोप लगा(?:या|ए|ते)`;
const SAYS = `कहा|बताया|कहते|बताते|लिखा|पूछा|जोड़ा|माना|बोल[ाे]|(?:घोषणा|ऐलान|एलान|पुष्टि|पुष्टी|अपील|मांग|निंदा|आलोचना|ट्वीट|पोस्ट|ज़?ाहिर|ज़ाहिर|व्यक्त|स्वीकार|स्पष्ट|शिकायत|घोषित|संकेत|चेतावनी|आश्वासन|जानकारी|निर्देश|बयान|प्रतिक्रिया|आदेश|सलाह|भरोसा|जवाब) ${DID}|(?:शोक|दुख|दुःख|चिंता|उम्मीद|आशंका|नाराजगी|संभावना) (?:जताई|जताया|व्यक्त|ज़?ाहिर|जाहिर)`;
const VERB = new RegExp(`(?<![\\p{L}\\p{M}])(?:(${DENIES})|(${CLAIMS})|(?:${SAYS}))(?![\\p{L}\\p{M}])`, 'gu');
const ACCORDING =
  /([^,،।;:\u0001"“”]{2,80}?)\s(?:के (?:अनुसार|मुताबिक|मुताबिक़|हवाले से)|का (?:कहना|दावा|मानना|आरोप) (?:है|था))/gu;
/** Where a clause begins. */
const EDGE = /[,।;:\u0001"“”–—]|\s(?:कि|जबकि|लेकिन|मगर|जिससे|और बताया|और कहा)\s/gu;
const TURN =
  /^(?:लेकिन|हालांकि|हालाँकि|वहीं|इस बीच|इसके बाद|इस पर|उधर|इधर|बता दें कि|वहीं दूसरी ओर|दूसरी ओर|साथ ही|बाद में|इसी बीच|जबकि|और|तब|फिर|(?:सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार) को|आज|कल)\s/u;
const PRONOUN = /^(?:उन्होंने|उन्होने|उसने|इन्होंने|उनका|उनके|उसका|उसके|वह|वे|हमने|मैंने)$/u;

/** The words of the clause before a place. */
function clauseBefore(text: string): string {
  let from = 0;
  for (const match of matchesOf(EDGE, text)) from = match.index + match[0].length;
  let clause = text.slice(from).trim();
  for (let shorter = clause.replace(TURN, ''); shorter !== clause; shorter = clause.replace(TURN, '')) clause = shorter;
  return clause.replace(/^(?:पर|में|से|को|के|का|की|तक)\s(?=\S)/u, '').replace(/^.*\s(?:खुद|ख़ुद|स्वयं)\s(?=\S)/u, '');
}

function subjectBefore(masked: string, at: number): string | null {
  const before = masked.slice(0, at);
  const pronoun = /(?:^|\s)(उन्होंने|उन्होने|उसने|इन्होंने)\s(?!.*\sने\s)(?!.*(?:उन्होंने|उन्होने|उसने)\s)/u.exec(before);
  if (pronoun?.[1]) return pronoun[1];
  const marked = before.lastIndexOf(' ने ');
  const clause = marked < 0 ? '' : clauseBefore(before.slice(0, marked));
  if (clause === '') return null;
  const words = clause.split(/\s+/);
  if (words.length <= MOST_WORDS) return clause;
  // "… की सूचना मिलने पर पहुंचे पुलिस अधिकारी": the last of it names him.
  const near = /^.*\s(?:में|पर|से|को|कर|हुए|वाले|दौरान)\s(.+)$/u.exec(clause)?.[1];
  return near !== undefined && near.split(/\s+/).length <= MOST_WORDS ? near : null;
}

const MOST_WORDS = 10;

function speakers(masked: string): readonly SpokenAt[] {
  const found: SpokenAt[] = [];
  for (const match of matchesOf(ACCORDING, masked)) {
    const phrase = clauseBefore(match[1] ?? '');
    const standing: Standing = /(?:दावा|आरोप) /.test(match[0].slice(-12)) ? 'claimed' : 'stated';
    if (phrase.split(/\s+/).length <= MOST_WORDS)
      found.push(...spokenAt(phrase, standing, match.index, match.index + match[0].length));
  }
  for (const match of matchesOf(VERB, masked)) {
    const standing: Standing = match[1] ? 'denied' : match[2] ? 'claimed' : 'stated';
    const { index } = match;
    found.push(...spokenAt(subjectBefore(masked, index), standing, index, index + match[0].length));
  }
  return found.sort((a, b) => a.start - b.start);
}

export const HINDI = scriptSpeech({
  speakers,
  unconfirmed: /पुष्टि (?:नहीं|अभी नहीं|न)|पुष्टि (?:होना|होनी) बाकी|की पुष्टि[^।]{0,20}नहीं|सत्यापित नहीं|अपुष्ट/u,
  alleged: /(?<![\p{L}\p{M}])(?:कथित|कथित तौर पर|संदिग्ध|आरोपित|आरोप है)(?![\p{L}\p{M}])/u,
  untrue: /(?:बेबुनियाद|निराधार|झूठ[ाेी]?|गलत) (?:है|हैं|बताया|बताते|करार)/u,
  pronoun: PRONOUN,
});
