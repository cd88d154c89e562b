import { describe, expect, it, test } from 'vitest';
import type { Finding } from '../../findings/finding';
import { hear, NONE, sentencesOf, toSpeak } from './to-speak';

const finding = (id: string, more: Partial<Finding> = {}): Finding =>
  ({ id, weight: 1, state: 'warn', isNow: true, panel: 'up', atS: null, text: id, ...more }) as Finding;

const hearAll = (...looks: readonly Finding[][]): readonly string[][] => {
  let heard: ReturnType<typeof hear> | null = null;
  return looks.map((findings) => {
    heard = hear(findings, heard);
    return [...heard.spoken];
  });
};

describe('hear', () => {
  it('is silent about the first problems, then speaks those that begin until one of them ends', () => {
    const [a, b, c] = [finding('up'), finding('stalled'), finding('leak')];
    expect(hearAll([a], [a, b], [a, b], [b], [b, c], [b], [b])).toEqual([
      [],
      ['stalled'],
      ['stalled'],
      ['stalled'],
      ['leak'],
      [],
      [],
    ]);
  });

  it('speaks a problem that returns, also where it was over meanwhile', () => {
    const a = finding('stalled');
    const over = finding('stalled', { isNow: false });
    expect(hearAll([], [a], [], [a])).toEqual([[], ['stalled'], [], ['stalled']]);
    expect(hearAll([over], [a], [over], [a])).toEqual([[], ['stalled'], [], ['stalled']]);
  });

  it('does not count a problem as ended that a cause explains', () => {
    const effect = finding('api-queue');
    const cause = finding('cause arrivals', { effects: [effect] });
    expect(hearAll([], [effect], [cause], [effect])).toEqual([[], ['api-queue'], ['cause arrivals'], []]);
  });

  it('returns the same list while nothing is news', () => {
    const heard = hear([finding('stalled')], hear([], null));
    expect(hear([finding('stalled')], heard).spoken).toBe(heard.spoken);
    expect(hear([], hear([], null)).spoken).toBe(NONE);
  });
});

test('the sentences are those of the findings now', () => {
  const effect = finding('api-queue', { text: 'Requests wait.' });
  const cause = finding('cause arrivals', { effects: [effect], text: 'More requests.' });
  expect(sentencesOf([cause, finding('leak')], ['api-queue', 'cause arrivals', 'stalled'])).toEqual([
    'More requests.',
    'Requests wait.',
  ]);
});

describe('toSpeak', () => {
  it('returns each problem of now once', () => {
    const findings = [finding('a'), finding('b')];
    expect(toSpeak(findings, ['a']).map(({ id }) => id)).toEqual(['b']);
    expect(toSpeak(findings, ['a', 'b'])).toEqual([]);
  });

  it('leaves out what is over, notes and mere information', () => {
    const findings = [
      finding('a', { isNow: false }),
      finding('b', { isNote: true }),
      finding('c', { state: 'info' }),
    ];
    expect(toSpeak(findings, [])).toEqual([]);
  });
});
