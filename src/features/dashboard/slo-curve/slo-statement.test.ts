import { describe, expect, test } from 'vitest';
import { CHINESE, ENGLISH } from '../../../lib/lang.fixture';
import type { Curve } from './slo-curve';
import type { SloLine } from './slo-lines';
import { sloStatement } from './slo-statement';
import { EN, ZH } from '../../../i18n/full-language.fixture';

const en = EN.words;
const zh = ZH.words;

const curve: Curve = {
  bounds: [0.5, 1, 2, Infinity],
  counts: [6000, 3300, 600, 100],
  shares: [0.6, 0.93, 0.99, 1],
  total: 10_000,
};
const line: SloLine = {
  slo: 'ttftSeconds',
  name: 'TTFT',
  role: 'main',
  unit: 'seconds',
  counted: 'requests',
  curve,
  before: null,
};

describe('sloStatement', () => {
  test('names the bucket of a threshold inside a bucket', () => {
    expect(sloStatement(line, 0.8, 0.99, ENGLISH, en)).toEqual({
      share: '79.8%',
      threshold: '0.80 s',
      glyph: 'bad',
      verdict: 'below the objective of 99%',
      details: ['about 10,000 requests', 'interpolated in the bucket 0.5–1 s', '99% needs 2.0 s'],
    });
  });

  test('is exact at a bound', () => {
    expect(sloStatement(line, 2, 0.99, CHINESE, zh)).toMatchObject({
      share: '99.00%',
      glyph: 'good',
      details: ['约 10,000 个请求', '恰为桶边界，无需插值', '达到 99% 的阈值为 2.0 s'],
    });
  });

  test('above the last bound the share is a minimum, and the objective does not count as missed', () => {
    expect(sloStatement(line, 5, 0.999, ENGLISH, en)).toEqual({
      share: 'at least 99.00%',
      threshold: '5.0 s',
      glyph: 'none',
      verdict: '',
      details: ['about 10,000 requests', 'the last bucket ends at 2 s', '99.9% needs more than 2 s'],
    });
    expect(sloStatement(line, 5, 0.9, ENGLISH, en).glyph).toBe('good');
  });

  test('counts outputs for ITL, in milliseconds', () => {
    const itl: SloLine = { ...line, slo: 'itlSeconds', unit: 'milliseconds', counted: 'outputs' };
    expect(sloStatement(itl, 0.25, 0.9, ENGLISH, en)).toMatchObject({
      threshold: '250 ms',
      details: ['about 10,000 outputs', 'interpolated in the bucket 0–500 ms', '90% needs 955 ms'],
    });
  });

  test('gives the share of the compared range', () => {
    const { details } = sloStatement({ ...line, before: curve }, 1, 0.9, ENGLISH, en);
    expect(details.at(-1)).toBe('compared range: 93.0%');
  });

  test('says that there are no observations', () => {
    expect(sloStatement({ ...line, curve: null }, 1, 0.99, ENGLISH, en)).toEqual({
      share: '–',
      threshold: '1.0 s',
      glyph: 'none',
      verdict: '',
      details: ['nothing measured in this range'],
    });
  });
});
