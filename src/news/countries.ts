// The countries of the world as news names them: region, capital and other places that stand for a country, and words for its people.
import type { Region } from './article.ts';

const REGION_CODES: Readonly<Record<Region, string>> = {
  africa: `DZ AO BJ BW BF BI CM CV CF TD KM CG CD CI DJ GQ ER SZ ET GA GM GH GN GW KE LS LR LY MG MW ML MR MU MA MZ NA NE NG RW ST SN SC SL
    SO ZA SS SD TZ TG TN UG EH ZM ZW`,
  americas: `AG AR BS BB BZ BO BR CA CL CO CR CU DM DO EC SV GD GT GY HT HN JM MX NI PA PY PE KN LC VC SR TT US UY VE GL PR`,
  asia: `AF AM AZ BD BT BN KH CN GE HK IN ID JP KZ KP KR KG LA MY MV MN MM NP PK PH SG LK TW TJ TH TL TM UZ VN`,
  europe: `AL AD AT BY BE BA BG HR CY CZ DK EE FI FR DE GR HU IS IE IT XK LV LI LT LU MT MD MC ME NL MK NO PL PT RO RU SM RS SK SI ES
    SE CH UA GB VA`,
  'middle-east': 'BH EG IR IQ IL JO KW LB OM PS QA SA SY TR AE YE',
  oceania: 'AU FJ KI MH FM NR NZ PW PG WS SB TO TV VU NC PF',
};

export const REGION_OF: ReadonlyMap<string, Region> = new Map(
  (Object.entries(REGION_CODES) as [Region, string][]).flatMap(([region, codes]) =>
    codes
      .trim()
      .split(/\s+/)
      .map((code): [string, Region] => [code, region]),
  ),
);

/**
 * code | places and bodies, in any of the four languages | English | Spanish (masculine singular) | French (masculine singular) | German adjective.
 * Several words in a field are parted by commas.
 */
