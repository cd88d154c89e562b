import { OVERVIEW, WATCHED } from '../../../src/session/watched';
import { exprsOf, histogramsOf, withParts } from '../../../src/lib/reading';
import { GAUGE_TEMPLATES } from '../../../src/lib/api-wait/gauge-readings';
import { PANELS } from '../../../src/panels';
import { grafanaQueries } from '../grafana/grafana-queries';

/** All queries of the pages as one text, to search for metric names. */
const queryText = (): string => {
  const readings = [
    ...PANELS.flatMap(({ series }) => series.map(({ reading }) => reading)),
    ...OVERVIEW.readings,
    ...WATCHED.readings,
  ];
  const texts = withParts(readings).flatMap((reading) => [...exprsOf(reading), ...histogramsOf(reading)]);
  return [...grafanaQueries('', 60), ...Object.values(GAUGE_TEMPLATES), ...texts].join('\n');
};

/**
 * Keeps the metric families that the page or the Grafana dashboard queries. The others do not affect the cost of a query.
 */
export function queriedFamilies<F extends { readonly name: string }>(families: readonly F[]): F[] {
  const text = queryText();
  return families.filter(({ name }) =>
    new RegExp(`(?<![\\w:])${name}(?:_(?:bucket|sum|count))?(?!\\w)`).test(text),
  );
}
