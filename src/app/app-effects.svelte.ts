import { untrack } from 'svelte';
import { WATCHED_ID, WATCHED_NOW_ID } from '../session/page-groups';
import { isCommand, onIntent } from '../ui/intent';
import type { App } from './build-app';

/** Loads when the view changes, follows the address bar, and ends with the component that calls it. */
export function runApp({
  view,
  locale,
  needs,
  shown,
  data,
  loading,
  outlook,
  causes,
  page,
  seen,
  sight,
  slowLoad,
  status,
  visit,
}: App): void {
  $effect(() => {
    void needs.loadKey;
    untrack(() => loading.trigger());
  });
  // Other groups load for the moment that the page shows.
  $effect(() => {
    const { groups } = shown;
    untrack(() => data.show(groups));
  });
  $effect(() => {
    void causes.report;
    if ([WATCHED_NOW_ID, WATCHED_ID].some((id) => data.results.of(id).value !== null))
      untrack(() => void outlook.load());
  });
  // Each load begins anew, also one that replaces another.
  $effect(() => {
    void loading.range;
    if (data.isLoading) slowLoad.begin();
    else slowLoad.end();
  });
  if (visit)
    $effect(() => {
      const { reason, occasion } = visit;
      if (reason !== undefined) untrack(() => void visit.doctor.look(reason, occasion));
    });
  // A person who has signed in elsewhere comes back to the page.
  $effect(() => {
    if (!status.outage?.isSignedOut) return;
    const again = (): void => loading.trigger();
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  });
  $effect(() => loading.setInterval());
  $effect(() => {
    const { lang } = view.current;
    untrack(() => void locale.choose(lang));
  });
  $effect(() => view.listen());
  $effect(() => {
    const resume = (): void => data.resume();
    document.addEventListener('visibilitychange', resume);
    return () => document.removeEventListener('visibilitychange', resume);
  });
  if (page) $effect(() => page.keepLayout(view.current));
  $effect(() => onIntent((event) => isCommand(event) || sight.widen()));
  $effect(() => () => {
    loading.stop();
    causes.stop();
    page?.alerts.stop();
    sight.stop();
    seen.stop();
    slowLoad.end();
  });
}