const ROWS = `
US | Washington,White House,Pentagon,New York,Los Angeles,Chicago,Texas,California,Florida,Ohio,Pennsylvania,Congress,Capitol,Manhattan,Hawaii,Alaska,Arizona,Michigan,Minnesota,Wisconsin,Virginia,Maryland,Illinois,North Carolina,South Carolina,Tennessee,Kentucky,Alabama,Louisiana,Mississippi,Arkansas,Oklahoma,Kansas,Nebraska,Iowa,Missouri,Indiana,Nevada,Utah,Colorado,Oregon,Idaho,Montana,Wyoming,North Dakota,South Dakota,Maine,Vermont,New Hampshire,Massachusetts,Rhode Island,Connecticut,Delaware,West Virginia,Atlanta,Dallas,Denver,Detroit,Baltimore,San Diego,Silicon Valley,Wall Street,Hollywood,New Mexico,New England,New Jersey,New Orleans,Houston,Boston,Philadelphia,Seattle,San Francisco,Las Vegas,Miami,Casa Blanca,Maison Blanche,Weißes Haus,Weißen Haus,U.S.,US,USA,EE.UU.,EEUU,EE UU,Nueva York,Kalifornien,Californie,Trump,Biden,FBI,CIA,NASA | American,Americans | estadounidense,norteamericano | américain | amerikanisch
CA | Ottawa,Toronto,Montreal,Vancouver,Quebec,Ontario,Alberta | Canadian,Canadians | canadiense | canadien | kanadisch
MX | Mexico City,Ciudad de México,Tijuana,Guadalajara,Oaxaca,Sinaloa,Mexiko-Stadt | Mexican,Mexicans | mexicano | mexicain | mexikanisch
BR | Brasília,Brasilia,São Paulo,Sao Paulo,Rio de Janeiro,Amazonas,Lula,Bolsonaro | Brazilian,Brazilians | brasileño | brésilien | brasilianisch
AR | Buenos Aires,Milei | Argentine,Argentinian,Argentines | argentino | argentin | argentinisch
CL | Santiago,Boric | Chilean,Chileans | chileno | chilien | chilenisch
CO | Bogotá,Bogota,Medellín,FARC | Colombian,Colombians | colombiano | colombien | kolumbianisch
VE | Caracas,Maduro | Venezuelan,Venezuelans | venezolano | vénézuélien | venezolanisch
PE | Lima | Peruvian,Peruvians | peruano | péruvien | peruanisch
EC | Quito,Guayaquil | Ecuadorean,Ecuadorian,Ecuadoreans | ecuatoriano | équatorien | ecuadorianisch
BO | La Paz | Bolivian,Bolivians | boliviano | bolivien | bolivianisch
UY | Montevideo | Uruguayan | uruguayo | uruguayen | uruguayisch
PY | Asunción | Paraguayan | paraguayo | paraguayen | paraguayisch
CU | Havana,La Habana,La Havane,Havanna | Cuban,Cubans | cubano | cubain | kubanisch
HT | Port-au-Prince | Haitian,Haitians | haitiano | haïtien | haitianisch
GT | Guatemala City | Guatemalan,Guatemalans | guatemalteco | guatémaltèque | guatemaltekisch
HN | Tegucigalpa | Honduran,Hondurans | hondureño | hondurien | honduranisch
SV | San Salvador,Bukele | Salvadoran,Salvadorans | salvadoreño | salvadorien | salvadorianisch
NI | Managua | Nicaraguan,Nicaraguans | nicaragüense | nicaraguayen | nicaraguanisch
CR | San José | Costa Rican | costarricense | costaricien | costa-ricanisch
PA | Panama Canal,Canal de Panamá | Panamanian | panameño | panaméen | panamaisch
DO | Santo Domingo | Dominican | dominicano | dominicain | dominikanisch
JM | Kingston | Jamaican,Jamaicans | jamaicano,jamaiquino | jamaïcain | jamaikanisch
GB | London,Londres,England,Scotland,Wales,Northern Ireland,Downing Street,Westminster,Britain,Great Britain,UK,U.K.,Manchester,Edinburgh,Glasgow,Belfast,Gran Bretaña,Inglaterra,Escocia,Grande-Bretagne,Royaume-Uni,Angleterre,Écosse,Großbritannien,Schottland | British,Briton,Britons,English,Scottish,Welsh | británico | britannique | britisch
IE | Dublin,Dublín | Irish | irlandés | irlandais | irisch
FR | Paris,París,Elysee,Élysée,Marseille,Lyon,Strasbourg,Macron,Notre-Dame | French,Frenchman | francés | français | französisch
DE | Berlin,Berlín,Munich,München,Frankfurt,Hamburg,Bundestag,Scholz,Merkel,Merz,Köln,Cologne,Bundesregierung,Bundeswehr | German,Germans | alemán | allemand | deutsch
ES | Madrid,Barcelona,Catalonia,Cataluña,Catalogne,Katalonien,Valencia,La Palma,Canarias,Canary Islands,Pedro Sánchez,Moncloa,Andalucía,Sevilla,Kanaren | Spanish,Spaniard,Spaniards | español | espagnol | spanisch
PT | Lisbon,Lisboa,Lisbonne,Lissabon,Porto | Portuguese | portugués | portugais | portugiesisch
IT | Rome,Roma,Rom,Milan,Milán,Mailand,Sicily,Sicilia,Sicile,Sizilien,Lampedusa,Meloni,Venice,Naples | Italian,Italians | italiano | italien | italienisch
VA | Vatican,Vaticano,Vatikan,Holy See,Santa Sede,Saint-Siège,Pope Francis,papa Francisco | - | - | - | vatikanisch
CH | Bern,Berne,Geneva,Ginebra,Genève,Genf,Zurich,Zürich | Swiss | suizo | suisse | schweizerisch,schweizer
AT | Vienna,Viena,Vienne,Wien | Austrian,Austrians | austriaco | autrichien | österreichisch
BE | Brussels,Bruselas,Bruxelles,Brüssel,Antwerp | Belgian,Belgians | belga | belge | belgisch
NL | Amsterdam,The Hague,La Haya,La Haye,Den Haag,Rotterdam,Holland,Holanda | Dutch | neerlandés,holandés | néerlandais | niederländisch
LU | - | Luxembourgish | luxemburgués | luxembourgeois | luxemburgisch
DK | Copenhagen,Copenhague,Kopenhagen | Danish,Dane,Danes | danés | danois | dänisch
GL | Nuuk | Greenlandic | groenlandés | groenlandais | grönländisch
SE | Stockholm,Estocolmo | Swedish,Swede,Swedes | sueco | suédois | schwedisch
NO | Oslo | Norwegian,Norwegians | noruego | norvégien | norwegisch
FI | Helsinki | Finnish,Finn,Finns | finlandés | finlandais | finnisch
IS | Reykjavik,Reikiavik,Grindavik | Icelandic | islandés | islandais | isländisch
PL | Warsaw,Varsovia,Varsovie,Warschau,Tusk | Polish,Pole,Poles | polaco | polonais | polnisch
CZ | Prague,Praga,Prag,Czech Republic,República Checa,République tchèque,Tschechien | Czech,Czechs | checo | tchèque | tschechisch
SK | Bratislava,Fico | Slovak,Slovaks | eslovaco | slovaque | slowakisch
HU | Budapest,Orbán,Orban | Hungarian,Hungarians | húngaro | hongrois | ungarisch
RO | Bucharest,Bucarest,Bukarest | Romanian,Romanians | rumano | roumain | rumänisch
BG | Sofia | Bulgarian,Bulgarians | búlgaro | bulgare | bulgarisch
GR | Athens,Atenas,Athènes,Athen,Lesbos,Pylos | Greek,Greeks | griego | grec,grecque | griechisch
CY | Nicosia,Nikosia | Cypriot,Cypriots | chipriota | chypriote | zyprisch
HR | Zagreb | Croatian,Croat,Croats | croata | croate | kroatisch
RS | Belgrade,Belgrado,Belgrad,Vučić,Vucic | Serbian,Serb,Serbs | serbio | serbe | serbisch
BA | Sarajevo,Bosnia,Bosnie,Bosnien | Bosnian,Bosnians | bosnio | bosniaque | bosnisch
XK | Pristina,Kosovo | Kosovar | kosovar | kosovar | kosovarisch
AL | Tirana | Albanian,Albanians | albanés | albanais | albanisch
MK | Skopje,North Macedonia,Macedonia | Macedonian | macedonio | macédonien | mazedonisch
SI | Ljubljana | Slovenian,Slovene | esloveno | slovène | slowenisch
EE | Tallinn | Estonian,Estonians | estonio | estonien | estnisch
LV | Riga | Latvian,Latvians | letón | letton | lettisch
LT | Vilnius,Vilna | Lithuanian,Lithuanians | lituano | lituanien | litauisch
BY | Minsk,Lukashenko,Loukachenko,Lukaschenko | Belarusian,Belarusians | bielorruso | biélorusse | belarussisch
UA | Kyiv,Kiev,Kiew,Kharkiv,Odesa,Odessa,Mariupol,Donbas,Donetsk,Luhansk,Crimea,Crimée,Krim,Kherson,Bakhmut,Zaporizhzhia,Zelensky,Zelenskiy,Zelenskyy,Zelenski,Selenskyj,Kakhovka,Kachowka,Dnipro,Dnieper,Lviv | Ukrainian,Ukrainians | ucraniano | ukrainien | ukrainisch
RU | Moscow,Moscú,Moscou,Moskau,Kremlin,Kreml,Putin,Poutine,Lavrov,St. Petersburg,Siberia,Chechnya,Wagner,Navalny | Russian,Russians | ruso | russe | russisch
MD | Chisinau,Chișinău,Transnistria | Moldovan,Moldovans | moldavo | moldave | moldauisch
GE | Tbilisi,Tiflis,Abkhazia,South Ossetia | - | georgiano | géorgien | georgisch
AM | Yerevan,Ereván,Erevan,Eriwan,Nagorno-Karabakh,Karabakh,Bergkarabach | Armenian,Armenians | armenio | arménien | armenisch
AZ | Baku,Bakú,Bakou,Aliyev | Azerbaijani,Azeri | azerbaiyano,azerí | azerbaïdjanais | aserbaidschanisch
TR | Ankara,Istanbul,Estambul,Erdogan,Erdoğan,Turkey,Turquía,Turquie,Türkei,Türkiye,Gaziantep,Kahramanmaraş,Kahramanmaras | Turkish,Turk,Turks | turco | turc,turque | türkisch
IL | Jerusalem,Jerusalén,Jérusalem,Tel Aviv,Netanyahu,Netanjahu,Knesset | Israeli,Israelis | israelí | israélien | israelisch
PS | Gaza,Gaza Strip,West Bank,Cisjordania,Cisjordanie,Westjordanland,Hamas,Hamás,Ramallah,Rafah,Khan Younis,Gazastreifen | Palestinian,Palestinians | palestino | palestinien | palästinensisch
LB | Beirut,Beyrouth,Hezbollah,Hisbollah,Hizbullah,Hezbolá | Lebanese | libanés | libanais | libanesisch
SY | Damascus,Damasco,Damas,Damaskus,Aleppo,Alepo,Alep,Idlib,Assad | Syrian,Syrians | sirio | syrien | syrisch
JO | Amman,Ammán | Jordanian,Jordanians | jordano | jordanien | jordanisch
IQ | Baghdad,Bagdad,Mosul,Basra,Erbil | Iraqi,Iraqis | iraquí | irakien | irakisch
IR | Tehran,Teherán,Téhéran,Teheran,Khamenei,Raisi | Iranian,Iranians | iraní | iranien | iranisch
SA | Riyadh,Riad,Jeddah,Mecca,La Meca,Mekka,Saudi Arabia | Saudi,Saudis | saudí | saoudien | saudisch
YE | Sanaa,Aden,Houthi,Houthis,Huthi | Yemeni,Yemenis | yemení | yéménite | jemenitisch
QA | Doha | Qatari,Qataris | catarí,qatarí | qatari | katarisch
AE | Abu Dhabi,Dubai,Dubái,UAE | Emirati | emiratí | émirati | emiratisch
KW | Kuwait City | Kuwaiti,Kuwaitis | kuwaití | koweïtien | kuwaitisch
EG | Cairo,El Cairo,Le Caire,Kairo,Suez,Suez Canal,Canal de Suez,Sharm el-Sheikh,Sinai | Egyptian,Egyptians | egipcio | égyptien | ägyptisch
LY | Tripoli,Trípoli,Benghazi,Derna | Libyan,Libyans | libio | libyen | libysch
TN | Tunis | Tunisian,Tunisians | tunecino | tunisien | tunesisch
DZ | Algiers,Argel,Alger,Algier | Algerian,Algerians | argelino | algérien | algerisch
MA | Rabat,Marrakech,Marrakesh,Marrakesch,Casablanca,Al Haouz | Moroccan,Moroccans | marroquí | marocain | marokkanisch
SD | Khartoum,Jartum,Khartum,Darfur,El Fasher | Sudanese | sudanés | soudanais | sudanesisch
SS | Juba | - | - | - | südsudanesisch
ET | Addis Ababa,Addis Abeba,Adís Abeba,Tigray | Ethiopian,Ethiopians | etíope | éthiopien | äthiopisch
ER | Asmara | Eritrean,Eritreans | eritreo | érythréen | eritreisch
SO | Mogadishu,Mogadiscio,Mogadischu,Al-Shabaab | Somali,Somalis | somalí | somalien | somalisch
KE | Nairobi | Kenyan,Kenyans | keniano,keniata | kényan | kenianisch
UG | Kampala | Ugandan,Ugandans | ugandés | ougandais | ugandisch
RW | Kigali | Rwandan,Rwandans | ruandés | rwandais | ruandisch
TZ | Dodoma,Dar es Salaam,Zanzibar | Tanzanian,Tanzanians | tanzano | tanzanien | tansanisch
CD | Kinshasa,Goma,Kivu,Congo,Kongo,DRC,RDC,DR Congo,Democratic Republic of Congo,Democratic Republic of the Congo,República Democrática del Congo,République démocratique du Congo,Demokratische Republik Kongo,Demokratischen Republik Kongo,M23 | Congolese | congoleño | congolais | kongolesisch
CG | Brazzaville,Congo Republic,Republic of Congo,Republic of the Congo,República del Congo,République du Congo,Republik Kongo | - | - | - | -
NG | Abuja,Niger Delta,Lagos,Kano,Boko Haram | Nigerian,Nigerians | nigeriano | nigérian | nigerianisch
GH | Accra | Ghanaian,Ghanaians | ghanés | ghanéen | ghanaisch
SN | Dakar | Senegalese | senegalés | sénégalais | senegalesisch
ML | Bamako | Malian,Malians | maliense,malí | malien | malisch
BF | Ouagadougou,Uagadugú | Burkinabe | burkinés | burkinabè | burkinisch
NE | Niamey | Nigerien | nigerino | nigérien | nigrisch
CI | Abidjan,Ivory Coast,Costa de Marfil,Côte d’Ivoire,Elfenbeinküste | Ivorian | marfileño | ivoirien | ivorisch
CM | Yaoundé,Yaounde | Cameroonian | camerunés | camerounais | kamerunisch
GA | Libreville | Gabonese | gabonés | gabonais | gabunisch
GN | Conakry | Guinean | guineano | guinéen | guineisch
TD | N'Djamena | Chadian | chadiano | tchadien | tschadisch
ZA | Pretoria,Johannesburg,Johannesburgo,Cape Town,Ciudad del Cabo,Le Cap,Kapstadt,Durban,Ramaphosa,ANC | South African,South Africans | sudafricano | sud-africain | südafrikanisch
ZW | Harare | Zimbabwean,Zimbabweans | zimbabuense | zimbabwéen | simbabwisch
ZM | Lusaka | Zambian,Zambians | zambiano | zambien | sambisch
MZ | Maputo,Cabo Delgado | Mozambican,Mozambicans | mozambiqueño | mozambicain | mosambikanisch
AO | Luanda | Angolan,Angolans | angoleño | angolais | angolanisch
MG | Antananarivo | Malagasy | malgache | malgache | madagassisch
MW | Lilongwe,Blantyre | Malawian | malauí | malawien | malawisch
CN | Beijing,Pekín,Pékin,Peking,Shanghai,Xi Jinping,Xinjiang,Wuhan,Tibet | Chinese | chino | chinois | chinesisch
HK | Hong Kong,Hongkong | Hongkonger,Hongkongers | hongkonés | hongkongais | -
TW | Taipei,Taipéi,Taïpei | Taiwanese | taiwanés | taïwanais | taiwanisch
JP | Tokyo,Tokio,Osaka,Fukushima,Noto,Ishikawa,Kishida | Japanese | japonés | japonais | japanisch
KR | Seoul,Seúl,Séoul,Busan,Itaewon,Yoon Suk Yeol,South Korea | South Korean,South Koreans | surcoreano | sud-coréen | südkoreanisch
KP | Pyongyang,Pionyang,Pjöngjang,Kim Jong Un,North Korea | North Korean,North Koreans | norcoreano | nord-coréen | nordkoreanisch
MN | Ulaanbaatar | Mongolian,Mongolians | mongol | mongol | mongolisch
IN | New Delhi,Nueva Delhi,Delhi,Neu-Delhi,Mumbai,Bombay,Modi,Kashmir,Kerala,Gujarat,Odisha,Kolkata,Bengaluru,Bangalore,Chennai,Hyderabad,Pune,Uttar Pradesh,Maharashtra,Bihar,Rajasthan,Tamil Nadu,Karnataka,West Bengal,Haryana,Gurugram,Gurgaon,Noida,Ludhiana,Jharkhand,Assam,Goa,Lok Sabha,ISRO,Chandrayaan | Indian,Indians | indio | indien | indisch
PK | Islamabad,Karachi,Lahore,Peshawar,Imran Khan | Pakistani,Pakistanis | pakistaní | pakistanais | pakistanisch
BD | Dhaka,Daca,Dacca,Hasina | Bangladeshi,Bangladeshis | bangladesí | bangladais | bangladeschisch
LK | Colombo,Rajapaksa | Sri Lankan,Sri Lankans | esrilanqués | sri-lankais | sri-lankisch
NP | Kathmandu,Katmandú,Katmandou | Nepalese,Nepali | nepalí | népalais | nepalesisch
AF | Kabul,Kaboul,Kandahar,Taliban,Talibán,Talibanes,Herat | Afghan,Afghans | afgano | afghan | afghanisch
MM | Naypyidaw,Yangon,Rangún,Rangun,Mandalay,Burma,Birmania,Birmanie,Rohingya,Suu Kyi | Burmese | birmano | birman | birmanisch
TH | Bangkok | Thai,Thais | tailandés | thaïlandais | thailändisch
VN | Hanoi,Hanói,Hanoï | Vietnamese | vietnamita | vietnamien | vietnamesisch
KH | Phnom Penh | Cambodian,Cambodians | camboyano | cambodgien | kambodschanisch
LA | Vientiane | Laotian | laosiano | laotien | laotisch
MY | Kuala Lumpur | Malaysian,Malaysians | malasio | malaisien | malaysisch
SG | - | Singaporean,Singaporeans | singapurense | singapourien | singapurisch
ID | Jakarta,Yakarta,Java,Sumatra,Bali,Sulawesi,Prabowo | Indonesian,Indonesians | indonesio | indonésien | indonesisch
PH | Manila,Manille,Duterte,Marcos,Mindanao | Philippine,Filipino,Filipinos | filipino | philippin | philippinisch
KZ | Astana,Almaty | Kazakh | kazajo | kazakh | kasachisch
UZ | Tashkent | Uzbek | uzbeko | ouzbek | usbekisch
KG | Bishkek | Kyrgyz | kirguís | kirghize | kirgisisch
TJ | Dushanbe | Tajik | tayiko | tadjik | tadschikisch
AU | Canberra,Sydney,Sídney,Melbourne,Brisbane,Queensland,New South Wales,Perth,Tasmania,Albanese | Australian,Australians | australiano | australien | australisch
NZ | Wellington,Auckland,Christchurch,Ardern | New Zealander,New Zealanders | neozelandés | néo-zélandais | neuseeländisch
PG | Port Moresby,Enga | - | papú | - | papua-neuguineisch
FJ | Suva | Fijian | fiyiano | fidjien | fidschianisch
TO | Nuku’alofa,Hunga Tonga | Tongan,Tongans | tongano | tongien | tongaisch
WS | Apia | Samoan | samoano | samoan | samoanisch
SB | Honiara | - | - | - | -
NC | Nouméa,Noumea,Kanak | New Caledonian | - | calédonien | neukaledonisch
`;

