const UNITS: ReadonlyMap<string, string> = new Map([
  ['y', '年'],
  ['w', '周'],
  ['d', '天'],
  ['h', '小时'],
  ['m', '分钟'],
  ['s', '秒'],
  ['ms', '毫秒'],
]);

/**
 * A retention as Prometheus writes it, in Chinese units: `10y` is `10 年`, `1d12h` is `1 天 12 小时`, `15d or 10GB` is
 * `15 天或 10GB`. What is not known stays.
 */
export const zhDuration = (text: string): string =>
  text
    .replaceAll(/(?<![\w.])(?:\d+(?:ms|[ywdhms]))+(?!\w)/g, (duration) =>
      [...duration.matchAll(/(\d+)(ms|[ywdhms])/g)]
        .map(([, count = '', unit = '']) => `${count} ${UNITS.get(unit) ?? unit}`)
        .join(' '),
    )
    .replaceAll(/ (?:or|and) /g, '或 ');
