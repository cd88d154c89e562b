import { describe, expect, test } from 'vitest';
import { EN, ZH } from '../../i18n/full-language.fixture';
import type { Finding } from '../finding';
import { causeFinding, type CauseFinding, type CauseInputs } from './cause-finding';
import type { Cause } from './cause';
import { withCauses } from './with-causes';
import type { Incident } from './incidents';

const language = EN;
const INPUTS: CauseInputs = {
  language,
  formatTime: (atS) => `t${atS}`,
  rankName: ({ engine }) => `rank ${engine ?? ''}`,
  models: 1,
  isOfChosenRanks: false,
  isLive: true,
  firstS: 0,
  backAtS: () => null,
  isStillDown: () => false,
};
const SLOW: Cause = {
  kind: 'decode-slow',
  model: 'm',
  rank: { key: 'm|a|0', labels: { engine: '0' } },
  size: 2.1,
  evidence: [{ name: 'step', now: 0.05, usual: 0.024 }],
};
const INCIDENT: Incident = {
  cause: SLOW,
  worst: SLOW,
  kinds: [],
  startS: 1000,
  endS: 1600,
  windowS: 100,
  firstLooks: 10,
};
const slow = (explainedItl: number | null = 0.97): CauseFinding =>
  causeFinding(INCIDENT, { isNow: true }, 0, { ttft: null, itl: explainedItl, e2e: null }, INPUTS);

const finding = (id: Finding['id'], more: Partial<Finding> = {}): Finding => ({
  id,
  weight: 82,
  state: 'bad',
  isNow: true,
  panel: 'inter-token-latency',
  atS: 1100,
  text: 'ITL below objective.',
  ...more,
});

describe('withCauses', () => {
  test('puts the cause first, and what it explains under it, with how much of it', () => {
    const found = withCauses([finding('objective itl'), finding('frozen')], [slow()], language);
    expect(found.map(({ id }) => id)).toEqual(['cause decode-slow m|a|0', 'frozen']);
    expect(found[0]?.effects?.map(({ text }) => text)).toEqual([
      'ITL below objective. This cause explains 97% of the excess.',
    ]);
  });

  test('shows what is over by episodes, the newest first, and each from its beginning', () => {
    const over = (startS: number, endS: number): CauseFinding =>
      causeFinding({ ...INCIDENT, startS, endS }, { isNow: false }, 0, null, INPUTS);
    const causes = [over(1000, 1600), over(2700, 2800), over(20_000, 20_600), over(40_000, 40_600)];
    const found = withCauses(
      [finding('frozen'), finding('leak', { weight: 10 })],
      [...causes, slow()],
      language,
    );
    expect(found.map(({ id }) => id)).toEqual([
      'cause decode-slow m|a|0',
      'frozen',
      'cause decode-slow m|a|0 40000',
      'cause decode-slow m|a|0 20000',
      'cause decode-slow m|a|0 1000',
      'cause decode-slow m|a|0 2700',
      'leak',
    ]);
  });

  test('says nothing of shares that are not known, and "all" where nothing is elsewhere', () => {
    const [unknown] = withCauses([finding('objective itl')], [slow(null)], language);
    expect(unknown?.effects?.[0]?.text).toBe('ITL below objective.');
    const [all] = withCauses([finding('objective itl')], [slow(0.999)], language);
    expect(all?.effects?.[0]?.text).toBe('ITL below objective. This cause explains all of the excess.');
  });

  test('explains no rank of another model, also where bars are in the names', () => {
    const others = [
      finding('straggler other|b|1'),
      finding('straggler m\\|x|b|1'),
      finding('straggler m|b|1'),
    ];
    const found = withCauses(others, [slow()], language);
    expect(found.map(({ id }) => id)).toEqual([
      'cause decode-slow m|a|0',
      'straggler other|b|1',
      'straggler m\\|x|b|1',
    ]);
    expect(found[0]?.effects?.map(({ id }) => id)).toEqual(['straggler m|b|1']);
  });

  test('replaces a rule that says the same less exactly, for the same rank', () => {
    const others = [finding('straggler m|a|0'), finding('straggler m|b|1')];
    const [cause] = withCauses(others, [slow()], language);
    expect(cause?.effects?.map(({ id }) => id)).toEqual(['straggler m|b|1']);
  });

  test('says what makes a rank slower than its peers, where that is known', () => {
    const excess = {
      latency: 'itl',
      now: 0.04,
      usual: 0.02,
      parts: [{ name: 'slow-steps', seconds: 0.02 }],
    } as const;
    const slowRank = finding('straggler m|a|0', { text: 'Rank 0 is slow.' });
    const textsOf = (findings: readonly Finding[]): string[] =>
      withCauses(findings, [], language, [{ rankKey: 'm|a|0', excess }]).map(({ text }) => text);
    expect(textsOf([slowRank])).toEqual([
      'Rank 0 is slow. Compared with the other ranks, nearly all of the excess comes from slower decode steps.',
    ]);
    expect(textsOf([{ ...slowRank, isNow: false }])).toEqual(['Rank 0 is slow.']);
    expect(textsOf([{ ...slowRank, id: 'straggler m|b|1' }])).toEqual(['Rank 0 is slow.']);
  });

  test('leaves an effect of another time where it is', () => {
    const found = withCauses([finding('objective itl', { isNow: false, atS: 9000 })], [slow()], language);
    expect(found.map(({ effects }) => effects?.length ?? 0)).toEqual([0, 0]);
  });

  test('puts notes below all others', () => {
    const note = finding('leak', { isNote: true, weight: 300 });
    expect(withCauses([note, finding('frozen')], [], language).map(({ id }) => id)).toEqual([
      'frozen',
      'leak',
    ]);
  });
});

