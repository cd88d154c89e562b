import { untrack } from 'svelte';
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
  /** The newest result of the watches, or null. */
  readonly result: () => GroupResult | null;
  /** How many ranks should report, or null. */
  readonly expectedEngines: () => number | null;
  readonly scrapeIntervalS: () => number | null;
  readonly isLive: () => boolean;
}

const DAY_S = 86_400;

/** Findings, badges of panels and markers of charts, derived from the watches by the rules. */
export class Outlook {
  readonly #sources: OutlookSources;

  constructor(sources: OutlookSources) {
    this.#sources = sources;
  }

  readonly #scene: Scene | null = $derived.by(() => {
    const { result, scrapeIntervalS, expectedEngines, isLive, locale } = this.#sources;
    const watched = result();
    const intervalS = scrapeIntervalS();
    if (!watched || intervalS === null) return null;
    const { grid, results, binding } = watched;
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
      // The objective that the result was loaded with: an objective that was just dragged applies with its own result.
      slo: binding.slo,
      expectedEngines: expectedEngines(),
      scrapeIntervalS: intervalS,
      isLive: isLive(),
      formatTime: (atS) =>
        `${isLong ? `${formatDate(atS * 1000, locale.timezone)} ` : ''}${formatClearTime(atS * 1000, locale.timezone)}`,
      rankName: rankNamer(columns.rankRunning, locale.words.rankName),
      language: locale.lang,
    });
  });

  readonly findings: readonly Finding[] = $derived.by(() => (this.#scene ? findingsOf(this.#scene) : []));

  readonly #newMarkers: readonly Marker[] = $derived.by(() => (this.#scene ? markersOf(this.#scene) : []));

  readonly #markersKey: string = $derived.by(() => JSON.stringify(this.#newMarkers));

  /** The same list as before when nothing in it has changed: a new list redraws every chart. */
  readonly markers: readonly Marker[] = $derived.by(() => {
    void this.#markersKey;
    return untrack(() => this.#newMarkers);
  });

  readonly #badges = $derived.by(() => badgesOf(this.findings));

  /** The finding about a panel, or null. */
  badgeOf(panelId: string): Finding | null {
    return this.#badges.get(panelId) ?? null;
  }
}

/** Gives each rank the shortest name that is unique, in the language of the page. */
function rankNamer(
  columns: readonly Column[],
  rankName: (engine: string) => string,
): FindingInputs['rankName'] {
  const ranks = columns.map(({ labels }) => rankLabelsOf(labels)).sort(compareRanks);
  const names = rankNames(ranks, rankName);
  const known = new Map(ranks.map((rank, i) => [rankKey(rank), names[i] ?? rank.engine]));
  return (labels) => {
    const rank = rankLabelsOf(labels);
    return known.get(rankKey(rank)) ?? rankName(rank.engine);
  };
}
