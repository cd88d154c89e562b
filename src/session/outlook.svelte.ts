import { untrack } from 'svelte';
import { WATCHED_GOALS, WATCHED_NAMES } from './watched';
import { warningsOf, type GroupResult } from './group-result';
import { badgesOf } from '../findings/badges';
import { rankCausesOf } from '../findings/rank-causes';
import type { Finding, FindingInputs } from '../findings/finding';
import { markersOf } from '../findings/markers';
import { currentFindings } from '../findings/current-findings';
import { rankNamer } from '../findings/rank-namer';
import { findingsOf, needsRareRules, type RareRules } from '../findings/rules';
import { ranksThere } from '../findings/rules/ranks-down';
import { sceneOf, type Scene } from '../findings/scene';
import { backAtS, isStillDown } from '../findings/back-again';
import { inOrder } from '../findings/in-order';
import type { RankPlace } from '../findings/causes/cause';
import type { findingsWithCauses } from '../findings/causes/findings-with-causes';
import type { CauseReport } from './cause-looks';
import type { Locale } from '../i18n/locale.svelte';
import type { Words } from '../i18n/words';
import { isAboutMissingData, warningWords } from '../queries/missing-data';
import { haveSameShape } from '../lib/frame';
import type { Marker } from '../lib/marker';
import { formatClearTime, formatDate } from '../lib/timezone';
import type { WatchName } from '../panels/watches';
import type { Column } from '../lib/column';

export interface OutlookSources {
  readonly locale: Locale;
  /** The newest result of the watches for now, or null. */
  readonly now: () => GroupResult | null;
  /** The newest result of the watches for the range, or null. It may end a minute before now. */
  readonly history: () => GroupResult | null;
  /** How many ranks should report, or null. */
  readonly expectedEngines: () => number | null;
  readonly scrapeIntervalS: () => number | null;
  readonly isLive: () => boolean;
  /** What the looks for causes of this selection found; null before the first. */
  readonly causes: () => CauseReport | null;
}

const DAY_S = 86_400;

/** True for label matchers that select some ranks of a model. */
const isOfChosenRanks = (selector: string): boolean => /(^|,)(engine|instance)=~?"/.test(selector);

const NO_START = (): null => null;

/** The first warning about data that were not there, or null. */
function missingIn(watched: GroupResult, words: Words): string | null {
  const warning = warningsOf(watched).find(isAboutMissingData);
  return warning === undefined ? null : warningWords(warning, words);
}

/** What the rules of findings make of the watches: findings, badges of panels, and markers of all charts. */
export class Outlook {
  readonly #sources: OutlookSources;
  #rare = $state.raw<RareRules | null>(null);
  #withCauses = $state.raw<typeof findingsWithCauses | null>(null);

  constructor(sources: OutlookSources) {
    this.#sources = sources;
  }

