import type { AllWords } from '../../i18n/words';
import type { KEY_WORDS } from './key-words';

/** The name of an action: its own words, or the words that a button of the page has. */
type Does =
  | keyof typeof KEY_WORDS
  | Extract<
      keyof AllWords,
      'jump' | 'print' | 'keysExplain' | 'viewLarge' | 'inspect' | 'logarithmic' | 'copyLink'
    >;

export interface Shortcut {
  /** The keys as they are labelled on the keyboard. */
  readonly keys: readonly string[];
  readonly does: Does;
}

interface ShortcutGroup {
  readonly where: 'page' | 'panel' | 'chart' | 'legend';
  readonly shortcuts: readonly Shortcut[];
}

/** All shortcuts in the order of the help. The menu of a panel shows the same keys for its actions. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    where: 'page',
    shortcuts: [
      { keys: ['R'], does: 'refresh' },
      { keys: ['/'], does: 'jump' },
      { keys: ['T'], does: 'range' },
      { keys: ['←', '→'], does: 'shift' },
      { keys: ['Z'], does: 'zoomOut' },
      { keys: ['E'], does: 'keysExplain' },
      { keys: ['H'], does: 'capacity' },
      { keys: ['?'], does: 'help' },
      { keys: ['Ctrl P'], does: 'print' },
    ],
  },
  {
    where: 'panel',
    shortcuts: [
      { keys: ['V'], does: 'viewLarge' },
      { keys: ['I'], does: 'inspect' },
      { keys: ['L'], does: 'logarithmic' },
      { keys: ['C'], does: 'copyLink' },
    ],
  },
  {
    where: 'chart',
    shortcuts: [
      { keys: ['←', '→'], does: 'moveCrosshair' },
      { keys: ['Page ↑', 'Page ↓'], does: 'moveFar' },
      { keys: ['Home', 'End'], does: 'ends' },
      { keys: ['Shift ←', 'Shift →'], does: 'mark' },
      { keys: ['Enter'], does: 'zoomMark' },
      { keys: ['Enter'], does: 'pin' },
    ],
  },
  {
    where: 'legend',
    shortcuts: [
      { keys: ['↑', '↓'], does: 'moveRow' },
      { keys: ['Enter'], does: 'alone' },
      { keys: ['Ctrl Enter'], does: 'add' },
    ],
  },
];
