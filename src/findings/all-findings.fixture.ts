import type { Finding } from './finding';
import { RARE_RULES } from './rare-rules';
import { findingsOf } from './rules';
import type { Scene } from './scene';

/** The findings of all rules. */
export const allFindingsOf = (scene: Scene): Finding[] => findingsOf(scene, RARE_RULES);
