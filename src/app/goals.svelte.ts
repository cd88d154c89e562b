import type { Config } from '../lib/config';
import type { Slo } from '../lib/reading';
import type { ViewState } from '../url/view-state.svelte';

/** What is expected of the servers: by the configuration, or by the link. */
export class Goals {
  readonly #config: Config;
  readonly #view: ViewState;

  constructor(config: Config, view: ViewState) {
    this.#config = config;
    this.#view = view;
  }

  /** The goals of `config.json`, or those that the link says instead. */
  readonly slo: Slo = $derived.by(() => {
    const { sloTtftS, sloItlS, sloE2eS } = this.#view.current;
    const { ttftSeconds, itlSeconds, e2eSeconds, objective } = this.#config.slo;
    return {
      ttftSeconds: sloTtftS ?? ttftSeconds,
      itlSeconds: sloItlS ?? itlSeconds,
      e2eSeconds: sloE2eS ?? e2eSeconds,
      objective,
    };
  });

  /** How many ranks should report, or null: nobody said, or only some of them are selected. */
  readonly engines: number | null = $derived.by(() => {
    const { models, instances, engines, jobs } = this.#view.current;
    const isFiltered = [models, instances, engines, jobs].some((chosen) => chosen.length > 0);
    return isFiltered ? null : this.#config.expectedEngines;
  });
}
