/**
 * Labels that tell targets of the same job and instance apart, such as `cluster` where two clusters use the same names. They
 * belong to the identity of a target and of a rank.
 */
export interface PlaceLabels {
  /** Names of labels that each target has. */
  readonly ofTarget: readonly string[];
  /** The same names, and those of labels that only the metrics of LMDeploy have. */
  readonly ofRank: readonly string[];
}

/** No two targets have the same job and instance. */
export const NO_PLACES: PlaceLabels = { ofTarget: [], ofRank: [] };
