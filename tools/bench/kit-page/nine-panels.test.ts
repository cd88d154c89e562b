import { describe, expect, it } from 'vitest';
import { KIT_PANELS } from '../../../e2e/kit-panels';
import { NINE, NINE_PANELS } from './nine-panels';

describe('NINE_PANELS', () => {
  it('has the panels of LMDeploy’s own dashboard, each once', () => {
    const ids = NINE_PANELS.first.panels.map(({ id }) => id);
    expect([...NINE].sort()).toEqual([...KIT_PANELS].sort());
    expect([...ids].sort()).toEqual([...KIT_PANELS].sort());
  });
});
