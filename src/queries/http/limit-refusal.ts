/** A limit of a tenant of Mimir that a query exceeds. */
export interface LimitRefusal {
  /** Of the length of the queried time, or of how much a query reads or how long its text is. */
  readonly of: 'range' | 'amount';
  /** As Mimir writes it: a duration without zeros at its end, such as `12h`, or an amount, such as `200 series`. */
  readonly limit: string;
  /** The flag that sets it, such as `-querier.max-fetched-series-per-query`. */
  readonly setting: string;
}

const REFUSAL = /limit: ([^)]+)\) \(err-mimir-(max-[a-z-]+)\).*?configure (-[a-z.-]+\w)/s;

/**
 * What the sentence of Mimir refuses; null for any other sentence.
 * @see https://grafana.com/docs/mimir/latest/manage/mimir-runbooks/#errors-catalog
 */
export function limitRefusalOf(message: string): LimitRefusal | null {
  const [, limit = '', id = '', setting = ''] = REFUSAL.exec(message) ?? [];
  if (setting === '') return null;
  if (!id.endsWith('query-length')) return { of: 'amount', limit, setting };
  return { of: 'range', limit: limit.replace(/(?<=[hm])0s$/, '').replace(/(?<=h)0m$/, ''), setting };
}

/** The whole response of Mimir, with status 401, to a request without a tenant. */
export const NO_TENANT = 'no org id';
