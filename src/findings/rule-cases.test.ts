import { describe, expect, test } from 'vitest';
import { RULE_CASES } from './rule-cases.fixture';
import { RULE_IDS } from './rule-ids';
import { idsOf } from './finding-texts.fixture';

describe('every rule', () => {
  test.each(RULE_IDS)('%s has a finding in the scene that fires, and none in the silent scene', (id) => {
    const { fires, silent } = RULE_CASES[id];
    expect(idsOf(fires)).toContain(id);
    expect(idsOf(silent)).not.toContain(id);
  });
});
