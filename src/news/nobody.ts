// What a verb of saying seems to have for a subject, though nobody can speak so: half a clause, an adverb, a verb.

/** It breaks off before its noun, or behind its verb. */
const BREAKS_OFF =
  /(?:^|\s)(?:to|of|in|by|for|with|at|on|from|as|an?|the|his|her|its|their|and|or|but|more|most|might|may|could|will|would|which|that|whose|about|into|under|than|said|says|previous|lo|los|las|le|les|se|nos|del|al|en|con|por|para|y|que|du|de|des|au|aux|et|ne|n|dem|den|des|im|zu|und|von|mit)$|['’]$/u;
/** A verb stands in it: a clause, of which the end would be the subject at most. */
const CLAUSE =
  /\s(?:is|are|was|were|has|have|had|will|would|could|might|should|can|cannot|does|did|do|holds|makes|reacted|ist|sind|war|waren|hat|haben|hatte|wird|wurde|es|son|fue|fueron|está|están|est|sont|était|ont)\s/u;
/** "using the term", "worked with", "over the weekend", "potentially jail" */
const OPENS_AS_VERB =
  /^(?:(?!(?:leading|ruling|visiting|acting|governing|outgoing|incoming|neighbou?ring|existing|surviving|opposing|competing|remaining|participating|housing|building|manufacturing|trading|banking|broadcasting|voting|nursing|police)\s)\p{Ll}{2,}ing|\p{Ll}{3,}(?<!fami|mont|week|dai|ear|elder)ly|(?!red\s)\p{Ll}{3,}ed(?=\s(?:with|to|in|on|at|by|about|of|for|into|the|an?|his|her)\b))\s|^(?:['’]s|of|how|why|what|where|whether|could|would|should|can|might|must|will|did|does|lives|works|sin|con|para|por|tras|según|sobre|entre|desde|hasta|durante|sans|avec|pour|par|dans|ohne|com|sem|senza|over|while|when|as|although|though|because|if|since|until|after|before|where|whether|during|amid|despite|plus|just|even|only)\s|^(?:While|When|As|Although|Though|Because|If|Since|Until|After|Before|Where|Whether|Despite|Just|Responding|Asked|Speaking|Writing|В|Во|На|По|Из|От|Em|No|Na|Nel|Nella)\s/u;
/** "the other thing I", "could see him" */
const PERSONS: ReadonlySet<string> = new Set('I me him them us himself herself themselves'.split(' '));
/** "the public to limit travel" */
const TO_DO = /\s(?:to|not to)\s(?!the\b|an?\b|his\b|her\b|their\b|its\b|parliament|congress|work\b)\p{Ll}{3,}\s/u;
/** One small word that speaks: a body, or several. */
const SPEAKS =
  /(?:s|people|police|media|source|counsel|management|prosecution|defen[cs]e|men|women|children|staff|they|he|she|it|we|policía|fiscalía|gente|elle|ella|él|il|on|er|sie|quien|qui|lui|lei|ele|ela|sopravvissuti|superstiti|testimoni|inquirenti|soccorritori|investigatori|fonti|medici|esperti|residenti|abitanti|familiari|[\u0400-\u04ff]+)$/u;

/** An adverb with the capital of its sentence. */
const ADVERB =
  /^(?:Además|También|Asimismo|Luego|Entonces|Después|Incluso|Aussi|Ensuite|Ainsi|Puis|Enfin|Schon|Auch|Nun|Jetzt|Dann|Danach|Zudem|Außerdem|Dabei|Dazu|Daraufhin|Zuvor|Später|Também|Depois|Ainda|Inoltre|Anche|Poi|Infine|Также|Однако|Later|Then|Also|Still|Instead|However|Meanwhile|Earlier)$/;

/** "the second", "le mois dernier", "MUST WATCH Tillis", "Richard PompeoGiuliani" */
const NO_NAME =
  /^(?:[Mm]ore|[Ff]ewer|[Ll]ess|the (?:first|second|third|last|latest|only|same|other|next)|(?:the|le|la|les|el|il|l[’']|o|a|der|die|das)\s?(?:mois|semaine|année|jour|soir|matin|mes|semana|año|week|month|year|day|night|morning|evening|Woche|Monat|Jahr|settimana|mese|anno|mês|ano)(?:\s\p{L}+)?|J['’]\p{L}+)$|^(?:\p{Lu}{3,}\s){2,}\p{Lu}\p{Ll}|\p{Ll}{5}\p{Lu}\p{Ll}{3}|\|/u;

function endsOnPerson(phrase: string): boolean {
  const at = phrase.lastIndexOf(' ');
  return at > 0 && PERSONS.has(phrase.slice(at + 1));
}

/** Can nobody be called so? Told by the words alone, of whatever language. */
export function isNobody(phrase: string): boolean {
  if (/^\p{Ll}+$/u.test(phrase) && !SPEAKS.test(phrase)) return true;
  if (ADVERB.test(phrase) || NO_NAME.test(phrase)) return true;
  return (
    BREAKS_OFF.test(phrase) ||
    CLAUSE.test(phrase) ||
    OPENS_AS_VERB.test(phrase) ||
    endsOnPerson(phrase) ||
    TO_DO.test(phrase)
  );
}
