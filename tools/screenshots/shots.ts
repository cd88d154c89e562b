import { NOW_MS } from './history';

/** One picture of the docs: what a browser opens, and in which window. */
export interface Shot {
  /** Without `.png`. */
  readonly name: string;
  /** The query string of the page. */
  readonly search: Readonly<Record<string, string>>;
  /** Size of the window, CSS pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Pixels of the picture for each CSS pixel. */
  readonly ratio: number;
  /** The clock of the page, epoch ms. */
  readonly clockMs: number;
  /** Selector of the part that loads last; null where `data-settled` is enough. */
  readonly last: string | null;
  /** Selector of a button that is pressed before the picture is taken; null for none. */
  readonly press: string | null;
}

const MINUTE_MS = 60_000;

/** The button of a finding that opens its details: it has one once its cause is known. */
const CAUSE = '[data-finding] [aria-expanded]';

const PAGE = { widthPx: 1440, heightPx: 900, ratio: 1, clockMs: NOW_MS, last: CAUSE, press: null };

const KINDS: readonly Shot[] = [
  { ...PAGE, name: 'page', search: { theme: 'light' } },
  { ...PAGE, name: 'page-dark', search: { theme: 'dark' } },
  { ...PAGE, name: 'phone', search: { theme: 'light' }, widthPx: 390, heightPx: 844, ratio: 2 },
  {
    ...PAGE,
    name: 'incident',
    search: { theme: 'light' },
    widthPx: 1280,
    heightPx: 840,
    // In the middle of the overload.
    clockMs: NOW_MS - 20 * MINUTE_MS,
    press: CAUSE,
  },
  {
    ...PAGE,
    name: 'panel',
    search: { theme: 'light', kiosk: '', panel: 'ttft-heatmap' },
    widthPx: 720,
    heightPx: 420,
    ratio: 2,
    last: null,
  },
  {
    ...PAGE,
    name: 'changes',
    search: {
      theme: 'light',
      from: new Date(NOW_MS - 34 * MINUTE_MS).toISOString(),
      to: new Date(NOW_MS - 16 * MINUTE_MS).toISOString(),
      explain: 'before',
    },
    widthPx: 1280,
    heightPx: 640,
    last: '[data-latency]',
  },
  {
    ...PAGE,
    name: 'status',
    search: { theme: 'light', view: 'status', from: 'now-6h' },
    widthPx: 1280,
    heightPx: 480,
    last: '[data-piece]',
  },
  {
    ...PAGE,
    name: 'tokens',
    search: { theme: 'light', view: 'tokens', from: 'now-6h' },
    widthPx: 1280,
    heightPx: 520,
    last: '[data-tokens] td',
  },
];

/** All pictures of the docs: each kind in each language. */
export const SHOTS: readonly Shot[] = KINDS.flatMap((kind) =>
  ['en', 'zh'].map((lang) => ({ ...kind, name: `${kind.name}-${lang}`, search: { ...kind.search, lang } })),
);
