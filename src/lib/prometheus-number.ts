/**
 * Reads a number as Prometheus prints it: `0.25`, `1e-07`, `NaN`, `+Inf`, `Inf`, `-Inf`; the infinities in any case.
 * @returns NaN for `NaN`, and for text that is empty or no number
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#expression-query-result-formats
 */
export function parsePrometheusNumber(text: string): number {
  const value = Number(text);
  if (!Number.isNaN(value)) return text === '' ? NaN : value;
  const infinite = /^([+-]?)inf(inity)?$/i.exec(text);
  if (infinite === null) return NaN;
  return infinite[1] === '-' ? -Infinity : Infinity;
}
