/**
 * The one chunk that is fetched when something is first opened: all that knows bits-ui, which weighs half as much as
 * the rest of the page. Only `overlay-parts.svelte.ts` imports this file, and only at run time.
 */
export { default as DialogLayer } from './DialogLayer.svelte';
export { default as MenuLayer } from './MenuLayer.svelte';
export { default as PickerList } from './PickerList.svelte';
export { default as PopoverLayer } from './PopoverLayer.svelte';
