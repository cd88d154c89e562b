import { createContext } from 'svelte';
import { settleRange, type RangeFault } from '../lib/range-limits';
import type { ViewFault } from '../lib/view-fault';
import type { ViewHistory } from './history';
import { rangeFor } from './page-views';
import { isPanelAlone } from './shown-parts';
import { parseView, printView, sameView, viewFaults, type View } from './view';

/**
 * The view of one app and its history: a change is written to the history, Back reads it again. In a kiosk a change is an
 * excursion: it is not written, and {@link goHome} ends it.
 */
export class ViewState {
  readonly #history: ViewHistory;
  readonly #defaults: View;
  readonly #now: () => number;
  #current = $state.raw() as View;
  #home = $state.raw() as View;
  /** The invalid values of the link that the app started with. */
  readonly faults: readonly ViewFault[];
  /** Why the app started with another range than that of the link. */
  readonly rangeFaults: readonly RangeFault[];

  /** @param now the time, epoch ms */
  constructor(history: ViewHistory, defaults: View, now: () => number) {
    this.#history = history;
    this.#defaults = defaults;
    this.#now = now;
    const linked = parseView(history.read(), defaults);
    this.#current = this.#inLimits(linked);
    this.#home = this.#current;
    this.faults = viewFaults(history.read(), defaults);
    this.rangeFaults = settleRange(linked, now(), linked.timezone).faults;
  }

  get current(): View {
    return this.#current;
  }

  /** False where no link to the view can be made. */
  get hasAddress(): boolean {
    return this.#history.hasAddress;
  }

  get defaults(): View {
    return this.#defaults;
  }

  /** The view of the link. */
  get home(): View {
    return this.#home;
  }

  /** True during an excursion. */
  readonly isAway: boolean = $derived.by(() => !sameView(this.#current, this.#home));

  /** True when the link embeds one panel alone in another page: nothing leads to other panels. */
  readonly isPanelAlone: boolean = $derived.by(
    () => isPanelAlone(this.#current) || (this.#home.kiosk && this.#home.viewPanel !== null),
  );

  /** Changes fields of the view as one step of the history. Does nothing when the values stay the same. */
  change(patch: Partial<View>, mode: 'push' | 'replace' = 'push'): void {
    const next = this.#inLimits({ ...this.#current, ...patch });
    if (sameView(next, this.#current)) return;
    this.#current = next;
    if (this.#home.kiosk) return;
    this.#home = next;
    this.#history.write(printView(next, this.#defaults, this.#history.read()), mode);
  }

  /** The page around a frame changes fields of the view: no excursion, and no step of the history. */
  steer(patch: Partial<View>): void {
    this.#home = this.#inLimits({ ...this.#home, ...patch });
    this.#current = this.#inLimits({ ...this.#current, ...patch });
    this.#history.write(printView(this.#home, this.#defaults, this.#history.read()), 'replace');
  }

  /** Ends an excursion. {@link current} is then {@link home} itself: a person who chooses the same values makes another object. */
  goHome(): void {
    this.#current = this.#home;
  }

  /** The query string, without `?`, of a link to the view with the changes of `patch`. */
  searchFor(patch: Partial<View>): string {
    return printView({ ...this.#current, ...patch }, this.#defaults, this.#history.read());
  }

  /** Follows Back and Forward. Returns a function that stops it. */
  listen(): () => void {
    return this.#history.onBack(() => {
      const next = this.#inLimits(parseView(this.#history.read(), this.#defaults));
      this.#home = next;
      if (!sameView(next, this.#current)) this.#current = next;
    });
  }

  /** The view with its default range where no part of its own is within the limits. */
  #inLimits(view: View): View {
    return settleRange(view, this.#now(), view.timezone).range
      ? view
      : { ...view, ...rangeFor(view.view, this.#defaults) };
  }
}

export const [getView, setView] = createContext<ViewState>();
