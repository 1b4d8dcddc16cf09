// Words that tell a topic, folded, in English, Spanish, French and German. A word ending in `*` stands for all that begin so.
import type { Topic } from './article.ts';

/** Those of `clear` tell the topic alone; those of `hints` need company. */
export const TOPIC_WORDS: Readonly<Record<Topic, { readonly clear: string; readonly hints: string }>> = {
  conflict: {
    clear: `war,wars,warfare,invasion,invaded,airstrike*,air strike*,shelling,shelled,missile*,rocket fire,drone strike*,drone attack*,ceasefire*,cease fire*,militants,insurgen*,militia*,troops,frontline,front line,artillery,bombardment,bombings,hostages,coup,junta,fighters,gunmen,military offensive,counteroffensive,taliban,islamic state,isis,hezbollah,hamas,
      guerra*,invasion,misil*,bombardeo*,alto el fuego,tropas,milicia*,golpe de estado,rehenes,ofensiva,
      guerre*,frappe*,bombardement*,cessez le feu,troupes,milice*,putsch,otages,coup d etat,combats,
      krieg*,rakete*,luftangriff*,beschuss,waffenruhe,waffenstillstand,truppen,miliz*,putsch*,geisel*,grossoffensive*,gegenoffensive*`,
    hints: `offensive,bombing,strikes,attack*,army,military,soldier*,killed,weapons,forces,rebels,terror*,explosion*,bomb*,armed,ataque*,ejercito,soldados,armee,soldats,attaque*,angriff*,armee,soldaten,militar*,terror*`,
  },
  diplomacy: {
    clear: `diplomat*,embass*,ambassador*,envoy*,summit*,treaty,treaties,sanctions,expel*,expulsion*,foreign minist*,secretary of state,nato,peace accord*,bilateral,negotiat*,peace talks,security council,
      diplomatic*,embajad*,cumbre,tratado,sanciones,expuls*,otan,negociaci*,cancill*,
      ambassad*,sommet,traite,sanctions,expuls*,negociation*,pourparlers,affaires etrangeres,
      diplomat*,botschaft*,gipfel*,vertrag,sanktionen,ausweis*,verhandlung*,aussenminister*,sicherheitsrat`,
    hints: `accord,accords,alliance,talks,relations,agreement,ties,united nations,kremlin,foreign ministry,acuerdo,relaciones,onu,accord,relations,abkommen,gesprache,beziehungen,uno,bundnis`,
  },
  politics: {
    clear: `parliament*,congress,senate,senator*,lawmaker*,prime minister,cabinet,coalition government,impeach*,resign*,opposition,legislation,no confidence,minister,
      parlament*,congreso,senado,primer ministro,dimisi*,dimit*,oposicion,mocion de censura,
      parlement*,assemblee nationale,premier ministre,demission*,opposition,motion de censure,
      bundestag,ministerprasident*,rucktritt*,trat zuruck,opposition*,misstrauensvotum,regierungskoalition,bundeskanzler*`,
    hints: `president,government,party,leader,policy,minist*,coalition,bill,presidente,gobierno,partido,ley,president,gouvernement,parti,loi,regierung*,partei,prasident*,gesetz*`,
  },
  elections: {
    clear: `election*,ballot*,polling station*,referendum*,runoff,run off,voters,turnout,exit poll*,electoral,
      eleccion*,electoral*,urnas,comicios,votantes,segunda vuelta,referendum,escrutinio,
      election*,scrutin,electeurs,electora*,second tour,presidentielle,legislatives,referendum,
      wahl,wahlen,wahlkampf,wahler*,stichwahl,wahlbeteiligung,parlamentswahl*,prasidentschaftswahl*,volksabstimmung,wahllokal*`,
    hints:
      'vote,votes,voted,voting,candidate*,campaign,win,victory,landslide,voto*,candidat*,campana,voix,vote*,campagne,stimmen,kandidat*,sieg',
  },
  economy: {
    clear: `econom*,inflation,interest rate*,central bank,tariff*,gdp,recession,stock market,exports,imports,unemployment,currency,payrolls,jobless,wage growth,farm aid,trade war,oil price*,budget,bankrupt*,supply chain*,
      inflacion,tipos de interes,banco central,arancel*,pib,recesion,bolsa,exportaci*,desempleo,deuda,
      inflation,taux d interet,banque centrale,droits de douane,pib,recession,bourse,exportation*,chomage,dette,
      wirtschaft*,inflation*,leitzins*,zentralbank,zolle*,bip,rezession,borse*,export*,arbeitslos*,schulden,haushalt`,
    hints: `debt,stocks,shares,tax,taxes,wages,prices,farmers,salary,market*,trade,bank*,prices,company,companies,billion,growth,investors,jobs,mercado*,comercio,empresa*,precios,marche*,commerce,entreprise*,prix,markt*,handel*,unternehmen,preise`,
  },
  disaster: {
    clear: `earthquake*,quake,magnitude,aftershock*,tsunami*,flood*,hurricane*,cyclone*,typhoon*,wildfire*,bushfire*,landslide*,eruption*,erupted,volcan*,tornado*,avalanche*,capsiz*,shipwreck*,derail*,plane crash,train crash,bus crash,helicopter crash,stampede,mishap,collapsed,rescuers,rubble,rescue teams,
      terremoto*,seismo,sismo,replicas,inundaci*,huracan,ciclon,incendio*,deslizamiento*,erupcion*,naufragio,descarril*,escombros,rescatistas,
      seisme*,tremblement de terre,repliques,inondation*,ouragan,cyclone*,incendie*,glissement de terrain,eruption*,naufrage*,decombres,secouristes,
      erdbeben*,nachbeben,hochwasser*,uberschwemmung*,flut*,hurrikan,zyklon,taifun,waldbrand*,erdrutsch*,vulkan*,ausbruch,schiffsungluck,entgleis*,trummer*,rettungskrafte`,
    hints:
      'collapse,crash,crashed,crashes,accident,storm*,rain*,dead,missing,survivors,evacuat*,rescue*,victims,damage*,tormenta*,muertos,desaparecidos,evacua*,rescate,tempete*,morts,disparus,secours,sturm*,tote,vermisste,rettung*,evakuier*',
  },
  climate: {
    clear: `climate,emissions,global warming,greenhouse,carbon,fossil fuel*,renewable*,heatwave*,heat wave*,drought*,glacier*,deforestation,cop26,cop27,cop28,cop29,biodiversity,
      climatic*,cambio climatico,emisiones,calentamiento,combustibles fosiles,ola de calor,sequia*,glaciar*,deforestacion,
      climat*,rechauffement,emissions,energies fossiles,canicule,secheresse*,glacier*,deforestation,
      klima*,erderwarmung,emissionen,treibhausgas*,fossile*,hitzewelle,durre*,gletscher*,kohlendioxid,erneuerbare*`,
    hints:
      'temperature*,degrees,coal,environment*,warming,hottest,temperaturas,grados,carbon,medio ambiente,temperatures,degres,charbon,environnement*,temperatur*,kohle,umwelt*',
  },
  health: {
    clear: `virus*,coronavirus,covid*,pandemic*,vaccin*,outbreak*,epidemic*,disease*,cholera,ebola,mpox,malaria,measles,polio,world health organization,infection*,variant,healthcare,health care,medicaid,medicare,obamacare,opioid*,cancer,
      pandemia,vacun*,brote*,epidemia*,enfermedad*,colera,contagio*,
      pandemie,epidemie*,maladie*,cholera,infection*,paludisme,
      pandemie*,impf*,ausbruch,epidemie*,krankheit*,seuche*,infektion*,cholera`,
    hints:
      'health*,hospital*,patients,doctors,medical,medicine,drug,salud,hospital*,pacientes,medicos,sante,hopital,hopitaux,patients,medecins,gesundheit*,krankenhaus*,klinik*,patienten,arzte',
  },
  justice: {
    clear: `court,courts,trial,judge,judges,supreme court,grand jury,special counsel,pleaded,murder,verdict,convicted,conviction,prosecut*,sentenced,indict*,guilty,lawsuit,appeal court,jury,defendant,arrest warrant,icc,extradit*,acquitted,
      tribunal,juicio,juez,jueza,fiscal*,condenad*,sentencia,culpable,acusacion formal,extradi*,absuelt*,
      tribunal,proces,juge*,procureur*,condamne a,condamnee a,coupable,cour d appel,cour penale,mandat d arret,extrad*,parquet,
      gericht*,prozess,richter*,urteil*,verurteilt zu,staatsanwalt*,schuldig,haftbefehl*,auslieferung*,angeklagt*,freigesprochen`,
    hints:
      'arrest*,charges,charged,police,prison,jail*,crime*,lawyer*,detained,policia,carcel,prision,detenid*,abogad*,police,prison,arrete*,avocat*,polizei,gefangnis,festgenommen,anwalt*',
  },
  rights: {
    clear: `human rights,protest,protests,protesters,protested,protesting,demonstrators,demonstrations,refugee*,migrant*,asylum,civil rights,freedom of,press freedom,discriminat*,women s rights,abortion,dissident*,censorship,gay rights,transgender,sexual harassment,
      derechos humanos,protesta*,manifesta*,refugiad*,migrante*,asilo,discriminaci*,aborto,represion,activista*,
      droits de l homme,droits humains,manifesta*,refugie*,migrant*,asile,discrimination*,avortement,repression,militant*,
      menschenrecht*,proteste,protesten,demonstrant*,demonstrier*,kundgebung*,fluchtling*,geflucht*,migranten,asyl*,diskriminierung,abtreibung,aktivist*,unterdruckung`,
    hints:
      'activist*,crackdown,demonstration,immigrants,immigration,rights,women,freedom,humanitarian,minority,police,derechos,mujeres,libertad,droits,femmes,liberte,rechte,frauen,freiheit,humanitar*',
  },
  science: {
    clear: `scientist*,spacecraft,telescope*,nasa,astronaut*,lunar,moon landing,rover,asteroid*,fossil,fossils,species,physicist*,astronom*,nobel prize,planets,orbit,isro,nuclear fusion,
      cientific*,telescopio,nave espacial,astronauta*,asteroide*,investigadores,especie,premio nobel,alunizaje,
      scientifique*,telescope,sonde,astronaute*,asteroide*,chercheurs,espece*,prix nobel,alunissage,
      wissenschaftler*,forscher*,teleskop,raumsonde,astronaut*,asteroid*,nobelpreis*,mondlandung,umlaufbahn`,
    hints:
      'researchers,research,study,space,moon,mars,launch*,discovery,mission,satellite*,estudio,espacio,luna,lanzamiento,etude,espace,lune,lancement,studie,weltraum,mond,start,entdeck*',
  },
  technology: {
    clear: `artificial intelligence,chatbot*,software,cyber*,hack*,semiconductor*,chips,smartphone*,openai,chatgpt,search engine,search results,big tech,tech compan*,tech giant*,internet giant*,algorithm*,internet outage,data breach,ransomware,encryption,startup*,
      inteligencia artificial,ciber*,semiconductor*,redes sociales,programa informatico,algoritmo*,
      intelligence artificielle,cyber*,logiciel*,reseaux sociaux,semi conducteur*,algorithme*,piratage,
      kunstliche intelligenz,kunstlicher intelligenz,software,halbleiter*,soziale netzwerke,sozialen netzwerken,algorithm*,hacker*`,
    hints:
      'social media,facebook,google,microsoft,apple,tiktok,youtube,twitter,meta,technology,tech,online,digital,internet,data,users,app,apps,platform*,tecnolog*,digital*,datos,usuarios,technolog*,numerique*,donnees,utilisateurs,technik,digital*,daten,nutzer',
  },
};

