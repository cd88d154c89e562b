import { describe, expect, it } from 'vitest';
import {
  checkDraft,
  copiedText,
  draftMoment,
  fieldText,
  parsePastedRange,
  rawOfDraft,
  resolvedText,
} from './range-draft';

const NOW = Date.parse('2026-08-27T15:30:00Z');

describe('checkDraft', () => {
  it.each([
    ['now-6h', 'now', []],
    [' now-6h ', 'now', []],
    ['now-', 'now', ['from']],
    ['', '', ['from', 'to']],
    ['now', 'later', ['to']],
    ['now', 'now-6h', ['order']],
    ['now', 'now', ['order']],
    ['2026-08-27 13:30', '2026-08-27 14:30', []],
    ['2026-02-30', 'now', ['from']],
    ['1950-01-01', 'now', ['limits']],
    ['now', '2050-01-01', ['limits']],
  ])('%j to %j has the faults %j', (from, to, faults) => {
    const check = checkDraft({ from, to }, NOW, 'utc');
    expect(check.faults).toEqual(faults);
    expect(check.range === null).toBe(faults.length > 0);
  });
});

describe('rawOfDraft', () => {
  it('keeps relative text and fixes dates as epoch ms', () => {
    expect(rawOfDraft({ from: ' now-1d/d ', to: 'now' }, NOW, 'utc')).toEqual({
      from: 'now-1d/d',
      to: 'now',
    });
    expect(rawOfDraft({ from: '2026-08-27 13:30', to: 'now' }, NOW, 'utc')).toEqual({
      from: String(Date.parse('2026-08-27T13:30:00Z')),
      to: 'now',
    });
  });

  it('is null when there is an error', () => {
    expect(rawOfDraft({ from: 'nonsense', to: 'now' }, NOW, 'utc')).toBeNull();
  });
});

describe('fieldText', () => {
  it('shows a fixed time so that it reads back as the same moment', () => {
    const from = String(Date.parse('2026-08-27T09:30:05Z'));
    const text = fieldText(from, 'from', NOW, 'utc');
    expect(text).toBe('2026-08-27 09:30:05');
    expect(rawOfDraft({ from: text, to: 'now' }, NOW, 'utc')?.from).toBe(from);
  });

  it('does not change relative text or invalid text', () => {
    expect(fieldText('now-6h', 'from', NOW, 'utc')).toBe('now-6h');
    expect(fieldText('nonsense', 'to', NOW, 'utc')).toBe('nonsense');
  });
});

describe('parsePastedRange', () => {
  it.each([
    ['2026-08-27 09:30 to 2026-08-27 15:30', { from: '2026-08-27 09:30', to: '2026-08-27 15:30' }],
    ['now-6h – now', { from: 'now-6h', to: 'now' }],
    ['2026-08-27 至 2026-08-28', { from: '2026-08-27', to: '2026-08-28' }],
    ['2026-08-27 09:30', null],
    ['here to there', null],
    ['now to now to now', null],
    [
      '2026-08-27 09:30:00 – 15:30:00, UTC+8',
      { from: '2026-08-27 09:30:00 +08:00', to: '2026-08-27 15:30:00 +08:00' },
    ],
    [
      '2026-08-27 09:30:00 – 15:30:00, UTC−3:30',
      { from: '2026-08-27 09:30:00 -03:30', to: '2026-08-27 15:30:00 -03:30' },
    ],
    [
      '{"from":"2026-08-27 09:30:00","to":"2026-08-27 10:30:00"}',
      { from: '2026-08-27 09:30:00', to: '2026-08-27 10:30:00' },
    ],
    ['{"from":1}', null],
    ['02:00 – 03:00', { from: '02:00', to: '03:00' }],
  ])('%s', (text, range) => expect(parsePastedRange(text, NOW, 'utc')).toEqual(range));
});

describe('resolvedText', () => {
  it('shows the date once when both ends have the same', () => {
    const fromMs = Date.parse('2026-08-27T09:30:00Z');
    expect(resolvedText({ fromMs, toMs: NOW }, 'utc')).toBe('2026-08-27 09:30:00 – 15:30:00, UTC');
    expect(resolvedText({ fromMs: fromMs - 86_400_000, toMs: NOW }, 'utc')).toBe(
      '2026-08-26 09:30:00 – 2026-08-27 15:30:00, UTC',
    );
  });
});

describe('draftMoment', () => {
  it.each([
    ['02:00', '2026-08-27T02:00:00Z'],
    ['2:00:30', '2026-08-27T02:00:30Z'],
    ['15:30', '2026-08-27T15:30:00Z'],
    ['22:00', '2026-08-26T22:00:00Z'],
    ['25:00', null],
  ])('%s alone is that of today, or the last such time', (text, expected) => {
    expect(draftMoment(text, 'from', NOW, 'utc')).toBe(expected === null ? null : Date.parse(expected));
  });

  it('counts in the time zone', () => {
    expect(draftMoment('02:00', 'from', NOW, 'Asia/Shanghai')).toBe(Date.parse('2026-08-26T18:00:00Z'));
  });
});

it.each([
  ['22:00', '02:00', '2026-08-26T22:00:00Z', '2026-08-27T02:00:00Z'],
  ['02:00', '04:00', '2026-08-27T02:00:00Z', '2026-08-27T04:00:00Z'],
  ['14:00', '16:00', '2026-08-27T14:00:00Z', '2026-08-27T16:00:00Z'],
])('from %s to %s alone is a range', (from, to, fromText, toText) => {
  expect(checkDraft({ from, to }, NOW, 'utc').range).toEqual({
    fromMs: Date.parse(fromText),
    toMs: Date.parse(toText),
  });
});

it('a copied range is the same range in another time zone', () => {
  const range = { fromMs: Date.parse('2026-08-27T09:30:00Z'), toMs: NOW };
  const text = copiedText(range, 'Asia/Shanghai');
  expect(text).toBe('2026-08-27 17:30:00 +08:00 – 2026-08-27 23:30:00 +08:00');
  const pasted = parsePastedRange(text, NOW, 'utc');
  expect(pasted && checkDraft(pasted, NOW, 'utc').range).toEqual(range);
});