  /** The chosen range. */
  readonly #history: Scene | null = $derived.by(() => {
    const { history, isLive } = this.#sources;
    return this.#sceneOf(history(), isLive() && this.#isHourAlone ? 'hour' : 'range', NO_START);
  });

  readonly #historyFindings: readonly Finding[] = $derived.by(() =>
    this.#history ? findingsOf(this.#history, this.#rare) : [],
  );

  /** The last hour; null for a range that is over, and where the range is the last hour. */
  readonly #now: Scene | null = $derived.by(() => {
    const { now, isLive } = this.#sources;
    if (!isLive() || this.#isHourAlone) return null;
    const earlier = this.#historyFindings.filter(({ isNow }) => isNow);
    return this.#sceneOf(now(), 'hour', (id) => earlier.find((finding) => finding.id === id)?.atS ?? null);
  });

  /** True when both results are the last hour. One may be of an earlier load. */
  get #isHourAlone(): boolean {
    const { now, history } = this.#sources;
    const [a, b] = [now()?.grid, history()?.grid];
    return a !== undefined && b !== undefined && haveSameShape(a, b);
  }

  readonly #lacksRare: boolean = $derived.by(
    () => this.#rare === null && [this.#now, this.#history].some((scene) => scene && needsRareRules(scene)),
  );

  readonly #lacksCauses: boolean = $derived.by(() => {
    const causes = this.#sources.causes();
    const hasFound = causes !== null && (causes.log.incidents.length > 0 || causes.peers.length > 0);
    return hasFound && this.#withCauses === null;
  });

  /** True until the rules and the words that the newest results need are loaded: some findings are not there yet. */
  readonly lacksParts: boolean = $derived.by(() => this.#lacksRare || this.#lacksCauses);

  /** Loads the rules and the words that the newest results need. Rejects when they cannot be loaded. */
  async loadParts(): Promise<void> {
    const [rare, told] = await Promise.all([
      this.#lacksRare ? import('../findings/rare-rules') : null,
      this.#lacksCauses ? import('../findings/causes/findings-with-causes') : null,
    ]);
    if (rare) this.#rare = rare.RARE_RULES;
    if (told) this.#withCauses = told.findingsWithCauses;
  }

  #sceneOf(
    watched: GroupResult | null,
    span: FindingInputs['span'],
    earlierStart: FindingInputs['earlierStart'],
  ): Scene | null {
    const { scrapeIntervalS, expectedEngines, isLive, locale } = this.#sources;
    const intervalS = scrapeIntervalS();
    if (!watched || intervalS === null) return null;
    const { grid, results, binding } = watched;
    const isLong = grid.endS - grid.startS > DAY_S;
    const columnsAt = (i: number): readonly Column[] => results[i]?.columns ?? [];
    const columns = Object.fromEntries(WATCHED_NAMES.map((name, i) => [name, columnsAt(i)])) as Record<
      WatchName,
      readonly Column[]
    >;
    const attainment = Object.fromEntries(
      WATCHED_GOALS.map(({ id }, i) => [id, columnsAt(WATCHED_NAMES.length + i)[0]?.values ?? null]),
    ) as FindingInputs['attainment'];
    return sceneOf({
      grid,
      columns,
      attainment,
      // The objective that the result was loaded with: an objective that was just dragged applies with its own result.
      slo: binding.slo,
      expectedEngines: expectedEngines(),
      missing: missingIn(watched, locale.allWords),
      replica: binding.places?.replica ?? null,
      scrapeIntervalS: intervalS,
      isLive: isLive(),
      span,
      earlierStart,
      formatTime: (atS) =>
        `${isLong || grid.endS - atS > DAY_S ? `${formatDate(atS * 1000, locale.timezone)} ` : ''}${formatClearTime(atS * 1000, locale.timezone)}`,
      rankName: rankNamer(columns.rankRunning, locale.allWords.rankName),
      language: locale.fullLang,
    });
  }

  readonly #ruleFindings: readonly Finding[] = $derived.by(() =>
    this.#now
      ? currentFindings(findingsOf(this.#now, this.#rare), this.#historyFindings)
      : this.#historyFindings,
  );

  readonly findings: readonly Finding[] = $derived.by(() => {
    const { causes, isLive } = this.#sources;
    const scene = this.#now ?? this.#history;
    const report = causes();
    if (!scene || !report || !this.#withCauses) return inOrder(this.#ruleFindings);
    const { language, formatTime, rankName, columns } = scene;
    const { log, models } = report;
    const [onlyRank, ...otherRanks] = columns.rankRunning;
    const inputs = {
      language,
      formatTime,
      rankName,
      models,
      isOfChosenRanks: isOfChosenRanks(report.selector),
      onlyRank: otherRanks.length === 0 ? (onlyRank?.labels ?? null) : null,
      isLive: isLive(),
      firstS: log.firstS,
      backAtS: (key: string, sinceS: number) => backAtS(scene, key, sinceS),
      isStillDown: (rank: RankPlace, sinceS: number) => isStillDown(scene, rank, sinceS),
    };
    return this.#withCauses(this.#ruleFindings, report, inputs);
  });

  /** How many ranks there should be now; null where the page does not show the present. */
  readonly ranksThere: number | null = $derived.by(() => {
    if (!this.#sources.isLive()) return null;
    const scene = this.#now ?? this.#history;
    return scene && ranksThere(scene);
  });

  readonly #newMarkers: readonly Marker[] = $derived.by(() =>
    this.#history ? markersOf(this.#history) : [],
  );

  readonly #markersKey: string = $derived.by(() => JSON.stringify(this.#newMarkers));

  /** The same list as before when nothing in it has changed: a new list redraws every chart. */
  readonly markers: readonly Marker[] = $derived.by(() => {
    void this.#markersKey;
    return untrack(() => this.#newMarkers);
  });

  readonly #badges = $derived.by(() => badgesOf(this.findings));

  readonly #rankCauses = $derived.by(() => rankCausesOf(this.findings, this.#sources.isLive()));

  /** The cause that is found at a rank, by the key of the rank, or null. */
  causeOfRank(key: string): Finding | null {
    return this.#rankCauses.get(key) ?? null;
  }

  /** The finding about a panel, or null. */
  badgeOf(panelId: string): Finding | null {
    return this.#badges.get(panelId) ?? null;
  }
}
