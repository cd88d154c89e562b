const UNIT_SECONDS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 } as const;

type DurationUnit = keyof typeof UNIT_SECONDS;

/**
 * Reads a Prometheus or Grafana duration such as `15s`, `1h30m`, `500ms`, `2d`.
 * @returns seconds, above 0; null for anything else
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/#time-durations
 */
export function parseDurationS(text: string): number | null {
  if (!/^(\d+(ms|[smhdwy]))+$/.test(text)) return null;
  let seconds = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)(ms|[smhdwy])/g)) {
    seconds += unit === 'ms' ? Number(count) / 1000 : Number(count) * UNIT_SECONDS[unit as DurationUnit];
  }
  return seconds > 0 ? seconds : null;
}

/**
 * A duration in the syntax of PromQL, in the largest units that give it exactly: `90` is `1m30s`, `0.5` is `500ms`.
 * @param seconds above 0; rounded to a millisecond
 */
export function printDuration(seconds: number): string {
  let restMs = Math.round(seconds * 1000);
  let text = '';
  for (const [unit, unitS] of [
    ['d', 86_400],
    ['h', 3600],
    ['m', 60],
    ['s', 1],
  ] as const) {
    const count = Math.floor(restMs / (unitS * 1000));
    if (count > 0) text += `${count}${unit}`;
    restMs -= count * unitS * 1000;
  }
  if (restMs > 0) text += `${restMs}ms`;
  return text || '0s';
}
