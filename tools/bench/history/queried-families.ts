import { OVERVIEW, WATCHED } from '../../../src/session/watched';
import { GAUGE_TEMPLATES } from '../../../src/lib/api-wait/gauge-readings';
import { histogramsOf } from '../../../src/lib/reading';
import { PANELS } from '../../../src/panels';
import { grafanaQueries } from '../grafana/grafana-queries';

/** All that the pages ask, as one text to look for names in. */
const askedText = (): string => {
  const readings = [
    ...PANELS.flatMap(({ series }) => series.map(({ reading }) => reading)),
    ...OVERVIEW.readings,
    ...WATCHED.readings,
  ];
  const texts = readings.flatMap((reading) =>
    reading.kind === 'expr' ? [reading.expr] : histogramsOf(reading),
  );
  return [...grafanaQueries('', 60), ...Object.values(GAUGE_TEMPLATES), ...texts].join('\n');
};

/**
 * Keeps the metric families that the page or Grafana's dashboard reads. Prometheus would not touch the others for a
 * query.
 */
export function queriedFamilies<F extends { readonly name: string }>(families: readonly F[]): F[] {
  const asked = askedText();
  return families.filter(({ name }) =>
    new RegExp(`(?<![\\w:])${name}(?:_(?:bucket|sum|count))?(?!\\w)`).test(asked),
  );
}
