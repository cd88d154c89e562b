import { WATCHED_GOALS, WATCHED_NAMES } from './watched';
import type { GroupResult } from './group-result';
import { compareRanks, rankNames } from '../lib/rank-names';
import { badgesOf } from '../findings/badges';
import type { Finding, FindingInputs } from '../findings/finding';
import { markersOf } from '../findings/markers';
import { findingsOf } from '../findings/rules';
import { sceneOf, type Scene } from '../findings/scene';
import type { Locale } from '../i18n/locale.svelte';
import type { Marker } from '../lib/marker';
import { rankKey, rankLabelsOf } from '../lib/rank-labels';
import { formatClearTime, formatDate } from '../lib/timezone';
import type { WatchName } from '../panels/watches';
import type { Column } from '../lib/column';

export interface OutlookSources {
  readonly locale: Locale;
  /** The newest answer to what is watched, or null. */
  readonly answer: () => GroupResult | null;
  /** How many ranks should report, or null. */
  readonly expectedEngines: () => number | null;
  readonly scrapeIntervalS: () => number | null;
  readonly isLive: () => boolean;
}

const DAY_S = 86_400;

/** What is to be told besides the charts: findings, badges of panels, what happened on all charts. */
export class Outlook {
  readonly #sources: OutlookSources;

  constructor(sources: OutlookSources) {
    this.#sources = sources;
  }

  readonly #scene: Scene | null = $derived.by(() => {
    const { answer, scrapeIntervalS, expectedEngines, isLive, locale } = this.#sources;
    const answered = answer();
    const intervalS = scrapeIntervalS();
    if (!answered || intervalS === null) return null;
    const { grid, results } = answered;
    const columnsAt = (i: number): readonly Column[] => results[i]?.columns ?? [];
    const columns = Object.fromEntries(WATCHED_NAMES.map((name, i) => [name, columnsAt(i)])) as Record<
      WatchName,
      readonly Column[]
    >;
    const attainment = Object.fromEntries(
      WATCHED_GOALS.map(({ id }, i) => [id, columnsAt(WATCHED_NAMES.length + i)[0]?.values ?? null]),
    ) as FindingInputs['attainment'];
    const isLong = grid.endS - grid.startS > DAY_S;
    return sceneOf({
      grid,
      columns,
      attainment,
      // That which it was asked for: one that has just been dragged comes with its answer.
      slo: answered.binding.slo,
      expectedEngines: expectedEngines(),
      scrapeIntervalS: intervalS,
      isLive: isLive(),
      formatTime: (atS) =>
        `${isLong ? `${formatDate(atS * 1000, locale.timezone)} ` : ''}${formatClearTime(atS * 1000, locale.timezone)}`,
      rankName: rankNamer(columns.rankRunning, locale.words.rankName),
    });
  });

  readonly findings: readonly Finding[] = $derived.by(() => (this.#scene ? findingsOf(this.#scene) : []));

  #lastMarkers: readonly Marker[] = [];

  /** Another list only where it is another: every chart is drawn again for it. */
  readonly markers: readonly Marker[] = $derived.by(() => {
    const markers = this.#scene ? markersOf(this.#scene, this.#sources.locale.lang) : [];
    if (!sameMarkers(markers, this.#lastMarkers)) this.#lastMarkers = markers;
    return this.#lastMarkers;
  });

  readonly #badges = $derived.by(() => badgesOf(this.findings));

  /** What is wrong with what a panel shows, or null. */
  badgeOf(panelId: string): Finding | null {
    return this.#badges.get(panelId) ?? null;
  }
}

const sameMarkers = (a: readonly Marker[], b: readonly Marker[]): boolean =>
  a.length === b.length &&
  a.every(({ id, toS, text }, i) => id === b[i]?.id && toS === b[i].toS && text === b[i].text);

/** Names ranks as short as tells them apart, in the language of the page. */
function rankNamer(
  columns: readonly Column[],
  rankName: (engine: string) => string,
): FindingInputs['rankName'] {
  const ranks = columns.map(({ labels }) => rankLabelsOf(labels)).sort(compareRanks);
  const names = rankNames(ranks, rankName);
  const known = new Map(ranks.map((rank, i) => [rankKey(rank), names[i] ?? rank.engine]));
  return (labels) => {
    const rank = rankLabelsOf(labels);
    const name = known.get(rankKey(rank)) ?? rankName(rank.engine);
    return { en: name, zh: name };
  };
}
