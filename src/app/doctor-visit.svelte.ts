import type { VisitSources } from './doctor-ask';
import { DoctorState } from '../features/doctor/doctor-state.svelte';
import { lastSeenS } from '../queries/presence';
import { onlyPanelOf, shownPartsOf } from '../url/shown-parts';

/** When the doctor looks at the page, and when its report is shown: on demand, and when there is nothing else to show. */
export class DoctorVisit {
  readonly doctor: DoctorState;
  readonly #sources: VisitSources;
  #closedFor = $state<string | null>(null);

  get prometheusUrl(): string {
    return this.#sources.prometheusUrl;
  }

  constructor(sources: VisitSources) {
    this.#sources = sources;
    this.doctor = new DoctorState({
      ask: async () => (await import('./doctor-ask')).doctorAsk(sources),
      now: sources.now,
    });
  }

  /** True when the page has nothing to show: Prometheus was never reached, or no rank reports in the range. */
  readonly #isBlank: boolean = $derived.by(() => {
    const { data, status } = this.#sources;
    if (status.outage !== null) return status.outage.dataMs === null;
    const { state } = data.presence;
    return state.kind === 'ready' && lastSeenS(state.value) === null;
  });

  /** What the doctor looks at; null when nobody needs it; undefined while a load may end a blank page. */
  readonly reason: string | null | undefined = $derived.by(() => {
    const { status, view, data, needs } = this.#sources;
    const outage = status.outage === null ? null : `outage ${status.outage.reason}`;
    if (view.current.doctor) return `asked ${outage ?? ''}`;
    if (outage !== null || !this.#isBlank) return outage;
    return data.isLoading ? undefined : `blank ${needs.selector} ${view.current.from} ${view.current.to}`;
  });

  /** Differs at each load that fails: what is wrong may change while the page says the same. */
  readonly occasion: unknown = $derived.by(() => this.#sources.status.outage?.error ?? null);

  /** The report opens by itself only on a page without data, where nobody has closed it. */
  readonly isShown: boolean = $derived.by(() => {
    const { view } = this.#sources;
    if (view.current.doctor) return true;
    const hasRoom = !view.current.kiosk && onlyPanelOf(shownPartsOf(view.current)) === null;
    const { reason } = this.doctor;
    return hasRoom && this.#isBlank && reason !== null && reason !== this.#closedFor;
  });

  close(): void {
    const { view } = this.#sources;
    view.change({ doctor: false });
    this.#closedFor = this.reason ?? null;
  }
}
