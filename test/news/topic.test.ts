import { describe, expect, it } from 'vitest';
import type { Topic } from '../../src/news/article.ts';
import { topicsOf } from '../../src/news/topic.ts';

describe('the topics of an article', () => {
  it.each<[string, Topic, string, string]>([
    [
      'en',
      'conflict',
      'Shelling kills five as ceasefire fails',
      'Artillery hit the town and troops moved to the front line.',
    ],
    [
      'en',
      'elections',
      'Voters go to the polls',
      'Turnout was high and exit polls pointed to a runoff in the presidential election.',
    ],
    ['en', 'disaster', 'Earthquake kills 40', 'Rescuers dug in the rubble after a magnitude 6 quake and aftershocks.'],
    ['en', 'health', 'Cholera outbreak spreads', 'The disease has filled hospitals, and a vaccine is short.'],
    ['en', 'technology', 'Ransomware halts port', 'The software was hacked in a cyberattack.'],
    ['es', 'economy', 'La inflación baja', 'El banco central mantuvo los tipos de interés y la economía creció.'],
    ['es', 'justice', 'El expresidente, condenado', 'El tribunal dictó sentencia y la fiscalía recurrirá.'],
    ['fr', 'climate', 'La canicule s’aggrave', 'Le réchauffement climatique et la sécheresse inquiètent.'],
    ['fr', 'diplomacy', 'Sommet à Genève', 'Les négociations entre ambassadeurs portent sur les sanctions.'],
    ['de', 'science', 'Raumsonde erreicht den Mond', 'Forscher und Astronauten feierten die Mondlandung.'],
    ['de', 'rights', 'Proteste gegen das Gesetz', 'Demonstranten und Menschenrechtler forderten Freiheit.'],
  ])('%s: %s', (language, topic, headline, text) => {
    expect(topicsOf({ headline, text, section: null, language })[0]).toBe(topic);
  });

  it('follow the section the outlet gave', () => {
    const plain = { headline: 'A quiet week', text: 'Little happened.', language: 'en' };
    expect(topicsOf({ ...plain, section: 'Business' })).toEqual(['economy']);
    expect(topicsOf({ ...plain, section: null })).toEqual([]);
  });

  it('are told by different words, not by one word in passing or said often', () => {
    const text = 'The bank was closed. '.repeat(20);
    expect(topicsOf({ headline: 'The bank', text, section: null, language: 'en' })).toEqual([]);
  });

  it('are at most three', () => {
    const text =
      'War, election, earthquake, inflation, vaccine, court, protest, telescope, software, treaty, climate, parliament.';
    expect(topicsOf({ headline: text, text, section: null, language: 'en' })).toHaveLength(3);
  });

  it.each<[string, string, string]>([
    [
      'where a message was posted',
      'Mayor Quill scolds her rival',
      'She wrote so on Twitter, and again on Facebook. He wrote on Twitter that she was wrong.',
    ],
    [
      'according to whom',
      'A beach gets new gates',
      'There will be eight gates, according to the city. Work begins in May, according to a notice.',
    ],
    [
      'what somebody demonstrated',
      'A cook wins a prize',
      'She demonstrated how soup is made. It demonstrates her skill, a neighbour said.',
    ],
    [
      'offensive words',
      'Comedian says sorry',
      'He said that his joke was offensive. Some had called it offensive and dull.',
    ],
  ])('are not %s', (_, headline, text) => {
    expect(topicsOf({ headline, text, section: null, language: 'en' })).toEqual([]);
  });

  it.each<[Topic, string, string]>([
    ['health', 'Lawmakers push back on the healthcare plan', 'The plan would cut Medicaid. Hospitals wrote to them.'],
    [
      'disaster',
      'Bus falls off a bridge near Marrow',
      'Seventeen people died in the mishap. Rescue workers searched the river after the crash.',
    ],
    [
      'justice',
      'Grand jury hears the case of a former aide',
      'The special counsel asked for it. Judges will sit in May.',
    ],
  ])('%s is told by: %s', (topic, headline, text) => {
    expect(topicsOf({ headline, text, section: null, language: 'en' })).toContain(topic);
  });
});
