import { createContext } from 'svelte';

/**
 * The element in which menus, popovers and dialogs are mounted: the root of the app, so that they have its theme and stay in
 * its shadow root. It is a function because the element does not exist before the app is mounted.
 */
export const [getOverlayRoot, setOverlayRoot] = createContext<() => HTMLElement>();
