import { describe, expect, it } from 'vitest';
import { countriesOf, regionsOf } from '../../src/news/place.ts';

const countries = (language: string, headline: string, text = '') =>
  [...countriesOf({ headline, text, language }).keys()].sort();

describe('countries, as they are called elsewhere', () => {
  it.each([
    ['pt', 'Alemanha e França assinam acordo em Bruxelas', 'BE DE FR'],
    ['it', 'Germania e Francia firmano con gli Stati Uniti', 'DE FR US'],
    ['nl', 'Duitsland en Frankrijk tekenen akkoord met de Verenigde Staten', 'DE FR US'],
    ['ru', 'Власти Германии и французские министры ждут канцлера в Индии', 'DE IN'],
    ['ru', 'Глава Саудовской Аравии прибыл в Китай, индекс вырос', 'CN SA'],
    ['uk', 'Уряд Німеччини чекає на Францію', 'DE FR'],
    ['pl', 'Rząd Francji czeka na Hiszpanię', 'ES FR'],
    ['ar', 'وصل الوفد الألماني إلى بلجيكا وفرنسا', 'BE DE FR'],
    ['ar', 'أعلنت الولايات المتحدة دعمها لمصر', 'EG US'],
    ['hi', 'जर्मनी और फ्रांस ने अमेरिका से बात की', 'DE FR US'],
    ['zh', '德国总理在印度尼西亚会见法国外长', 'DE FR ID'],
    ['zh', '德國總理會見日本首相', 'DE JP'],
    ['ja', 'ドイツ首相が北朝鮮と韓国について米国と協議', 'DE KP KR US'],
    ['ko', '독일 총리가 프랑스와 미국을 방문했다', 'DE FR US'],
    ['tr', 'Almanya ve Fransa anlaşma imzaladı', 'DE FR'],
    ['id', 'Jerman dan Prancis menandatangani perjanjian', 'DE FR'],
    ['fa', 'آلمان و فرانسه توافق امضا کردند', 'DE FR'],
  ])('in %s: %s', (language, headline, codes) => {
    expect(countries(language, headline).join(' ')).toBe(codes);
  });

  it.each([
    ['ru', 'Того же мнения мэр, пошли малые дожди'],
    ['ar', 'الوزير المالي يعلن الخطة'],
    ['ja', 'マリアさんが優勝'],
    ['zh', '玛丽与马里奥见面'],
    ['it', 'I mali della città'],
  ])('are not seen where a word only looks so, in %s: %s', (language, headline) => {
    expect(countries(language, headline)).toEqual([]);
  });

  it('give their region', () => {
    expect(regionsOf({ headline: '德国和法国签署协议', text: '德国总理访问巴黎。', language: 'zh' })).toEqual([
      'europe',
    ]);
  });
});
