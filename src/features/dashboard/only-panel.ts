import type { View } from '../../url/view';

type Parameters = Pick<View, 'kiosk' | 'panel' | 'viewPanel'>;

/** The id of the only panel that a link asks for, or null: all panels. `panel` counts with `kiosk` only. */
export const onlyPanelId = ({ kiosk, panel, viewPanel }: Parameters): string | null =>
  (kiosk ? panel : null) ?? viewPanel;

/** True for one panel embedded in another page: it has no frame, no way to other panels and no findings. */
export const isEmbeddedPanel = ({ kiosk, panel }: Parameters): boolean => kiosk && panel !== null;
