import { describe, expect, it } from 'vitest';
import { findZones, zoneNamed, zoneNames } from '../../src/news/zone.ts';

const NOW = Date.UTC(2026, 0, 15);
const names = (typed: string) => findZones(typed, NOW, 25).map(({ name }) => name);

describe('time zones', () => {
  it.each([
    ['mumb', 'Asia/Kolkata'],
    ['Washington', 'America/New_York'],
    ['sao pau', 'America/Sao_Paulo'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['india', 'Asia/Kolkata'],
    ['europe/ber', 'Europe/Berlin'],
    ['us/eastern', 'US/Eastern'],
    ['calcutta', 'Asia/Calcutta'],
    ['kyiv', 'Europe/Kyiv'],
    ['utc', 'UTC'],
    ['london', 'Europe/London'],
    ['NYC', 'America/New_York'],
    ['usa', 'America/New_York'],
    ['uk', 'Europe/London'],
    ["Côte d'Ivoire", 'Africa/Abidjan'],
    ['Москва', 'Europe/Moscow'],
    ['東京', 'Asia/Tokyo'],
    ['pst', 'America/Los_Angeles'],
    ['pacific time', 'America/Los_Angeles'],
    ['UTC+5:30', 'Asia/Kolkata'],
    ['gmt-3:30', 'America/St_Johns'],
    ['+0545', 'Asia/Kathmandu'],
    ['etc/gmt+5', 'Etc/GMT+5'],
    ['europe/kiev', 'Europe/Kiev'],
    ['europe/kyiv', 'Europe/Kyiv'],
  ])('“%s” finds %s first', (typed, expected) => expect(names(typed)[0]).toBe(expected));

  it('tell the offset of the day and the city that was meant', () => {
    expect(findZones('mumbai', NOW, 1)).toEqual([{ name: 'Asia/Kolkata', label: 'Asia/Kolkata (UTC+05:30, Mumbai)' }]);
    expect(findZones('berlin', Date.UTC(2026, 6, 1), 1)[0]?.label).toContain('UTC+02:00');
  });

  it('of a fixed offset are there too, under all their names', () => {
    for (const name of [
      'GMT',
      'Zulu',
      'UCT',
      'Etc/UTC',
      'Etc/GMT0',
      'Etc/GMT-14',
      'Etc/GMT+12',
      'EST5EDT',
      'GB',
      'W-SU',
    ])
      expect(zoneNamed(name)).toBe(name);
    expect(findZones('etc/gmt+5', NOW, 1)[0]?.label).toBe('Etc/GMT+5 (UTC-05:00)');
    expect(findZones('utc', NOW, 1)[0]?.label).toBe('UTC (UTC+00:00)');
  });

  it('are all there, each found by its own name, and at most 25 are offered', () => {
    const canonical = Intl.supportedValuesOf('timeZone');
    expect(canonical.filter((zone) => !zoneNames().includes(zone))).toEqual([]);
    expect(canonical.filter((zone) => zoneNamed(zone) !== zone)).toEqual([]);
    expect(names('a')).toHaveLength(25);
    expect(names('')[0]).toBe('UTC');
    expect(names('atlantis')).toEqual([]);
  });

  it('are named by a city only when that is clear', () => {
    expect(zoneNamed('Mumbai')).toBe('Asia/Kolkata');
    expect(zoneNamed('europe/paris')).toBe('Europe/Paris');
    expect(zoneNamed('Asia/Kolkata (UTC+05:30, Mumbai)')).toBe('Asia/Kolkata');
    expect(zoneNamed('Germany')).toBe('Europe/Berlin');
    expect(zoneNamed('United States')).toBeUndefined();
    expect(zoneNamed('UTC+2')).toBeUndefined();
    expect(zoneNamed('Atlantis')).toBeUndefined();
    expect(zoneNamed('')).toBeUndefined();
  });
});
