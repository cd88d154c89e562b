import type { Config } from '../lib/config';
import { LATENCY_GOALS } from '../lib/latency-goals';
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
    const view = this.#view.current;
    const { slo: configured } = this.#config;
    const goals = Object.values(LATENCY_GOALS).map(
      ({ slo, viewField }) => [slo, view[viewField] ?? configured[slo]] as const,
    );
    return { ...configured, ...Object.fromEntries(goals) };
  });

  /** How many ranks should report, or null: nobody said, or only some of them are selected. */
  readonly engines: number | null = $derived.by(() => {
    const { models, instances, engines, jobs } = this.#view.current;
    const isFiltered = [models, instances, engines, jobs].some((chosen) => chosen.length > 0);
    return isFiltered ? null : this.#config.expectedEngines;
  });
}