export interface CountryWords {
  readonly code: string;
  readonly places: readonly string[];
  readonly people: {
    readonly en: readonly string[];
    readonly es: readonly string[];
    readonly fr: readonly string[];
    readonly de: readonly string[];
  };
}

const parts = (field: string | undefined) =>
  (field ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && each !== '-');

export const COUNTRY_WORDS: readonly CountryWords[] = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [code, places, en, es, fr, de] = row.split('|').map((each) => each.trim());
    return {
      code: code ?? '',
      places: parts(places),
      // Made when they are asked for: to tell a country by its name takes the places alone.
      get people() {
        return {
          en: parts(en),
          es: parts(es).flatMap(spanish),
          fr: parts(fr).flatMap(french),
          de: parts(de).flatMap((base) => ['', 'e', 'er', 'es', 'en', 'em'].map((ending) => base + ending)),
        };
      },
    };
  });

function spanish(base: string): readonly string[] {
  if (base.endsWith('o')) return ['o', 'a', 'os', 'as'].map((ending) => base.slice(0, -1) + ending);
  if (/[eaí]$/.test(base)) return [base, `${base}s`, `${base}es`];
  return ['', 'a', 'es', 'as'].map((ending) => base + ending);
}

function french(base: string): readonly string[] {
  if (base.endsWith('e')) return [base, `${base}s`];
  if (base.endsWith('en')) return [base, `${base}s`, `${base}ne`, `${base}nes`];
  if (base.endsWith('s')) return [base, `${base}e`, `${base}es`];
  return ['', 's', 'e', 'es'].map((ending) => base + ending);
}

