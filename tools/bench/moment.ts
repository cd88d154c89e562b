/**
 * The time at which the pages are opened. It is fixed, so that later runs can reuse a history. It is a multiple of all
 * steps, and the start of a Prometheus block.
 */
export const NOW_MS = Date.parse('2026-01-15T12:00:00Z');

/** The model of all ranks. */
export const MODEL = 'internlm3-8b-instruct';
