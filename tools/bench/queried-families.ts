import { histogramsOf } from '../../src/lib/reading';
import { PANELS } from '../../src/panels';
import { grafanaQueries } from './grafana-queries';

/** All that the pages ask, as one text to look for names in. */
export const askedText = (): string =>
  [
    ...grafanaQueries('', 60),
    ...PANELS.flatMap(({ series }) =>
      series.flatMap(({ reading }) => (reading.kind === 'expr' ? [reading.expr] : histogramsOf(reading))),
    ),
  ].join('\n');

/**
 * Keeps the metric families that a panel of the page or of Grafana's dashboard reads. Prometheus would not touch the
 * others for a query, and they are most of what an LMDeploy server exports.
 */
export function queriedFamilies<F extends { readonly name: string }>(families: readonly F[]): F[] {
  const asked = askedText();
  return families.filter(({ name }) =>
    new RegExp(`(?<![\\w:])${name}(?:_(?:bucket|sum|count))?(?!\\w)`).test(asked),
  );
}
