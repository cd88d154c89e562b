import type { Series } from '../matrix';
import { blankColumns, isBlank, partOf, SamplesBuilder, type Samples } from '../samples';

/** Points of the grid of a step, numbered since the epoch: `from` to `to`, both included. */
export interface ColumnSpan {
  readonly from: number;
  readonly to: number;
}

/** Number of points. */
export const spanLength = ({ from, to }: ColumnSpan): number => to - from + 1;

/** Series over a span. */
export interface ColumnBlock {
  readonly span: ColumnSpan;
  /** By {@link labelKey}. */
  readonly series: ReadonlyMap<string, Series>;
}

/** Equal for equal labels in any order. */
export const labelKey = (labels: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));

/** @param series with one sample for each point of the span */
export const blockOf = (span: ColumnSpan, series: readonly Series[]): ColumnBlock => ({
  span,
  series: new Map(series.map((s) => [labelKey(s.labels), s])),
});

/**
 * Merges blocks into one over `span`. Where blocks overlap the later one in the list counts, also where it has no sample.
 * A series without any sample is dropped.
 */
export function mergeBlocks(blocks: readonly ColumnBlock[], span: ColumnSpan): ColumnBlock {
  const keys = new Set(blocks.flatMap((block) => [...block.series.keys()]));
  const merged = new Map<string, Series>();
  const blank = blankColumns(keys.size, spanLength(span));
  for (const [i, key] of [...keys].entries()) {
    const builder = new SamplesBuilder(blank[i] ?? spanLength(span));
    let labels: Series['labels'] = {};
    for (const block of blocks) {
      const series = block.series.get(key);
      if (series) labels = series.labels;
      copyInto(builder, span, block.span, series?.samples ?? null);
    }
    if (!builder.isEmpty) merged.set(key, { labels, samples: builder.build() });
  }
  return { span, series: merged };
}

/** A part of a block, as a view of the same numbers. A series without any sample there is dropped. */
export function blockWithin(block: ColumnBlock, span: ColumnSpan): ColumnBlock {
  const within = new Map<string, Series>();
  for (const [key, { labels, samples }] of block.series) {
    const part = partOf(samples, span.from - block.span.from, spanLength(span));
    if (!isBlank(part)) within.set(key, { labels, samples: part });
  }
  return { span, series: within };
}

/**
 * Replaces the samples of a builder over `span` where `part` overlaps it.
 * @param samples over `part`; null for a series without samples there
 */
function copyInto(
  builder: SamplesBuilder,
  span: ColumnSpan,
  part: ColumnSpan,
  samples: Samples | null,
): void {
  const from = Math.max(span.from, part.from);
  const to = Math.min(span.to, part.to);
  if (from > to) return;
  builder.replace(from - span.from, samples, from - part.from, to - from + 1);
}
