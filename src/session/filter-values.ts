import type { Words } from '../i18n/words';
import type { Config } from '../lib/config';
import type { FilterLabel, FilterOptions } from '../lib/filter-options';
import type { RangeMs } from '../lib/time-range';
import { Latest } from './latest.svelte';
import type { PrometheusClient } from '../queries/http/client';
import { errorWords } from '../queries/http/error-words';
import { PRESENCE_METRIC } from '../queries/presence';
import type { ViewState } from '../url/view-state.svelte';
import { selectorOf } from './page-query';

interface Sources {
  readonly client: PrometheusClient;
  readonly config: Config;
  readonly view: ViewState;
  readonly words: () => Words;
}

/** The values of each label that exist together with the selected values of the other labels. */
export class FilterValues implements FilterOptions {
  readonly #sources: Sources;
  readonly #latest: Readonly<Record<FilterLabel, Latest<readonly string[]>>> = {
    model_name: new Latest(),
    engine: new Latest(),
    instance: new Latest(),
    job: new Latest(),
  };
  #range: RangeMs | null = null;
  /** Selection and range, as written in the address, of the last `update`. */
  #loadedFor = '';

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  values(label: FilterLabel): readonly string[] | null {
    return this.#latest[label].value;
  }

  failed(label: FilterLabel): string | null {
    const { state } = this.#latest[label];
    if (state.kind !== 'failed') return null;
    return errorWords(state.error, this.#sources.words(), this.#sources.client.timeoutS);
  }

  /** Sets the range of a new load, and loads all values when the selection has changed. */
  update(range: RangeMs): void {
    const { view, config } = this.#sources;
    const { from, to } = view.current;
    this.#range = range;
    const wanted = JSON.stringify([selectorOf(view.current, config), from, to]);
    if (wanted === this.#loadedFor) return;
    this.#loadedFor = wanted;
    for (const label of this.#labels()) this.reload(label);
  }

  /** Does nothing before the first `update`. */
  reload(label: FilterLabel): void {
    const { client, view, config } = this.#sources;
    const range = this.#range;
    if (range === null) return;
    const matcher = `${PRESENCE_METRIC}{${selectorOf(view.current, config, label)}}`;
    void this.#latest[label].run((signal) => client.labelValues(label, [matcher], range, signal));
  }

  /** Loads again the values whose last request failed. */
  reloadFailed(): void {
    for (const label of this.#labels()) if (this.#latest[label].state.kind === 'failed') this.reload(label);
  }

  #labels(): FilterLabel[] {
    return Object.keys(this.#latest) as FilterLabel[];
  }
}
