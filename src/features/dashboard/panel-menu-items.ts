import type { AllWords } from '../../i18n/words';
import type { Panel } from '../../panels/panel';
import type { Section } from '../../panels/section';
import type { MenuItem } from '../../ui/menu-item';
import type { ViewState } from '../../url/view-state.svelte';
import { layoutItems } from './layout-items';
import { takeAway, type TakeAway } from './take-away';

/** What the menu of a panel can do, and the state that it shows. */
export interface PanelActions {
  readonly panel: Panel;
  /** Its name in the language of the page. */
  readonly title: string;
  readonly sections: readonly Section[];
  readonly view: ViewState;
  readonly isLarge: boolean;
  /** Null for a panel without an axis. */
  readonly isLog: boolean | null;
  readonly onlog: (on: boolean) => void;
  /** True when a table stands in place of the chart; null for a panel without a chart. */
  readonly isTable: boolean | null;
  readonly ontable: (isTable: boolean) => void;
  /** True when the whole description is shown. */
  readonly isHelpWhole: boolean;
  readonly onhelp: (isWhole: boolean) => void;
  readonly oninspect: () => void;
  readonly takeAway: TakeAway;
  readonly surroundings: Parameters<typeof takeAway>[2];
  readonly oncopy: (isFixed: boolean) => void;
  readonly onembed: () => void;
}

/** The rows of the menu of a panel. */
export function panelMenuItems(actions: PanelActions, words: AllWords): MenuItem[] {
  const { panel, view, isLarge, isLog, isTable } = actions;
  // Null where another line stands in place of the description.
  const helpText = actions.surroundings.root.querySelector(`[data-panel="${panel.id}"] .help > span`);
  const viewItem: MenuItem = {
    kind: 'action',
    label: isLarge ? words.backToAll : words.viewLarge,
    keys: 'V',
    onselect: () => view.change({ viewPanel: isLarge ? null : panel.id }),
  };
  return [
    ...(view.isPanelAlone ? [] : [viewItem]),
    ...(view.current.inspect
      ? [{ kind: 'action', label: words.inspect, keys: 'I', onselect: actions.oninspect } as const]
      : []),
    ...(isTable === null
      ? []
      : [
          {
            kind: 'action',
            label: isTable ? words.showChart : words.showTable,
            onselect: () => actions.ontable(!isTable),
          } as const,
        ]),
    ...(isLog === null
      ? []
      : [
          {
            kind: 'checkbox',
            label: words.logarithmic,
            keys: 'L',
            checked: isLog,
            onchange: actions.onlog,
          } as const,
        ]),
    ...(isLarge || !(actions.isHelpWhole ? helpText : isCut(helpText))
      ? []
      : [
          {
            kind: 'checkbox',
            label: words.wholeHelp,
            checked: actions.isHelpWhole,
            onchange: actions.onhelp,
          } as const,
        ]),
    { kind: 'separator' },
    ...takeAwayItems(actions, words),
    ...(isLarge || view.current.kiosk
      ? []
      : layoutItems(panel.id, actions.title, actions.sections, view, actions.surroundings.root, words)),
    ...(view.hasAddress ? linkItems(actions, words) : []),
  ];
}

const isCut = (text: Element | null): boolean => text !== null && text.scrollHeight > text.clientHeight;

const linkItems = ({ oncopy, onembed, view }: PanelActions, words: AllWords): MenuItem[] => [
  { kind: 'separator' },
  { kind: 'action', label: words.copyLink, keys: 'C', onselect: () => oncopy(false) },
  { kind: 'action', label: words.copyFixedLink, onselect: () => oncopy(true) },
  ...(view.current.kiosk ? [] : [{ kind: 'action', label: words.embed, onselect: onembed } as const]),
];

function takeAwayItems({ takeAway: made, surroundings }: PanelActions, words: AllWords): MenuItem[] {
  const item = (label: string, kind: Parameters<typeof takeAway>[0]): MenuItem => ({
    kind: 'action',
    label,
    onselect: () => void takeAway(kind, made, surroundings),
  });
  return [
    ...(made.image === undefined
      ? []
      : [
          item(words.downloadPng, 'png'),
          item(words.downloadSvg, 'svg'),
          item(words.copyPng, 'copied-image'),
        ]),
    item(words.downloadCsv, 'csv'),
    item(words.copyTable, 'table'),
  ];
}
