import { isSignedOut } from '../../queries/http/errors';
import { untrack } from 'svelte';
import type { App } from '../../app/build-app';
import { PARAMETERS } from '../../url/parameters';
import type { View } from '../../url/view';
import type { ElementEvents, ServiceState } from '../public-types';
import { reflectedChanges, type Reflected } from '../../url/reflected';

/** Receives what happens in an app. */
export interface AppListener {
  readonly emit: <Type extends keyof ElementEvents>(type: Type, detail: ElementEvents[Type]) => void;
  /** A person changed the view: the attributes of the elements follow. */
  readonly reflect: (changes: readonly Reflected[]) => void;
}

const STATES: Readonly<Record<App['status']['health']['state'], ServiceState>> = {
  good: 'serving',
  warn: 'degraded',
  bad: 'down',
  none: 'unknown',
};

/** The state of the service in one word. Without Prometheus it is not known. */
export const serviceState = ({ data, status }: App): ServiceState =>
  data.presence.state.kind === 'failed' ? 'unknown' : STATES[status.health.state];

const differs = (before: View, now: View, fields: readonly (keyof View)[]): boolean =>
  fields.some(
    (field) => !(PARAMETERS[field].isEqual as (a: unknown, b: unknown) => boolean)(before[field], now[field]),
  );

/** Tells a listener what happens in an app. Call it where effects may be created; it ends with its owner. */
export function watchApp(app: App, { emit, reflect }: AppListener) {
  const { view, status, outlook, shown, data } = app;
  let before = view.current;
  let state: ServiceState = 'unknown';
  let findings: unknown = null;
  let isRefused = false;

  function viewChanged(now: View): void {
    const last = before;
    before = now;
    if (last === now) return;
    reflect(reflectedChanges(last, now, view.defaults));
    if (differs(last, now, ['from', 'to'])) emit('rangechange', { from: now.from, to: now.to });
    if (differs(last, now, ['models', 'engines', 'instances', 'jobs'])) {
      const { models: model, engines: engine, instances: instance, jobs: job } = now;
      emit('filterchange', { model, engine, instance, job });
    }
  }

  $effect(() => {
    const now = view.current;
    untrack(() => viewChanged(now));
  });
  $effect(() => {
    const next = serviceState(app);
    const { words: text } = status.health;
    if (next === state) return;
    state = next;
    untrack(() => emit('statechange', { state: next, text }));
  });
  $effect(() => {
    if (!shown.parts.hasWatches || !outlook.isReady) return;
    const list = outlook.findings.map(({ id, state: grade, text, panel }) => ({
      id,
      state: grade,
      text,
      panel,
    }));
    const key = JSON.stringify(list);
    if (key === findings) return;
    findings = key;
    untrack(() => emit('findingschange', { findings: list }));
  });
  $effect(() => {
    const { state: now } = data.presence;
    if (now.kind === 'loading') return;
    const isOut = now.kind === 'failed' && isSignedOut(now.error, data.loadedAtMs !== null);
    if (isOut === isRefused) return;
    isRefused = isOut;
    const status = now.kind === 'failed' ? now.error.status : null;
    if (isOut) untrack(() => emit('signedout', { status }));
  });
  return {
    /** The page around the elements has changed the view: that is no event. */
    accept(): void {
      before = view.current;
    },
  };
}
