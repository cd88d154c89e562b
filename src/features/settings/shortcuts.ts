import type { AllWords } from '../../i18n/words';

/** The keys of the words for an action. */
type Does = Extract<
  keyof AllWords,
  | 'keysRefresh'
  | 'keysRange'
  | 'jump'
  | 'keysZoomOut'
  | 'keysShift'
  | 'keysHelp'
  | 'print'
  | 'keysMoveCrosshair'
  | 'keysMoveFar'
  | 'keysEnds'
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
  readonly where: 'keysPage' | 'keysPanel' | 'keysChart';
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
      { keys: ['Shift ←', 'Shift →'], does: 'keysMoveFar' },
      { keys: ['Home', 'End'], does: 'keysEnds' },
    ],
  },
];
