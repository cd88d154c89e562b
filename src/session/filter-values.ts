import type { Words } from '../i18n/words';
import type { Config } from '../lib/config';
import type { FilterLabel, FilterOptions } from '../lib/filter-options';
import type { Labels } from '../lib/labels';
import type { RangeMs } from '../lib/time-range';
import { Latest } from './latest.svelte';
import type { PrometheusClient } from '../queries/http/client';
import { errorWords } from '../queries/http/error-words';
import { PRESENCE_METRIC } from '../queries/presence';
import type { ViewState } from '../url/view-state.svelte';
import { selectorOf } from './page-query';

/** The values of a label, and the view that they are for. */
interface Listed {
  readonly key: string;
  readonly values: readonly string[];
}

export interface FilterSources {
  readonly client: PrometheusClient;
  readonly config: Config;
  readonly view: ViewState;
  readonly words: () => Words;
  /** The labels of each rank of the selection in the range; null before they are known. */
  readonly ranks: () => readonly Labels[] | null;
}

/**
 * The values of each label that exist together with the selected values of the other labels. Where no value of a label is
 * selected, those are the values of the ranks that the page has loaded anyway. They are requested when a person is about to
 * read them, and where a value of the label is selected: the others are then in no result.
 */
export class FilterValues implements FilterOptions {
  readonly #sources: FilterSources;
  readonly #latest: Readonly<Record<FilterLabel, Latest<Listed>>> = {
    model_name: new Latest(),
    engine: new Latest(),
    instance: new Latest(),
    job: new Latest(),
  };
  #range: RangeMs | null = null;
  /** The {@link #key} of the last `update`. */
  #loadedFor = '';

  constructor(sources: FilterSources) {
    this.#sources = sources;
  }

  values(label: FilterLabel): readonly string[] | null {
    const listed = this.#latest[label].value;
    if (listed?.key === this.#key()) return listed.values;
    const ranks = this.#isChosen(label) ? null : this.#sources.ranks();
    if (ranks === null) return listed?.values ?? null;
    return [...new Set(ranks.map((labels) => labels[label] ?? '').filter((value) => value !== ''))];
  }

  failed(label: FilterLabel): string | null {
    const { state } = this.#latest[label];
    if (state.kind !== 'failed') return null;
    return errorWords(state.error, this.#sources.words(), this.#sources.client.timeoutS);
  }

  /** Sets the range of a new load. Where the selection has changed, requests what the ranks of the page do not show. */
  update(range: RangeMs): void {
    this.#range = range;
    const key = this.#key();
    if (key === this.#loadedFor) return;
    this.#loadedFor = key;
    for (const label of this.#labels()) if (this.#isChosen(label)) this.reload(label);
  }

  /** Does nothing before the first `update`. */
  reload(label: FilterLabel): void {
    const { client, view, config } = this.#sources;
    const range = this.#range;
    if (range === null) return;
    const key = this.#key();
    const matcher = `${PRESENCE_METRIC}{${selectorOf(view.current, config, label)}}`;
    void this.#latest[label].run(async (signal) => {
      return { key, values: await client.labelValues(label, [matcher], range, signal) };
    });
  }

  /** Loads again the values whose last request failed. */
  reloadFailed(): void {
    for (const label of this.#labels()) if (this.#latest[label].state.kind === 'failed') this.reload(label);
  }

  /** Equal for the same selection and range, as they are written in the address. */
  #key(): string {
    const { view, config } = this.#sources;
    const { from, to } = view.current;
    return JSON.stringify([selectorOf(view.current, config), from, to]);
  }

  #isChosen(label: FilterLabel): boolean {
    const { view, config } = this.#sources;
    return selectorOf(view.current, config) !== selectorOf(view.current, config, label);
  }

  #labels(): FilterLabel[] {
    return Object.keys(this.#latest) as FilterLabel[];
  }
}
