import { describe, expect, test } from 'vitest';
import { SECTIONS } from '../../panels';
import { shownSections } from './shown-sections';

const idsOf = (names: ReadonlySet<string> | null): string[] =>
  shownSections(SECTIONS, names, true).map(({ id }) => id);

describe('shownSections', () => {
  test('before the metrics are known, and when there are none, all sections of LMDeploy are shown and no others', () => {
    for (const names of [null, new Set<string>()]) {
      expect(idsOf(names)).toContain('latency');
      expect(idsOf(names)).not.toContain('gpu');
    }
  });

  test('a section without any of its metrics is not shown', () => {
    const names = new Set(['lmdeploy:time_to_first_token_seconds_bucket']);
    expect(idsOf(names)).toContain('latency');
    expect(idsOf(names)).not.toContain('spec');
    expect(idsOf(new Set([...names, 'DCGM_FI_DEV_GPU_TEMP']))).toContain('gpu');
  });

  test('speculative decoding is shown after the first draft', () => {
    const names = new Set(['lmdeploy:spec_decode_num_drafts_total']);
    expect(idsOf(names)).not.toContain('spec');
    expect(idsOf(null)).not.toContain('spec');
    expect(idsOf(names.add('lmdeploy:spec_decode_num_accepted_tokens_per_pos_total'))).toContain('spec');
  });
});
