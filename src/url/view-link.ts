import type { RangeMs } from '../lib/time-range';
import { browserZone, sharedView } from './shared-view';
import type { View } from './view';
import type { ViewState } from './view-state.svelte';

/**
 * The address of the view to give away, see {@link sharedView}.
 * @param patch what the link says besides the view
 * @param range the range that the page shows
 */
export function viewLink(view: ViewState, patch: Partial<View>, range: RangeMs, isFixed: boolean): string {
  const shared = sharedView(view.current, range, isFixed, browserZone());
  const search = view.searchFor({ ...shared, ...patch });
  return `${location.origin}${location.pathname}${search === '' ? '' : `?${search}`}`;
}
