import { describe, expect, test } from 'vitest';
import { ALL_CAUSE_TEXTS } from './causes/all-cause-texts';
import { CAUSE_KINDS } from './causes/cause';
import { causeFinding } from './causes/cause-finding';
import { markersOf } from './markers';
import { RULE_CASES } from './rule-cases.fixture';
import { allFindingsOf } from './all-findings.fixture';
import { at, between, column, inLanguage, rank, ranksBut, story } from './story.fixture';
import { quantityText } from '../lib/quantity-text';
import { sayIn } from '../lib/text';
import { ALL_TEXTS } from '../panels/all-texts';
import { formatAge } from '../i18n/format-age';
import { EN as en } from '../i18n/full-language.fixture';
import { ZH as zh } from '../i18n/full-language.fixture';
import { missingTexts, pseudoLanguage } from '../i18n/pseudo-language.fixture';

const pseudo = pseudoLanguage([...ALL_TEXTS, ...ALL_CAUSE_TEXTS]);

/** A text that is completely in brackets. */
const WHOLE = /^\[.*\]$/s;

describe('a third language', () => {
  test('translates every text of the catalogue', () => {
    expect(ALL_TEXTS.length).toBeGreaterThan(300);
    for (const text of ALL_TEXTS) expect(sayIn(pseudo, text)).toBe(`[${text.en}]`);
  });

  test('falls back to English for a text that it lacks', () => {
    expect(sayIn({ ...pseudo, texts: new Map() }, { en: 'mean', zh: '平均' })).toBe('mean');
  });

  test('translates every cause, with its details', () => {
    for (const kind of CAUSE_KINDS) {
      const cause = {
        kind,
        model: 'm',
        rank: null,
        size: 2,
        evidence: [{ name: 'itl', now: 2, usual: 1 }],
      } as const;
      const incident = {
        cause,
        worst: cause,
        kinds: [],
        startS: at(1),
        endS: at(9),
        windowS: 100,
        firstLooks: 1,
      };
      const { text, details = [] } = causeFinding(incident, { isNow: true }, 0, null, {
        language: pseudo,
        formatTime: String,
        rankName: () => 'rank 0',
        models: 1,
        isOfChosenRanks: false,
        isLive: true,
        firstS: null,
        backAtS: () => null,
        isStillDown: () => false,
      });
      for (const shown of [text, ...details]) {
        expect(shown, kind).toMatch(WHOLE);
        expect(shown, kind).not.toMatch(/[{}]/);
      }
    }
  });

  test('translates every finding', () => {
    for (const [id, { fires }] of Object.entries(RULE_CASES)) {
      const findings = allFindingsOf(inLanguage(fires, pseudo));
      expect(findings.length, id).toBeGreaterThan(0);
      for (const { text } of findings) expect(text, id).toMatch(WHOLE);
    }
  });

  test('translates every marker except the name of an alert', () => {
    const silent = (m: number): number | null => (m > 20 && m < 25 ? null : 1);
    const scene = story({
      columns: {
        rankRunning: [
          ...ranksBut(0, silent, silent),
          column(rank(4), between(30, 60, 1)),
          column(rank(5), (m) => (m <= 45 ? silent(m) : null)),
        ],
        rankStart: [column(rank(1), between(10, 60, at(10)))],
      },
    });
    const markers = markersOf(inLanguage(scene, pseudo));
    expect(new Set(markers.map(({ kind }) => kind))).toEqual(
      new Set(['restart', 'scale-up', 'scale-down', 'gap']),
    );
    for (const { text } of markers) expect(text).toMatch(WHOLE);
  });

  test('translates ages and units', () => {
    expect(formatAge(5820, pseudo)).toBe('1 [h] 37 [min]');
    expect(quantityText(12, 'tokensPerSecond', pseudo)).toBe('12 [tokens/s]');
  });

  test('has every word of English', () => {
    expect(Object.keys(zh.words).sort()).toEqual(Object.keys(en.words).sort());
    for (const word of Object.values(pseudo.words)) {
      if (typeof word === 'string') expect(word).toMatch(WHOLE);
    }
  });
});

describe('missingTexts', () => {
  test('names the English sentences that a language does not translate', () => {
    const some = ALL_TEXTS.slice(0, 10);
    const lacking = missingTexts(pseudoLanguage(some), ALL_TEXTS);
    expect(lacking).toContain('Prefix cache hit rate');
    expect(lacking).not.toContain(some[0]?.en);
  });

  test.each([en, zh, pseudo])('finds none in $code', (language) => {
    expect(missingTexts(language, ALL_TEXTS)).toEqual([]);
  });
});
