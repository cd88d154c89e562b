/**
 * The moment at which the pages are opened. Fixed, so that a history can be kept from run to run; on a multiple of all
 * steps, and on the edge of a block of Prometheus.
 */
export const NOW_MS = Date.parse('2026-01-15T12:00:00Z');

/** The model of all ranks. */
export const MODEL = 'internlm3-8b-instruct';
