/**
 * One series over the points of a grid. Numbers as Prometheus gave them, infinities included.
 * A point without a sample is NaN in `values`; a point at which Prometheus said NaN is too, and stands in `nanAt`.
 */
export interface Samples {
  readonly values: Float64Array;
  /** Indices at which the server's sample was NaN; null where it was nowhere. Rare. */
  readonly nanAt: ReadonlySet<number> | null;
}

/** True when there is a sample at a point, be it NaN; beside the grid there is none. */
export const hasSample = ({ values, nanAt }: Samples, index: number): boolean =>
  !Number.isNaN(values[index] ?? NaN) || (nanAt?.has(index) ?? false);

/** True when no point has a sample. */
export const isBlank = ({ values, nanAt }: Samples): boolean =>
  (nanAt?.size ?? 0) === 0 && values.every(Number.isNaN);

/** Gathers samples point by point. */
export class SamplesBuilder {
  readonly #values: Float64Array;
  #nanAt: Set<number> | null = null;

  /** @param values points of the grid, all NaN, or how many there are; none has a sample at first */
  constructor(values: number | Float64Array) {
    this.#values = typeof values === 'number' ? new Float64Array(values).fill(NaN) : values;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
    if (Number.isNaN(value)) (this.#nanAt ??= new Set()).add(index);
    else this.#nanAt?.delete(index);
  }

  /**
   * Puts `count` points of other samples in the place of those from `at` on.
   * @param samples null for none: the points are without a sample then
   */
  replace(at: number, samples: Samples | null, from: number, count: number): void {
    for (let i = at; this.#nanAt && i < at + count; i++) this.#nanAt.delete(i);
    if (!samples) {
      this.#values.fill(NaN, at, at + count);
      return;
    }
    this.#values.set(samples.values.subarray(from, from + count), at);
    for (const index of samples.nanAt ?? []) {
      if (index >= from && index < from + count) (this.#nanAt ??= new Set()).add(index - from + at);
    }
  }

  /** True when no point has a sample. */
  get isEmpty(): boolean {
    return (this.#nanAt?.size ?? 0) === 0 && this.#values.every(Number.isNaN);
  }

  build(): Samples {
    return { values: this.#values, nanAt: this.#nanAt };
  }
}

/** Columns of one length, without a sample anywhere, in one piece of memory: many small ones cost more than their numbers. */
export function blankColumns(columns: number, length: number): Float64Array[] {
  const all = new Float64Array(columns * length).fill(NaN);
  return Array.from({ length: columns }, (_, i) => all.subarray(i * length, (i + 1) * length));
}

/** The samples of `count` points from `from` on: another view of the same numbers. */
export function partOf({ values, nanAt }: Samples, from: number, count: number): Samples {
  const inside = [...(nanAt ?? [])].filter((index) => index >= from && index < from + count);
  return {
    values: values.subarray(from, from + count),
    nanAt: inside.length > 0 ? new Set(inside.map((index) => index - from)) : null,
  };
}

/** What a chart draws: a number for each point, null where there is none, where it is NaN and where it is infinite. */
export function plotted({ values }: Samples): (number | null)[] {
  const column = new Array<number | null>(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    column[i] = value !== undefined && Number.isFinite(value) ? value : null;
  }
  return column;
}
