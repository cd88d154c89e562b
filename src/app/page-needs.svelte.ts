import { parseDurationS } from '../lib/duration';
import type { Config } from '../lib/config';
import type { Goals } from '../session/goals.svelte';
import { selectorOf, type PageQuery } from '../session/page-query';
import type { ViewState } from '../url/view-state.svelte';
import type { ShownPanels } from './shown-panels.svelte';

/** The page query of the view, without its moment. */
export class PageNeeds {
  readonly #view: ViewState;
  readonly #config: Config;
  readonly #goals: Goals;
  readonly #shown: ShownPanels;

  constructor(view: ViewState, config: Config, goals: Goals, shown: ShownPanels) {
    this.#view = view;
    this.#config = config;
    this.#goals = goals;
    this.#shown = shown;
  }

  /** The label matchers of the selection, without braces. */
  readonly selector: string = $derived.by(() => selectorOf(this.#view.current, this.#config));

  readonly #compareS: number | null = $derived.by(() => {
    const { compare } = this.#view.current;
    return compare === null ? null : parseDurationS(compare);
  });

  /** Null while the page has no width. */
  readonly pageQuery: Omit<PageQuery, 'range' | 'isLive'> | null = $derived.by(() => {
    const { plotWidthPx, groups } = this.#shown;
    if (plotWidthPx === null) return null;
    return { selector: this.selector, slo: this.#goals.slo, compareS: this.#compareS, plotWidthPx, groups };
  });

  /** This text changes when the page must load at once. A change of groups alone does not change it. */
  readonly loadKey: string = $derived.by(() => {
    const { from, to, timezone } = this.#view.current;
    const { plotWidthPx } = this.#shown;
    return JSON.stringify([from, to, timezone, this.selector, this.#goals.slo, this.#compareS, plotWidthPx]);
  });
}
