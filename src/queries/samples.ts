/**
 * One series over the points of a grid. Numbers as Prometheus gives them, infinities included. `values` is NaN both at a
 * point without a sample and at a point whose sample is NaN; `nanAt` distinguishes them.
 */
export interface Samples {
  readonly values: Float64Array;
  /** Indices of the points whose sample is NaN; null when there are none, which is the rule. */
  readonly nanAt: ReadonlySet<number> | null;
}

/** True when a point has a sample, NaN included; false outside the grid. */
export const hasSample = ({ values, nanAt }: Samples, index: number): boolean =>
  !Number.isNaN(values[index] ?? NaN) || (nanAt?.has(index) ?? false);

/** True when no point has a sample. */
export const isBlank = ({ values, nanAt }: Samples): boolean =>
  (nanAt?.size ?? 0) === 0 && values.every(Number.isNaN);

/** Builds samples point by point. */
export class SamplesBuilder {
  readonly #values: Float64Array;
  #nanAt: Set<number> | null = null;

  /** @param values the number of points, or an array of NaN to write to; no point has a sample at first */
  constructor(values: number | Float64Array) {
    this.#values = typeof values === 'number' ? new Float64Array(values).fill(NaN) : values;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
    if (Number.isNaN(value)) (this.#nanAt ??= new Set()).add(index);
    else this.#nanAt?.delete(index);
  }

  /**
   * Replaces `count` points from `at` on by those of `samples` from `from` on.
   * @param samples null: the points then have no sample
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

/**
 * Arrays of NaN of one length, in one piece of memory: many small arrays cost more than their numbers.
 * @param columns number of arrays
 */
export function blankColumns(columns: number, length: number): Float64Array[] {
  const all = new Float64Array(columns * length).fill(NaN);
  return Array.from({ length: columns }, (_, i) => all.subarray(i * length, (i + 1) * length));
}

/** The samples of `count` points from `from` on, as a view of the same numbers. */
export function partOf({ values, nanAt }: Samples, from: number, count: number): Samples {
  const inside = [...(nanAt ?? [])].filter((index) => index >= from && index < from + count);
  return {
    values: values.subarray(from, from + count),
    nanAt: inside.length > 0 ? new Set(inside.map((index) => index - from)) : null,
  };
}

/** True when there are samples and none is a finite number: each is NaN or infinite. */
export const isNoNumber = (samples: Samples): boolean =>
  !samples.values.some(Number.isFinite) && !isBlank(samples);

/** The values that a chart draws: null for a point without a sample, and for NaN and infinities. */
export function plotted({ values }: Samples): (number | null)[] {
  const column = new Array<number | null>(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    column[i] = value !== undefined && Number.isFinite(value) ? value : null;
  }
  return column;
}
