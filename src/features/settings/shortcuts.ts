import type { AllWords } from '../../i18n/words';

/** The keys of the words for an action. */
type Does = Extract<
  keyof AllWords,
  | 'keysRefresh'
  | 'keysRange'
  | 'jump'
  | 'keysZoomOut'
  | 'keysExplain'
  | 'keysCapacity'
  | 'keysShift'
  | 'keysHelp'
  | 'print'
  | 'keysMoveCrosshair'
  | 'keysMoveFar'
  | 'keysEnds'
  | 'keysMark'
  | 'keysPin'
  | 'keysZoomMark'
  | 'keysMoveRow'
  | 'keysAlone'
  | 'keysAdd'
  | 'viewLarge'
  | 'inspect'
  | 'logarithmic'
  | 'copyLink'
>;

interface Shortcut {
  /** The keys as they are labelled on the keyboard. */
  readonly keys: readonly string[];
  readonly does: Does;
}

interface ShortcutGroup {
  readonly where: 'keysPage' | 'keysPanel' | 'keysChart' | 'keysLegend';
  readonly shortcuts: readonly Shortcut[];
}

/** All shortcuts in the order of the help. The menu of a panel shows the same keys for its actions. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    where: 'keysPage',
    shortcuts: [
      { keys: ['R'], does: 'keysRefresh' },
      { keys: ['/'], does: 'jump' },
      { keys: ['T'], does: 'keysRange' },
      { keys: ['←', '→'], does: 'keysShift' },
      { keys: ['Z'], does: 'keysZoomOut' },
      { keys: ['E'], does: 'keysExplain' },
      { keys: ['H'], does: 'keysCapacity' },
      { keys: ['?'], does: 'keysHelp' },
      { keys: ['Ctrl P'], does: 'print' },
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
      { keys: ['Page ↑', 'Page ↓'], does: 'keysMoveFar' },
      { keys: ['Home', 'End'], does: 'keysEnds' },
      { keys: ['Shift ←', 'Shift →'], does: 'keysMark' },
      { keys: ['Enter'], does: 'keysZoomMark' },
      { keys: ['Enter'], does: 'keysPin' },
    ],
  },
  {
    where: 'keysLegend',
    shortcuts: [
      { keys: ['↑', '↓'], does: 'keysMoveRow' },
      { keys: ['Enter'], does: 'keysAlone' },
      { keys: ['Ctrl Enter'], does: 'keysAdd' },
    ],
  },
];
