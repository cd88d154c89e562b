import { describe, expect, it } from 'vitest';
import type { Reading } from '../lib/reading';
import { needsRequests, readsOnlyRequests } from './blank-page-facts';
import type { ReadingGroup } from './reading-group';

const p95: Reading = { kind: 'quantile', histogram: 'h', q: 0.95 };
const running: Reading = { kind: 'expr', expr: 'running' };
const group = (...readings: Reading[]): ReadingGroup => ({ id: 'g', readings, isAtEnd: false });

describe('groups of requests', () => {
  it('need requests when a reading does and its histogram is exported', () => {
    expect(needsRequests(group(running, p95), null)).toBe(true);
    expect(needsRequests(group(running), null)).toBe(false);
    expect(needsRequests(group(p95), new Set(['other']))).toBe(false);
  });

  it('prove that there were requests only when they read nothing else', () => {
    expect(readsOnlyRequests(group(p95))).toBe(true);
    expect(readsOnlyRequests(group(running, p95))).toBe(false);
  });
});
