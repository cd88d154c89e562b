import type { AllWords } from '../../i18n/words';
import { zoneName } from '../../i18n/zone-name';
import { LANGUAGES } from '../../lib/languages';
import type { Timezone } from '../../lib/timezone';
import type { MenuItem } from '../../ui/menu-item';
import { isPlain, NO_LAYOUT } from '../../url/layout-changes';
import { explained, opened } from '../../url/view-changes';
import type { ViewState } from '../../url/view-state.svelte';

/** What the menu of the page can do. */
export interface SettingsActions {
  readonly view: ViewState;
  /** The root element of the app. */
  readonly root: HTMLElement;
  /** From `config.json`. */
  readonly links: readonly { readonly title: string; readonly url: string }[];
  readonly openHelp: () => void;
  readonly openJump: () => void;
  readonly print: () => void;
  /** @param isFixed true for a link that always shows the range of now */
  readonly copyLink: (isFixed: boolean) => void;
}

const PAGE_VIEWS = ['panels', 'status', 'tokens', 'capacity'] as const;
const VIEW_WORDS = {
  panels: 'statusLeave',
  status: 'statusBoard',
  tokens: 'tokensView',
  capacity: 'capacity',
} as const;

const THEMES = ['system', 'light', 'dark'] as const;

/** The two standard time zones, and a zone from the address or `config.json`. */
const timezonesWith = (current: Timezone): Timezone[] => [...new Set<Timezone>(['local', 'utc', current])];

/** A choice among the values of a field of the view. */
function choice<T extends string>(
  label: string,
  value: T,
  values: readonly T[],
  nameOf: (value: T) => string,
  onchange: (value: T) => void,
): MenuItem {
  return {
    kind: 'radio',
    label,
    value,
    options: values.map((v) => ({ value: v, label: nameOf(v) })),
    onchange: (text) => {
      const next = values.find((v) => v === text);
      if (next !== undefined) onchange(next);
    },
  };
}

/** The rows of the menu of the page. */
export function settingsItems(
  { view, root, links, openHelp, openJump, copyLink, print }: SettingsActions,
  words: AllWords,
): MenuItem[] {
  const { current } = view;
  /** What is open already, and far above, comes into view; what opens does that itself. */
  const showAgain = (heading: string): void =>
    root.querySelector(heading)?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  return [
    choice(
      words.language,
      current.lang,
      LANGUAGES.map(({ code }) => code),
      (lang) => LANGUAGES.find(({ code }) => code === lang)?.name ?? lang,
      (lang) => view.change({ lang }),
    ),
    choice(
      words.theme,
      current.theme,
      THEMES,
      (theme) => words[theme],
      (theme) => view.change({ theme }),
    ),
    choice(
      words.timezone,
      current.timezone,
      timezonesWith(current.timezone),
      (timezone) => zoneName(timezone, words),
      (timezone) => view.change({ timezone }),
    ),
    { kind: 'separator' },
    {
      kind: 'checkbox',
      label: words.markers,
      checked: current.markers,
      onchange: (markers) => view.change({ markers }),
    },
    { kind: 'separator' },
    { kind: 'action', label: words.jump, keys: '/', onselect: openJump },
    ...PAGE_VIEWS.filter((one) => one !== current.view).map((one): MenuItem => ({
      kind: 'action',
      label: words[VIEW_WORDS[one]],
      ...(one === 'capacity' ? { keys: 'H' } : {}),
      onselect: () => view.change(opened(one, current, view.defaults)),
    })),
    ...(isPlain(current)
      ? []
      : [{ kind: 'action', label: words.layoutReset, onselect: () => view.change(NO_LAYOUT) } as const]),
    ...(view.hasAddress
      ? ([
          { kind: 'action', label: words.copyLink, onselect: () => copyLink(false) },
          { kind: 'action', label: words.copyFixedLink, onselect: () => copyLink(true) },
        ] as const)
      : []),
    { kind: 'separator' },
    { kind: 'action', label: words.keys, keys: '?', onselect: openHelp },
    { kind: 'action', label: words.print, keys: 'Ctrl P', onselect: print },
    {
      kind: 'action',
      label: words.keysExplain,
      keys: 'E',
      onselect: () => {
        view.change(explained(current, view.defaults));
        showAgain('[data-explain] h2');
      },
    },
    {
      kind: 'action',
      label: words.doctor,
      onselect: () => {
        view.change({ doctor: true });
        showAgain('[data-doctor] h2');
      },
    },
    // Only the browser's history leads out of a kiosk.
    ...(view.hasAddress
      ? [{ kind: 'action', label: words.kiosk, onselect: () => view.change({ kiosk: true }) } as const]
      : []),
    ...(links.length > 0 ? [{ kind: 'separator' } as const] : []),
    ...links.map((link) => ({ kind: 'link', label: link.title, href: link.url }) as const),
  ];
}
