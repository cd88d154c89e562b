// Bounds as LMDeploy sets them: https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/metrics/loggers.py

export const iterationTokenBounds = [1, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384] as const;

export const firstTokenBoundsS = [
  0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80, 160, 640,
  2560,
] as const;

export const tokenLatencyBoundsS = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80,
] as const;

export const requestTimeBoundsS = [
  0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680,
] as const;

export const ratioBounds = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

/** 1, 2, 5, 10, … up to the longest session. The last bound is often much lower (20000 for 32768). */
export function tokenCountBounds(sessionLen: number): number[] {
  const bounds: number[] = [];
  for (let decade = 1; decade <= sessionLen; decade *= 10) {
    for (const mantissa of [1, 2, 5]) if (mantissa * decade <= sessionLen) bounds.push(mantissa * decade);
  }
  return bounds;
}

/** A bound as a label value, as Python prints a float: "1.0", "0.005". */
export function boundLabel(bound: number): string {
  return Number.isInteger(bound) ? `${bound}.0` : String(bound);
}
