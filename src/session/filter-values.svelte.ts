import type { Words } from '../i18n/words';
import type { FilterLabel, FilterOptions } from '../lib/filter-options';
import type { RangeMs } from '../lib/time-range';
import type { PrometheusClient } from '../queries/http/client';
import { errorWords } from '../queries/http/error-words';
import { Latest } from '../queries/cache/latest.svelte';
import { PRESENCE_METRIC } from '../queries/scrape-interval';

interface Sources {
  readonly client: PrometheusClient;
  readonly range: () => RangeMs;
  /** The label matchers of the view, without braces, but for those of one label. */
  readonly selectorWithout: (label: FilterLabel) => string;
  readonly words: () => Words;
}

/** The values of each label in the series that the other choices leave. */
export class FilterValues implements FilterOptions {
  readonly #sources: Sources;
  readonly #latest: Readonly<Record<FilterLabel, Latest<readonly string[]>>> = {
    model_name: new Latest(),
    engine: new Latest(),
    instance: new Latest(),
    job: new Latest(),
  };

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

  reload(label: FilterLabel): void {
    const { client, range, selectorWithout } = this.#sources;
    const matcher = `${PRESENCE_METRIC}{${selectorWithout(label)}}`;
    void this.#latest[label].run((signal) => client.labelValues(label, [matcher], range(), signal));
  }

  /** Asks again for what could not be had. */
  reloadFailed(): void {
    for (const [label, { state }] of Object.entries(this.#latest)) {
      if (state.kind === 'failed') this.reload(label as FilterLabel);
    }
  }

  reloadAll(): void {
    for (const label of Object.keys(this.#latest) as FilterLabel[]) this.reload(label);
  }
}
