// Opinion: whether an article argues instead of reporting, as its outlet itself files it.
import type { Article } from './article.ts';
import { folded } from './words.ts';

/** Sections of papers, folded. */
const SECTIONS: ReadonlySet<string> = new Set(
  `opinion|opinions|editorial|editorials|comment|comments|commentary|column|columns|columnists|op ed|op eds|letters|viewpoint|viewpoints|voices|views|guest essay
  |tribuna|columna|columnas|columnistas|editoriales|idees|debats|tribune|tribunes|chronique|chroniques|edito|editos|editoriaux
  |meinung|kommentar|kommentare|leitartikel|kolumne|kolumnen|opiniao|coluna|colunas|colunistas|editoriais|opinioni|commenti|editoriali|opinie|columnisten
  |мнение|мнения|колонка|колонки|رأي|آراء|الرأي|社评|评论|观点|社論|評論|社説|論説|オピニオン|राय|विचार|संपादकीय`
    .split('|')
    .map(folded),
);
const SEGMENT =
  /\/(?:opinions?(?!-polls?\/)(?:-[a-z-]+)?|editorials?|comment|commentary|commentisfree|columns?|columnists?|op-?eds?|viewpoints?|idees|debats|tribunes?|chroniques?|meinung|kommentare?|kolumnen?|opiniao|colunas|opinioni|commenti|editoriali|opinie)\//i;
const HEADLINE =
  /^(?:opinion|editorial|commentary|comment|column|op-ed|letters?|meinung|kommentar|leitartikel|kolumne|opinión|tribuna|tribune|édito(?:rial)?|opinião|opinione|commento|opinie|мнение)\s*[:|–—-]\s|\s[|–—-]\s(?:opinion|editorial|commentary|op-ed|opinión|opinião|opinie)$/iu;

/** Whether its section, its address or its headline says that it is an opinion. */
export function isOpinion({ section, url, headline }: Pick<Article, 'section' | 'url' | 'headline'>): boolean {
  return (
    isOpinionSection(section) || HEADLINE.test(headline) || (url !== null && SEGMENT.test(url.replace(/[?#].*$/s, '')))
  );
}

/** Whether the name of the section says so. */
export function isOpinionSection(section: string | null): boolean {
  return section !== null && SECTIONS.has(folded(section));
}
