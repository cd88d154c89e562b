import type { Series } from '../matrix';
import { blankColumns, isBlank, partOf, SamplesBuilder, type Samples } from '../samples';

/** Points of the grid of a step by their numbers since the epoch, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const spanLength = ({ from, to }: Span): number => to - from + 1;

/** Series over a span; the key is what {@link labelKey} makes of the labels. */
export interface Columns {
  readonly span: Span;
  readonly series: ReadonlyMap<string, Series>;
}

/** Equal for equal label sets, whatever their order. */
export const labelKey = (labels: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));

export const columnsOf = (span: Span, series: readonly Series[]): Columns => ({
  span,
  series: new Map(series.map((s) => [labelKey(s.labels), s])),
});

/**
 * Columns over `span`, taken from the last of the parts that holds a point: what is asked later stands over what was
 * known. A series that a part lacks has no sample there; one that is left without any is dropped.
 */
export function mergeColumns(parts: readonly Columns[], span: Span): Columns {
  const keys = new Set(parts.flatMap((part) => [...part.series.keys()]));
  const merged = new Map<string, Series>();
  const blank = blankColumns(keys.size, spanLength(span));
  for (const [i, key] of [...keys].entries()) {
    const builder = new SamplesBuilder(blank[i] ?? spanLength(span));
    let labels: Series['labels'] = {};
    for (const part of parts) {
      const series = part.series.get(key);
      if (series) labels = series.labels;
      copyInto(builder, span, part.span, series?.samples ?? null);
    }
    if (!builder.isEmpty) merged.set(key, { labels, samples: builder.build() });
  }
  return { span, series: merged };
}

/** Columns over a part of their span; a series without any sample there is dropped. Copies no number. */
export function columnsWithin({ span: whole, series }: Columns, span: Span): Columns {
  const within = new Map<string, Series>();
  for (const [key, { labels, samples }] of series) {
    const seen = partOf(samples, span.from - whole.from, spanLength(span));
    if (!isBlank(seen)) within.set(key, { labels, samples: seen });
  }
  return { span, series: within };
}

/** Puts the samples of a part over those of the builder; null stands for a series without samples. */
function copyInto(builder: SamplesBuilder, span: Span, part: Span, samples: Samples | null): void {
  const from = Math.max(span.from, part.from);
  const to = Math.min(span.to, part.to);
  if (from > to) return;
  builder.replace(from - span.from, samples, from - part.from, to - from + 1);
}
