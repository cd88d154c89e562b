import { describe, expect, it } from 'vitest';
import { KIT_PANELS } from '../../../kit-panels';
import { NINE_PANELS } from './nine-panels';

describe('NINE_PANELS', () => {
  it('has each panel of LMDeploy’s Grafana dashboard once', () => {
    const ids = NINE_PANELS.first.panels.map(({ id }) => id);
    expect([...ids].sort()).toEqual([...KIT_PANELS].sort());
  });
});
