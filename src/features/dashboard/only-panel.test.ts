import { describe, expect, test } from 'vitest';
import { isEmbeddedPanel, onlyPanelId } from './only-panel';

describe('onlyPanelId and isEmbeddedPanel', () => {
  test.each([
    { kiosk: false, panel: null, viewPanel: null, id: null, isEmbedded: false },
    { kiosk: true, panel: null, viewPanel: null, id: null, isEmbedded: false },
    { kiosk: false, panel: 'a', viewPanel: null, id: null, isEmbedded: false },
    { kiosk: false, panel: 'a', viewPanel: 'b', id: 'b', isEmbedded: false },
    { kiosk: true, panel: null, viewPanel: 'b', id: 'b', isEmbedded: false },
    { kiosk: true, panel: 'a', viewPanel: null, id: 'a', isEmbedded: true },
    { kiosk: true, panel: 'a', viewPanel: 'b', id: 'a', isEmbedded: true },
  ])('kiosk=$kiosk panel=$panel viewPanel=$viewPanel shows $id', ({ id, isEmbedded, ...view }) => {
    expect(onlyPanelId(view)).toBe(id);
    expect(isEmbeddedPanel(view)).toBe(isEmbedded);
  });
});
