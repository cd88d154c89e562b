import type { Finding, FindingInputs } from './finding';
import { rankLives, silenceOf, type RankLife } from './rank-life';

/** The inputs of rules and markers, and values that several of them derive from the inputs. */
export interface Scene extends FindingInputs {
  readonly lives: readonly RankLife[];
  /** True at a point where no rank reports: Prometheus did not scrape, or there is no rank. */
  readonly isSilent: (index: number) => boolean;
}

/**
 * A rule detects one kind of problem. It returns a finding for each place of the problem.
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
