import type { Config } from '../lib/config';
import { LATENCY_GOALS } from '../lib/latency-goals';
import type { Slo } from '../lib/reading';
import { goalField } from '../url/view';
import type { ViewState } from '../url/view-state.svelte';

/** The objectives and the expected number of ranks, from `config.json` and the link. */
export class Goals {
  readonly #config: Config;
  readonly #view: ViewState;

  constructor(config: Config, view: ViewState) {
    this.#config = config;
    this.#view = view;
  }

  /** The objective and the latency goals. A goal of the link replaces that of `config.json`. */
  readonly slo: Slo = $derived.by(() => {
    const view = this.#view.current;
    const { slo: configured } = this.#config;
    const goals = Object.values(LATENCY_GOALS).map(
      ({ id, slo }) => [slo, view[goalField(id)] ?? configured[slo]] as const,
    );
    return { ...configured, ...Object.fromEntries(goals) };
  });

  /** How many ranks should report. Null when `config.json` does not say, and while only some ranks are selected. */
  readonly expectedEngines: number | null = $derived.by(() => {
    const { models, instances, engines, jobs } = this.#view.current;
    const isNarrowed = [models, instances, engines, jobs].some((chosen) => chosen.length > 0);
    return isNarrowed ? null : this.#config.expectedEngines;
  });
}
