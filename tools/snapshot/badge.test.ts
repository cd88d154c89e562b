import { describe, expect, it } from 'vitest';
import { badgeOf } from './badge';

describe('badgeOf', () => {
  it('says the state in words and colour', () => {
    const badge = badgeOf('LMDeploy', '8 ranks report', 'good');
    expect(badge).toContain('aria-label="LMDeploy: 8 ranks report"');
    expect(badge).toContain('fill="#14704f"');
  });

  it('is grey in a state that it does not know, also one that every object has', () => {
    expect(badgeOf('LMDeploy', '?', 'constructor')).toContain('fill="#646c79"');
  });

  it('keeps names from outside as text', () => {
    const badge = badgeOf('<script>', 'a"&b\u0007', 'bad');
    for (const raw of ['<script>', 'a"&b', '\u0007']) expect(badge).not.toContain(raw);
  });

  it('gives Chinese characters twice the room', () => {
    const widthOf = (svg: string): number => Number(/width="(\d+)"/.exec(svg)?.[1]);
    expect(widthOf(badgeOf('', '全部上报', 'good'))).toBeGreaterThan(widthOf(badgeOf('', 'abcd', 'good')));
  });
});
