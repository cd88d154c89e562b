import type { Finding, FindingInputs } from './finding';
import { rankLives, silenceOf, type RankLife } from './rank-life';

/** What rules and markers see: the inputs, and what more than one of them wants of them. */
export interface Scene extends FindingInputs {
  readonly lives: readonly RankLife[];
  /** True at a point at which no rank reports: Prometheus did not scrape, or there is none. */
  readonly isSilent: (index: number) => boolean;
}

/**
 * A rule looks for one thing. Several findings of it are the same thing at several places.
 * @param earlier the findings of the rules before it
 */
export type Rule = (scene: Scene, earlier: readonly Finding[]) => readonly Finding[];

export function sceneOf(inputs: FindingInputs): Scene {
  const { grid, columns } = inputs;
  const isSilent = silenceOf(grid, columns.rankRunning);
  return {
    ...inputs,
    lives: rankLives(grid, columns.rankRunning, columns.rankStart, isSilent),
    isSilent,
  };
}
