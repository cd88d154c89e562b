import { countedGrowth, type LastSamples } from '../findings/tokens/counted-growth';
import { addEnergy } from '../findings/tokens/gpu-energy';
import { detailQuery, growthQuery, minutesQuery } from '../findings/tokens/token-queries';
import {
  addCounted,
  addSums,
  unclearRanks,
  type TokenSteps,
  type UnclearRank,
} from '../findings/tokens/token-steps';
import { commonStepS } from '../lib/calendar-periods';
import type { Grid } from '../lib/frame';
import type { Period } from '../lib/period';
import type { Binding } from '../queries/binding';
import type { LoadMatrix } from './look-back';

/** The steps to load: each ends at a point of the grid. */
export interface StepsQuery {
  readonly binding: Binding;
  readonly scrapeIntervalS: number;
  readonly grid: Grid;
  /** Length of a step, seconds. */
  readonly lengthS: number;
  /** Start of everything that is counted, Unix seconds. */
  readonly fromS: number;
  /** True to load what only minutes tell, too. */
  readonly hasMinutes: boolean;
  /** The label by which GPUs and servers find each other; null: their addresses. */
  readonly hostLabel: string | null;
  /** The last samples of earlier steps. */
  readonly last: LastSamples;
}

export interface LoadedSteps extends TokenSteps {
  readonly last: LastSamples;
  /** Energy of GPUs without a model, or with several, joules. */
  readonly unassignedJ: number;
}

/** The most samples that ranks which restarted are counted from; with more of them, one a minute is read. */
const MOST_SAMPLES = 1_000_000;
/** Prometheus answers with 11,000 points at most. */
const MOST_POINTS = 10_000;
const MINUTE_S = 60;

/**
 * Loads what models did in some steps: one query, one more for what only minutes tell, and one for each stretch of steps in which ranks
 * restarted, came or went.
 * @throws QueryError
 */
export async function loadSteps(query: StepsQuery, load: LoadMatrix): Promise<LoadedSteps> {
  const { binding, grid, lengthS, hostLabel } = query;
  const hasMinutes = query.hasMinutes && lengthS >= MINUTE_S;
  const [growth, minutes] = await Promise.all([
    load(growthQuery(binding, lengthS, hostLabel), grid),
    hasMinutes ? load(minutesQuery(binding, lengthS, hostLabel), grid) : null,
  ]);
  const steps: TokenSteps = { grid, lengthS, models: new Map() };
  addSums(steps, growth.series);
  if (minutes) addSums(steps, minutes.series);
  const { last, counted } = await loadUnclear(query, unclearRanks(growth.series, placesOf(binding)), load);
  for (const one of counted) addCounted(steps, one);
  const counters = growth.series.some(({ labels }) => labels['of'] === 'joules');
  const energy = counters ? growth.series : (minutes?.series ?? []);
  return { ...steps, last, unassignedJ: addEnergy(steps, energy, growth.series, hostLabel) };
}

const placesOf = ({ places }: Binding) => places ?? { ofTarget: [], ofRank: [] };

async function loadUnclear(query: StepsQuery, ranks: readonly UnclearRank[], load: LoadMatrix) {
  const { binding, grid, lengthS, fromS, scrapeIntervalS } = query;
  const wanted = new Set(ranks.map(({ kind, rank, index }) => `${kind} ${rank} ${index}`));
  const samples = (ranks.length * lengthS) / scrapeIntervalS;
  const wishedS = samples > MOST_SAMPLES ? Math.max(MINUTE_S, scrapeIntervalS) : scrapeIntervalS;
  const stretches = stretchesOf(ranks, Math.max(1, Math.floor((MOST_POINTS * wishedS) / lengthS)));
  const details = await Promise.all(
    stretches.map(async ({ first, last, instances }) => {
      const startS = grid.startS + first * grid.stepS - lengthS;
      const endS = grid.startS + last * grid.stepS;
      const stepS = evenStepS(endS - startS, lengthS, wishedS);
      const own: Grid = { startS, endS, stepS };
      const { series } = await load(detailQuery(binding, instances), own);
      return { series, grid: own };
    }),
  );
  let { last } = query;
  const counted = details.map((detail) => {
    const result = countedGrowth(
      {
        ...detail,
        lengthS,
        fromS,
        places: placesOf(binding),
        isWanted: (kind, rank, endS) =>
          wanted.has(`${kind} ${rank} ${Math.round((endS - grid.startS) / grid.stepS)}`),
      },
      last,
    );
    ({ last } = result);
    return result.growth;
  });
  return { last, counted };
}

