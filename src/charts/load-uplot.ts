import type uPlot from 'uplot';

/**
 * What draws, loaded beside the first questions: until they are answered there is nothing to draw.
 * @throws what a failed import throws, from the promise; the next call tries again
 */
export const loadUPlot = async (): Promise<typeof uPlot> => (await import('uplot')).default;
