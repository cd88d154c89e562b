import { findingsOf } from './rules';
import type { Scene } from './scene';

/** The English sentences, the heaviest first. */
export const told = (scene: Scene): string[] => findingsOf(scene).map((f) => f.text.en);

/** The ids, without the rank that they are about. */
export const idsOf = (scene: Scene): string[] => findingsOf(scene).map((f) => f.id.split(' ')[0] ?? '');
