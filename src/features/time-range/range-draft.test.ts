import { describe, expect, it } from 'vitest';
import { checkDraft, fieldText, parsePastedRange, rawOfDraft, resolvedText } from './range-draft';

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
