import { createContext } from 'svelte';

/**
 * The element of the app that menus, popovers and dialogs are put into: its root, so that they keep its theme and
 * never leave a shadow root. A function, because the element exists only after the app is mounted.
 */
export const [getOverlayRoot, setOverlayRoot] = createContext<() => HTMLElement>();
