import { gridLength, type Grid } from '../lib/frame';
import type { RangeMs } from '../lib/time-range';
import { gridOf } from './grid';
import type { PrometheusClient } from './http/client';
import { QueryError, unlessRefused } from './http/errors';
import { isAboutMissingData } from './missing-data';
import { PRESENCE_METRIC } from './presence';
import { AS_SCRAPED, FINEST_S, type SampleDistance } from './sample-distance';
import { hasSample } from './samples';

/** The distance of the finest samples that Thanos makes of those that were scraped, seconds. */
const COARSE_S = 300;

/** At how many points the two are compared. */
const POINTS = 48;

/** A range that moves by less is asked for once, ms. */
const SAME_MS = 3_600_000;

/**
 * The newest response of {@link fetchKeptSamples}, which serves ranges that begin and end within the same hours: also those of loads
 * that start while it is awaited.
 */
export class AskedSamples {
  readonly #client: Pick<PrometheusClient, 'range'>;
  readonly #signal: AbortSignal;
  #last: { readonly key: string; readonly kept: Promise<SampleDistance> } | null = null;

  constructor(client: Pick<PrometheusClient, 'range'>, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  /**
   * A server that takes too long counts as one with samples as they were scraped, so that panels say what they lack.
   * @throws QueryError when the server is not reached. After an error the next call asks again.
   */
  of(selector: string, range: RangeMs): Promise<SampleDistance> {
    const key = [selector, ...[range.fromMs, range.toMs].map((ms) => Math.floor(ms / SAME_MS))].join(' ');
    if (this.#last?.key === key) return this.#last.kept;
    const forget = (): void => {
      if (this.#last?.kept === kept) this.#last = null;
    };
    const kept = fetchKeptSamples(this.#client, selector, range, this.#signal, forget).catch(
      (error: unknown) => {
        forget();
        if (error instanceof QueryError && error.kind === 'timeout') return AS_SCRAPED;
        throw error;
      },
    );
    this.#last = { key, kept };
    return kept;
  }
}

/**
 * Asks which samples the server has of a range: Thanos deletes those that were scraped after a while, and keeps means, extremes and
 * counters of 5 minutes. One small query where the range begins with samples as they were scraped, else two.
 * @param onmissing called when a part of the data is missing, so that the result is one of the other part
 * @throws QueryError when the server is not reached
 * @see https://thanos.io/tip/components/compact.md/#downsampling
 */
export async function fetchKeptSamples(
  client: Pick<PrometheusClient, 'range'>,
  selector: string,
  range: RangeMs,
  signal: AbortSignal,
  onmissing: () => void = () => undefined,
): Promise<SampleDistance> {
  const stepS = Math.ceil((range.toMs - range.fromMs) / 1000 / POINTS / COARSE_S) * COARSE_S;
  const grid = gridOf(range, Math.max(COARSE_S, stepS));
  const expr = `count(${PRESENCE_METRIC}${selector === '' ? '' : `{${selector}}`})`;
  const reportsAt = async (sourceS: number): Promise<readonly boolean[]> => {
    const on: Grid = { ...grid, sourceS };
    const matrix = await unlessRefused(client.range(expr, on, signal));
    if (matrix?.warnings.some(isAboutMissingData)) onmissing();
    const samples = matrix?.series[0]?.samples;
    return Array.from({ length: gridLength(grid) }, (_, i) => samples !== undefined && hasSample(samples, i));
  };
  const scraped = await reportsAt(FINEST_S);
  if (scraped[0] === true) return AS_SCRAPED;
  const coarse = await reportsAt(COARSE_S);
  const isCoarse = coarse.map((reports, i) => reports && scraped[i] !== true);
  return {
    ofRange: isCoarse.includes(true) ? COARSE_S : null,
    ofEnd: isCoarse.at(-1) === true ? COARSE_S : null,
  };
}
