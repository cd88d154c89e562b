/**
 * Labels that tell targets of the same job and instance apart, such as `cluster` where two clusters use the same names. They
 * belong to the identity of a target and of a rank.
 */
export interface PlaceLabels {
  /** Names of labels that each target has. */
  readonly ofTarget: readonly string[];
  /** The same names, and those of labels that only the metrics of LMDeploy have. */
  readonly ofRank: readonly string[];
  /** The label of which only one value counts, because the others are copies; left out where nothing is stored twice. */
  readonly replica?: Replica;
}

/** A label that tells copies of the same samples apart, such as those of two Prometheus that scrape the same targets. */
export interface Replica {
  readonly label: string;
  /** The value whose samples are shown. */
  readonly shown: string;
  readonly others: readonly string[];
}

/** No two targets have the same job and instance. */
export const NO_PLACES: PlaceLabels = { ofTarget: [], ofRank: [] };