describe('causeFinding', () => {
  test('says what is wrong, where, since when, and by how much, in both languages', () => {
    expect(slow().text).toBe(
      'Rank 0: decode steps take 2.1× as long as the batch size explains, since t1000.',
    );
    const zh = causeFinding(
      { cause: SLOW, worst: SLOW, kinds: [], startS: 1000, endS: 1600, windowS: 100, firstLooks: 1 },
      { isNow: false },
      0,
      null,
      {
        ...INPUTS,
        language: ZH,
      },
    );
    expect(zh.text).toBe('rank 0：t1000–t1600 期间 Decode 步耗时最高为按批次大小预期的 2.1 倍。');
  });

  test('says of what the last look lacks that its figures are older', () => {
    const textOf = (isLive: boolean) =>
      causeFinding(INCIDENT, { isNow: true, lackedAtS: 1660 }, 0, null, { ...INPUTS, isLive }).text;
    expect(textOf(true)).toMatch(/ since t1000\. The latest check, at t1660, no longer finds it\.$/);
    expect(textOf(false)).not.toMatch(/latest check/);
  });

  test('says of what is over how large it was at most, in the past tense', () => {
    const worst = { ...SLOW, size: 3.4 };
    const incident = {
      cause: SLOW,
      worst,
      kinds: [],
      startS: 1000,
      endS: 1600,
      windowS: 100,
      firstLooks: 10,
    };
    expect(causeFinding(incident, { isNow: false }, 0, null, INPUTS).text).toBe(
      'Rank 0: decode steps took up to 3.4× as long as the batch size explains, from t1000 to t1600.',
    );
    expect(causeFinding(incident, { isNow: true }, 0, null, INPUTS).text).toMatch(/decode steps take 2\.1×/);
  });

  test('says that times are about right where the windows of the looks were long', () => {
    const incident = { ...INCIDENT, windowS: 225 };
    const textOf = (isNow: boolean, inputs = INPUTS): string =>
      causeFinding(incident, { isNow }, 0, null, inputs).text;
    expect(textOf(false)).toContain('from about t1000 to about t1600');
    expect(textOf(true)).toContain('since about t1000');
    expect(textOf(false, { ...INPUTS, language: ZH })).toContain('约 t1000–t1600 期间');
  });

  test('says so where it began before the first look', () => {
    const incident = INCIDENT;
    const inputs = { ...INPUTS, firstS: 1060 };
    expect(causeFinding(incident, { isNow: true }, 0, null, inputs).text).toMatch(
      /, since t1000 or earlier\.$/,
    );
    expect(causeFinding(incident, { isNow: false }, 0, null, inputs).text).toMatch(/, until t1600\.$/);
  });

  test('but not where a sample says when it began', () => {
    const cause: Cause = { ...SLOW, kind: 'not-reporting', size: 600, sinceS: 1000 };
    const incident = { ...INCIDENT, cause, worst: cause };
    const text = causeFinding(incident, { isNow: true }, 0, null, { ...INPUTS, firstS: 1060 }).text;
    expect(text).toMatch(/^Rank 0: no metrics since t1000\./);
  });

  test('gives the figures that it rests on, the rule, and what ends it', () => {
    expect(slow().details).toEqual([
      'Decode step without prefill: 50 ms, usually 24 ms',
      'Ends: When steps take less than 1.3× as long as the batch size explains.',
      'Rule: decode-slow (docs/causes.md)',
    ]);
  });

  test('names the model of all ranks only where there are several', () => {
    const ofAll = { ...SLOW, rank: null };
    const all = {
      cause: ofAll,
      worst: ofAll,
      kinds: [],
      startS: 1000,
      endS: 1600,
      windowS: 100,
      firstLooks: 1,
    };
    expect(causeFinding(all, { isNow: true }, 0, null, INPUTS).text).toMatch(/^All ranks:/);
    expect(causeFinding(all, { isNow: true }, 0, null, { ...INPUTS, models: 2 }).text).toMatch(
      /^All ranks of m:/,
    );
    const chosen = { ...INPUTS, isOfChosenRanks: true };
    expect(causeFinding(all, { isNow: true }, 0, null, chosen).text).toMatch(/^All selected ranks:/);
    const one = { ...chosen, onlyRank: { engine: '1' } };
    expect(causeFinding(all, { isNow: true }, 0, null, one).text).toMatch(/^Rank 1:/);
  });
});
