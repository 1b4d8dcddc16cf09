// English: what topics, regions and styles are called.
import type { Region, Topic } from '../../../news/article.ts';
import type { Style } from '../../../news/subscription.ts';
import { inert, short } from '../inert.ts';

export const channel = (id: string) => `<#${id}>`;

const TOPIC_NAMES: { readonly [T in Topic]: string } = {
  conflict: 'Conflict',
  diplomacy: 'Diplomacy',
  politics: 'Politics',
  elections: 'Elections',
  economy: 'Economy',
  disaster: 'Disaster',
  climate: 'Climate',
  health: 'Health',
  justice: 'Justice',
  rights: 'Rights',
  science: 'Science',
  technology: 'Technology',
};
const REGION_NAMES: { readonly [R in Region]: string } = {
  africa: 'Africa',
  americas: 'the Americas',
  asia: 'Asia',
  europe: 'Europe',
  'middle-east': 'the Middle East',
  oceania: 'Oceania',
};
export const STYLE_NAMES: { readonly [S in Style]: string } = {
  headlines: 'headlines only',
  brief: 'headlines with one or two lines',
  full: 'headlines with three lines',
};

export const topicName = (topic: Topic) => TOPIC_NAMES[topic] ?? inert(topic);
export const regionName = (region: Region) => REGION_NAMES[region] ?? inert(region);
export const names = (texts: readonly string[], most = 12) => {
  const shown = texts.slice(0, most).map((text) => short(text, 60));
  return texts.length > most ? [...shown, `${texts.length - most} more`] : shown;
};
