/**
 * The chunk of all components that use bits-ui, which is half as large as the rest of the page. It is loaded when a person opens
 * the first overlay. Only `overlay-parts.svelte.ts` imports this file, dynamically.
 */
export { default as DialogLayer } from './DialogLayer.svelte';
export { default as MenuLayer } from './MenuLayer.svelte';
export { default as PickerList } from './PickerList.svelte';
export { default as PopoverLayer } from './PopoverLayer.svelte';
