import type uPlot from 'uplot';

/**
 * Loads uPlot. It is a chunk of its own, loaded while the first requests to Prometheus run, as there is nothing to draw before
 * their responses. The browser keeps a loaded chunk.
 * @returns rejects when the chunk cannot be loaded; the next call tries again
 */
export const loadUPlot = async (): Promise<typeof uPlot> => (await import('uplot')).default;
