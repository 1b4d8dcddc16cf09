// "We", "I" and "our" at the beginning of a sentence, by language: whoever speaks so is not the outlet.

const BEGINS: Readonly<Record<string, RegExp>> = {
  es: /^(?:Yo|Nosotros|Nosotras|Mi|Mis|Nuestr[oa]s?)\s/u,
  fr: /^(?:Je|Nous|Mon|Ma|Mes|Notre|Nos)\s|^J[’']|\bnos\s\p{Ll}+\s[^.]*\bnous\s/u,
  de: /^(?:Ich|Wir|Meine?|Unsere?)\s/u,
  pt: /^(?:Eu|Nós|Meus?|Minhas?|Noss[oa]s?)\s/u,
  it: /^(?:Io|Noi|Il mio|La mia|Nostr[oaie])\s/u,
  nl: /^(?:Ik|Wij|We|Mijn|Onze)\s/u,
  ru: /^(?:Я|Мы|Мне|Нам|Мой|Моя|Наш|Наша)\s/u,
  hi: /^(?:मुझे|मैं|मैंने|मेरा|मेरी|मेरे|हम|हमें|हमने|हमारा|हमारी|हमारे)\s/u,
  zh: /^(?:我|我们|我們)(?![国國军軍方])/u,
  ja: /^(?:私|私たち|僕|我々)(?:は|が|の|も)/u,
};

/** Does a sentence begin so, in a language other than English? In a quotation it does not: that begins with its mark. */
export function beginsInFirstPerson(text: string, language: string | null): boolean {
  return language !== null && (BEGINS[language]?.test(text) ?? false);
}
