import { describe, expect, test } from 'vitest';
import { SECTIONS } from '../../panels';
import { shownSections } from './shown-sections';

const idsOf = (names: ReadonlySet<string> | null): string[] =>
  shownSections(SECTIONS, names).map(({ id }) => id);

describe('shownSections', () => {
  test('before anything is known, and when nothing is there, all of LMDeploy stand and nothing else', () => {
    for (const names of [null, new Set<string>()]) {
      expect(idsOf(names)).toContain('latency');
      expect(idsOf(names)).not.toContain('gpu');
    }
  });

  test('a section without any of its metrics is left out', () => {
    const names = new Set(['lmdeploy:time_to_first_token_seconds_bucket']);
    expect(idsOf(names)).toContain('latency');
    expect(idsOf(names)).not.toContain('spec');
    expect(idsOf(new Set([...names, 'DCGM_FI_DEV_GPU_TEMP']))).toContain('gpu');
  });
});
