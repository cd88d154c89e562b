import type { Finding, FindingInputs } from './finding';
import { rankLives, type RankLife } from './rank-life';

/** What a rule sees: the inputs, and what more than one rule wants of them. */
export interface Scene extends FindingInputs {
  readonly lives: readonly RankLife[];
}

/** A rule looks for one thing. Several findings are the same thing at several places. */
export type Rule = (scene: Scene) => readonly Finding[];

export const sceneOf = (inputs: FindingInputs): Scene => ({
  ...inputs,
  lives: rankLives(inputs.grid, inputs.columns.rankRunning, inputs.columns.rankStart),
});