/** The longest step up to the wished one that divides a step of the table into whole seconds. */
function evenStepS(spanS: number, lengthS: number, wishedS: number): number {
  let stepS = Math.max(1, Math.min(Math.floor(wishedS), lengthS));
  while (lengthS % stepS !== 0 || spanS % stepS !== 0) stepS--;
  return stepS;
}

interface Stretch {
  /** Indexes of the points of its first and last step. */
  readonly first: number;
  last: number;
  readonly instances: string[];
}

/** The steps to count, those side by side together, oldest first. */
function stretchesOf(ranks: readonly UnclearRank[], most: number): Stretch[] {
  const instances = new Map<number, Set<string>>();
  for (const { index, instance } of ranks) {
    instances.set(index, (instances.get(index) ?? new Set()).add(instance));
  }
  const stretches: Stretch[] = [];
  for (const [index, own] of [...instances].sort(([a], [b]) => a - b)) {
    const before = stretches.at(-1);
    if (before?.last === index - 1 && index - before.first < most) {
      before.last = index;
      before.instances.push(...[...own].filter((one) => !before.instances.includes(one)));
    } else stretches.push({ first: index, last: index, instances: [...own] });
  }
  return stretches;
}

/** What to load: the periods side by side, the last of which may not be over. */
export interface TokensQuery extends Omit<StepsQuery, 'grid' | 'lengthS' | 'fromS' | 'last'> {
  readonly periods: readonly Period[];
}

/** The steps of the periods. */
export interface LoadedTokens {
  /** Whole steps, then the rest up to now; a part that is empty is left out. */
  readonly parts: readonly LoadedSteps[];
  /** The whole steps, to go on from. */
  readonly whole: { readonly key: string; readonly steps: LoadedSteps } | null;
}

/**
 * Loads the tokens of periods. Whole steps do not change, so that a later load of the same periods only asks for the time since.
 * @param known an earlier load
 * @throws QueryError
 */
export async function loadTokens(
  query: TokensQuery,
  known: LoadedTokens | null,
  load: LoadMatrix,
): Promise<LoadedTokens> {
  const { periods, binding } = query;
  const fromS = periods[0]?.startS ?? 0;
  const endS = periods.at(-1)?.endS ?? fromS;
  const lengthS = commonStepS(periods.slice(0, -1));
  const wholeEndS = fromS + Math.floor((endS - fromS) / lengthS) * lengthS;
  const key = JSON.stringify([binding.selector, fromS, wholeEndS, lengthS, query.hasMinutes]);
  const whole =
    wholeEndS === fromS
      ? null
      : known?.whole?.key === key
        ? known.whole
        : {
            key,
            steps: await loadSteps(
              {
                ...query,
                grid: { startS: fromS + lengthS, endS: wholeEndS, stepS: lengthS },
                lengthS,
                fromS,
                last: new Map(),
              },
              load,
            ),
          };
  if (endS === wholeEndS) return { parts: whole ? [whole.steps] : [], whole };
  const rest = await loadSteps(
    {
      ...query,
      grid: { startS: endS, endS, stepS: 1 },
      lengthS: endS - wholeEndS,
      fromS,
      last: whole?.steps.last ?? new Map(),
    },
    load,
  );
  return { parts: [...(whole ? [whole.steps] : []), rest], whole };
}
