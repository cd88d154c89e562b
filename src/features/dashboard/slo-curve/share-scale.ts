/** The scale of shares: linear, or in nines, where the distances between 90, 99 and 99.9% are equal. */
export type ShareScale = 'nines' | 'linear';

interface ShareTick {
  /** 0 to 1. */
  readonly share: number;
  /** In percent, without the sign. */
  readonly label: string;
}

/** Nines at the upper edge: 99.95%. Higher shares are drawn on the edge. */
const TOP_NINES = 3.3;

/** Position of a share: 0 at the bottom of the plot, 1 at its top. @param share 0 to 1 */
export function shareHeight(share: number, scale: ShareScale): number {
  if (scale === 'linear') return share;
  return Math.min(1, Math.max(0, -Math.log10(1 - share) / TOP_NINES));
}

const tick = (share: number, label: string): ShareTick => ({ share, label });

const TICKS: Readonly<Record<ShareScale, readonly ShareTick[]>> = {
  nines: [tick(0, '0'), tick(0.5, '50'), tick(0.9, '90'), tick(0.99, '99'), tick(0.999, '99.9')],
  linear: [tick(0, '0'), tick(0.25, '25'), tick(0.5, '50'), tick(0.75, '75'), tick(1, '100')],
};

export const shareTicks = (scale: ShareScale): readonly ShareTick[] => TICKS[scale];
