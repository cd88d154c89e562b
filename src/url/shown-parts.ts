import type { View } from './view';

/** What a page shows, besides its bar and its notices. */
export interface ShownParts {
  /** Ids of the panels, in their order; null for the sections of the page. */
  readonly panels: readonly string[] | null;
  readonly hasOverview: boolean;
  readonly hasFindings: boolean;
  /** True where only findings of now are shown as such: a panel lists those that are over. */
  readonly areFindingsOfNow?: true;
  /** True when the watches of the findings are loaded: for the findings, and for markers and badges of panels. */
  readonly hasWatches: boolean;
  /** The most panels that stand side by side, where the page is wide enough. */
  readonly mostInRow: number;
  /** True for the tokens of the models. */
  readonly hasTokens?: boolean;
  /** True when it shows how much load the models can take. */
  readonly isCapacity?: true;
}

/** The states of the models, and what is wrong now. */
const STATUS_BOARD: ShownParts = {
  panels: ['model-status'],
  hasOverview: false,
  hasFindings: true,
  areFindingsOfNow: true,
  hasWatches: true,
  mostInRow: 1,
};

/** The tokens of the models alone: they load their own queries. */
const TOKENS: ShownParts = {
  panels: [],
  hasOverview: false,
  hasFindings: false,
  hasWatches: false,
  mostInRow: 1,
  hasTokens: true,
};
/** How much load the models can take, which is no panel. */
const CAPACITY: ShownParts = { ...STATUS_BOARD, panels: [], hasFindings: false, isCapacity: true };

type Source = Pick<View, 'kiosk' | 'panels' | 'show' | 'viewPanel' | 'view'>;

/** True when the page is embedded in part: it shows what the link names, and has no links. */
export const isEmbeddedPart = ({ kiosk, panels, show }: Pick<Source, 'kiosk' | 'panels' | 'show'>): boolean =>
  kiosk && panels.length + show.length > 0;

/** True when one panel is embedded alone in another page. */
export const isPanelAlone = (view: Pick<Source, 'kiosk' | 'panels' | 'show'>): boolean =>
  isEmbeddedPart(view) && view.panels.length === 1 && view.show.length === 0;

/** What a link shows. */
export function shownPartsOf(view: Source): ShownParts {
  const { panels, show, viewPanel } = view;

  const isPart = isEmbeddedPart(view);
  const hasFindings = isPart ? show.includes('findings') : true;
  const none = { hasOverview: false, hasFindings: false };
  if (viewPanel !== null && !isPanelAlone(view))
    return { ...none, panels: [viewPanel], hasWatches: hasFindings, mostInRow: 1 };
  if (!isPart && view.view === 'status') return STATUS_BOARD;
  if (!isPart && view.view === 'tokens') return TOKENS;
  if (!isPart && view.view === 'capacity') return CAPACITY;
  if (!isPart) return { panels: null, hasOverview: true, hasFindings, hasWatches: true, mostInRow: Infinity };
  const hasOverview = show.includes('overview');
  return { panels, hasOverview, hasFindings, hasWatches: hasFindings, mostInRow: Math.max(1, panels.length) };
}

/** The id of the only panel of a page that shows nothing else, or null. */
export function onlyPanelOf({ panels, hasOverview, hasFindings }: ShownParts): string | null {
  return hasOverview || hasFindings || panels?.length !== 1 ? null : (panels[0] ?? null);
}
