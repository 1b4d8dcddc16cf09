import { describe, expect, it } from 'vitest';
import type { Region } from '../../src/news/article.ts';
import { countriesIn, regionsOf } from '../../src/news/place.ts';

const regions = (text: string, language = 'en') => regionsOf({ headline: '', text, language });
const countries = (text: string, language = 'en') => [...countriesIn(text, language).keys()].sort();

describe('the regions of an article', () => {
  it.each<[string, string, readonly Region[]]>([
    ['en', 'Kenyan police fired tear gas in Nairobi.', ['africa']],
    ['en', 'The U.S. Congress voted in Washington.', ['americas']],
    ['en', 'Tokyo and Seoul resumed talks; Japanese officials were pleased.', ['asia']],
    ['en', 'Fiji and Tonga asked Australia for help.', ['oceania']],
    ['es', 'El presidente ruso viajó a Varsovia.', ['europe']],
    ['es', 'La oposición venezolana protestó en Caracas.', ['americas']],
    ['fr', 'Les autorités sénégalaises ont réagi à Dakar.', ['africa']],
    ['fr', 'Le gouvernement libanais a démissionné à Beyrouth.', ['middle-east']],
    ['de', 'Der ukrainische Präsident sprach in Kiew.', ['europe']],
    ['de', 'Die indische Regierung in Neu-Delhi schwieg.', ['asia']],
  ])('%s: %s', (language, text, expected) => {
    expect(regions(text, language)).toEqual(expected);
  });

  it('are at most three, the strongest first', () => {
    const found = regions(
      'Kenya, Nigeria and Ghana met Peru, Chile, Japan, France and Fiji. Kenyan and Nigerian envoys spoke in Accra.',
    );
    expect(found.length).toBeLessThanOrEqual(3);
    expect(found[0]).toBe('africa');
  });

  it('are none where no place is named', () => {
    expect(regions('The match was postponed because of rain.')).toEqual([]);
  });
});

describe('a name that is also something else', () => {
  it.each([
    ['Michael Jordan retired.', []],
    ['Jordan closed its border with Syria.', ['JO', 'SY']],
    ['Voters in Georgia, many of them in Atlanta, queued.', ['US']],
    ['Georgia and its capital, Tbilisi, saw protests.', ['GE']],
    ['They gave us turkey on fine china.', []],
    ['The US said Turkey would help.', ['TR', 'US']],
    ['The Paris Agreement binds them.', []],
    ['North Korea fired a missile; South Korea watched.', ['KP', 'KR']],
    ['He flew from New Mexico to Mexico.', ['MX', 'US']],
  ])('%s', (text, expected) => {
    expect(countries(text)).toEqual(expected);
  });
});

describe('the country that a name means', () => {
  it.each<[string, string, readonly string[]]>([
    ['en', 'Rebels in eastern Congo took a town.', ['CD']],
    ['en', 'The Democratic Republic of the Congo closed a mine.', ['CD']],
    ['en', 'The Congo Republic votes on Sunday.', ['CG']],
    ['de', 'Im Kongo wurde gewählt.', ['CD']],
    ['en', 'Oil leaked in the Niger Delta.', ['NG']],
    ['en', 'Niger and Nigeria reopened a road.', ['NE', 'NG']],
    ['en', 'North Carolina and Indiana voted.', ['US']],
    ['en', 'The state of Maharashtra built a road to Pune.', ['IN']],
    ['en', 'Deputy Mayor Maurice Kemp met Rafael Sanchez.', []],
    ['es', 'Daca celebró elecciones.', ['BD']],
    ['en', 'A guinea pig ran through a Mexican restaurant.', []],
    ['en', 'The minister ended DACA on Monday.', []],
    ['en', 'A storm crossed the Gulf of Mexico to Louisiana.', ['US']],
  ])('%s: %s', (language, text, expected) => {
    expect(countries(text, language)).toEqual(expected);
  });

  it('is not told of the two Koreas by half their name, but where they are is', () => {
    expect(countries('Talks on Korea go on.')).toEqual([]);
    expect(regions('Talks on Korea go on.')).toEqual(['asia']);
  });
});

describe('a name that is somebody’s, a town’s or a bird’s', () => {
  it.each<[string, string, readonly string[]]>([
    ['en', 'Michael Jordan won the trophy. Jordan was glad.', []],
    ['en', 'Jordan Henderson leaves the club. Jordan was sad.', []],
    ['en', 'Jordan Henderson flew to Amman. Jordan welcomed him.', ['JO']],
    ['en', 'Jordan shut its border on Monday.', ['JO']],
    ['en', 'A US-China deal and Russia-India talks stalled.', ['CN', 'IN', 'RU', 'US']],
    ['en', 'Envoys of Ukraine, Georgia and Moldova met near Tbilisi.', ['GE', 'MD', 'UA']],
    ['en', 'Air India grounded its jets. India and China asked why.', ['CN', 'IN']],
    ['en', 'The Grand Paris project grows. Paris pays.', ['FR']],
    ['en', 'Chad Wolf resigned on Monday. Chad was tired.', []],
    ['en', 'Chad shut its border near N’Djamena.', ['TD']],
    ['en', 'Kenya Airways flew on. Kenya Moore sang, and Kenya was applauded.', []],
    ['en', 'The Kenyan police came. Kenya Moore sang, and Kenya applauded.', ['KE']],
    ['en', 'Turkey prices rose before Thanksgiving.', []],
    ['en', 'Turkey votes on Sunday.', ['TR']],
    ['en', 'Turkey votes on Sunday, and Erdogan had his poultry roasted.', ['TR']],
    ['en', 'A man from Paris, Texas, met one from London, Ontario, in Moscow, Idaho.', ['CA', 'US']],
    ['en', 'Panama City Beach was empty, and Indian Wells full of brazil nuts.', []],
    ['en', 'But Israel struck, and while China waited, Peru did not.', ['CN', 'IL', 'PE']],
    ['en', 'Georgia votes. Nobody in Tbilisi slept.', ['GE']],
    ['de', 'In Crans-Montana brannte eine Bar; die Schweizer Polizei kam.', ['CH']],
    ['pt', 'A polícia prendeu o chefe da quadrilha em Salvador.', []],
    ['fr', 'Le Salvador vote dimanche.', ['SV']],
    ['es', 'El alcalde de Granada habló en Sevilla, España.', ['ES']],
  ])('%s: %s', (language, text, expected) => {
    expect(countries(text, language)).toEqual(expected);
  });

  it('is told by headline and text together', () => {
    const of = (headline: string, text: string) => regionsOf({ headline, text, language: 'en' });
    expect(of('Georgia counts its votes', 'Crowds stood in Tbilisi until midnight.')).toEqual(['asia']);
    expect(of('Turkey gets dearer', 'Farmers lost poultry to the flu.')).toEqual([]);
    expect(of('Jordan is back', 'The coach said Michael Jordan would play in Chicago.')).toEqual(['americas']);
  });
});
