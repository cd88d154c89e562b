import type { RawSeries } from '../../../queries/http/api-data';
import { withStoredNames } from '../../../queries/metric-prefix';
import type { DoctorAsk, Probe } from '../facts';
import { dataOf, probe, type Transport } from './probe';

/** Names and values of the parameters of a request. */
type Params = readonly (readonly [name: string, value: string])[];

/** The read API of Prometheus for the doctor. A part that fails gives null; warnings are collected. */
export class PrometheusApi {
  readonly warnings = new Set<string>();
  readonly #ask: DoctorAsk;
  readonly #transport: Transport;

  constructor(ask: DoctorAsk, transport: Transport) {
    this.#ask = ask;
    this.#transport = transport;
  }

  /** @param path below `/api/v1/` */
  async get(path: string, params: Params = []): Promise<Probe> {
    const query = new URLSearchParams(params.map((pair) => [...pair])).toString();
    const url = `${this.#ask.prometheusUrl}/api/v1/${path}${query === '' ? '' : `?${query}`}`;
    const found = await probe(this.#transport, url, this.#ask);
    if (found.kind === 'response') this.#collect(found.json);
    return found;
  }

  /** The `data` of a response, or null. */
  async data(path: string, params: Params = []): Promise<unknown> {
    return dataOf(await this.get(path, params));
  }

  /**
   * The series of an instant query; null when it failed.
   * @param timeS Unix seconds
   */
  async instant(expr: string, timeS: number): Promise<readonly RawSeries[] | null> {
    const query = withStoredNames(expr, this.#ask.metricPrefix);
    const data = await this.data('query', [
      ['query', query],
      ['time', String(timeS)],
    ]);
    const result = (data as { result?: unknown } | null)?.result;
    if (!Array.isArray(result)) return null;
    return (
      result as { metric?: Record<string, string>; value?: [number, string]; values?: [number, string][] }[]
    ).map(({ metric = {}, value, values }) => ({ metric, values: values ?? (value ? [value] : []) }));
  }

  /** Values of a label; null where the server does not list them. */
  async labelValues(
    label: string,
    match: string,
    startS: number,
    endS: number,
  ): Promise<readonly string[] | null> {
    const matcher = withStoredNames(match, this.#ask.metricPrefix);
    const data = await this.data(`label/${label}/values`, [
      ['match[]', matcher],
      ['start', String(startS)],
      ['end', String(endS)],
    ]);
    return Array.isArray(data) ? data.filter((value): value is string => typeof value === 'string') : null;
  }

  #collect(json: unknown): void {
    const { warnings, infos, isPartial } = (json ?? {}) as Record<string, unknown>;
    if (isPartial === true) this.warnings.add('"isPartial": true');
    for (const list of [warnings, infos]) {
      if (Array.isArray(list)) for (const text of list) this.warnings.add(String(text));
    }
  }
}

/** The only value of a query without labels; null where it has none. */
export function numberOf(series: readonly RawSeries[] | null): number | null {
  const value = Number(series?.[0]?.values[0]?.[1]);
  return Number.isFinite(value) ? value : null;
}
