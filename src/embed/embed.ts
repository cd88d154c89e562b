import { defineElements as define } from './define-elements';

/** Defines the elements; importing this module does it too. */
export const defineElements = (): void => define(import.meta.url);

defineElements();