/** Names that are also given names, surnames or other places: they count only where no other name stands beside them. */
export const DOUBTFUL: ReadonlySet<string> = new Set(
  `jordan chad georgia israel kenya china lima sofia valencia santiago sydney holland ireland malta cuba turkey guinea niger java
  victoria wagner lyon london boston houston virginia florida perth wellington kingston marcos mali togo oman peru wales brasilia
  columbia congress rome paris berlin vienna milan saba modi bali noto kano aden derna congo lagos india
  maurice montana dallas denver dakota indiana nevada maine delaware goa`.split(/\s+/),
);

const WIDER_ROWS: readonly (readonly [Region, string])[] = [
  [
    'europe',
    'europe,european,europeans,european union,eu,nato,schengen,european commission,europa,europeo,europea,europeos,europeas,union europea,ue,otan,europeen,europeenne,europeens,europeennes,union europeenne,commission europeenne,europaisch,europaische,europaischen,europaischer,europaische union',
  ],
  [
    'africa',
    'africa,african,africans,african union,sahel,ecowas,africano,africana,afrique,africain,africaine,afrika,afrikanische,afrikanischen',
  ],
  [
    'asia',
    'asia,asian,korea,korean peninsula,koreans,south asia,southeast asia,central asia,asean,asiatico,asiatica,asie,asiatique,asien,asiatische,asiatischen',
  ],
  [
    'middle-east',
    'middle east,middle eastern,oriente medio,oriente proximo,moyen orient,proche orient,nahost,naher osten,nahen osten',
  ],
  [
    'americas',
    'latin america,central america,south america,latin american,caribbean,america latina,latinoamerica,caribe,amerique latine,caraibes,lateinamerika,sudamerika,karibik',
  ],
  ['oceania', 'oceania,pacific islands,pacific island,oceanie,ozeanien'],
];

/** What is larger than a country, by folded phrase. */
export const WIDER: ReadonlyMap<string, Region> = new Map(
  WIDER_ROWS.flatMap(([region, words]) => words.split(',').map((phrase): [string, Region] => [phrase, region])),
);
