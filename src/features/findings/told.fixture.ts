import type { FindingInputs } from './finding';
import { findingsOf } from './rules';

/** The English sentences, the heaviest first. */
export const told = (inputs: FindingInputs): string[] => findingsOf(inputs).map((f) => f.text.en);

/** The ids, without the rank that they are about. */
export const idsOf = (inputs: FindingInputs): string[] =>
  findingsOf(inputs).map((f) => f.id.split(' ')[0] ?? '');