/** Names of an outlet's own sections, folded, by the topic they stand for. */
export const SECTION_WORDS: Readonly<Record<Topic, RegExp>> = {
  conflict: /^(?:war|conflict|guerra|guerre|krieg|oorlog|война|حرب|युद्ध|战争|戰爭|軍事|军事)/,
  diplomacy: /diploma/,
  politics: /^(?:politic|politik|politique|polityka|siyaset|политика|سياسة|राजनीति|时政|時政|政治|政界|정치)/,
  elections: /(?:election|eleccion|wahl|elezion|eleico|verkiezing|выборы|انتخابات|चुनाव|选举|選舉|選挙|선거)/,
  economy:
    /^(?:business|econom|markets|finance|wirtschaft|money|negocios|negocio|mercado|finanza|ekonomi|gospodarka|bisnis|экономика|бизнес|финансы|اقتصاد|الاقتصاد|مال|कारोबार|बिजनेस|बाजार|अर्थव्यवस्था|财经|財經|经济|經濟|経済|ビジネス|경제)/,
  disaster: /disaster|desastre|catastroph|katastroph/,
  climate:
    /climat|klima|environment|medio ambiente|meio ambiente|ambiente|environnement|umwelt|milieu|экология|بيئة|مناخ|पर्यावरण|环境|環境|환경/,
  health:
    /health|salud|saude|salute|sanita|sante|gesundheit|gezondheid|zdrowie|saglik|kesehatan|coronavirus|covid|здоровье|صحة|स्वास्थ्य|健康|卫生|医療|건강/,
  justice:
    /justice|justicia|justica|giustizia|justiz|court|tribunal|law|crime|cronaca|policia|происшествия|قضاء|حوادث|अपराध|क्राइम|法治|司法|事件|사회/,
  rights: /rights|derechos|droits|menschenrecht/,
  science: /science|ciencia|scienza|wissen|wetenschap|bilim|nauka|space|наука|علوم|विज्ञान|科学|科學|サイエンス|과학/,
  technology:
    /tech|tecnolog|tecnologia|digital|numerique|teknoloji|teknologi|технологии|تكنولوجيا|تقنية|टेक|तकनीक|科技|テクノロジー|デジタル|기술/,
};
