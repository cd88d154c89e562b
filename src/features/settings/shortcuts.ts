import type { Words } from '../../i18n/words';

/** The words that say what a key does. */
type Does = Extract<
  keyof Words,
  | 'keysRefresh'
  | 'keysRange'
  | 'keysZoomOut'
  | 'keysShift'
  | 'keysHelp'
  | 'keysMoveCrosshair'
  | 'keysMoveFar'
  | 'keysEnds'
  | 'viewLarge'
  | 'inspect'
  | 'logarithmic'
  | 'copyLink'
>;

export interface Shortcut {
  /** The keys as a person reads them on the keyboard. */
  readonly keys: readonly string[];
  readonly does: Does;
}

export interface ShortcutGroup {
  readonly where: 'keysPage' | 'keysPanel' | 'keysChart';
  readonly shortcuts: readonly Shortcut[];
}

/** All keys of the page, in the order in which the help lists them. Those of a panel are the ones that its menu shows. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    where: 'keysPage',
    shortcuts: [
      { keys: ['R'], does: 'keysRefresh' },
      { keys: ['T'], does: 'keysRange' },
      { keys: ['←', '→'], does: 'keysShift' },
      { keys: ['Z'], does: 'keysZoomOut' },
      { keys: ['?'], does: 'keysHelp' },
    ],
  },
  {
    where: 'keysPanel',
    shortcuts: [
      { keys: ['V'], does: 'viewLarge' },
      { keys: ['I'], does: 'inspect' },
      { keys: ['L'], does: 'logarithmic' },
      { keys: ['C'], does: 'copyLink' },
    ],
  },
  {
    where: 'keysChart',
    shortcuts: [
      { keys: ['←', '→'], does: 'keysMoveCrosshair' },
      { keys: ['Shift ←', 'Shift →'], does: 'keysMoveFar' },
      { keys: ['Home', 'End'], does: 'keysEnds' },
    ],
  },
];
