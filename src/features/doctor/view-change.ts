/** Fields of the view that an action changes, by the names of the view; the doctor does not know the address. */
export interface ViewChange {
  readonly from?: string;
  readonly to?: string;
  readonly models?: readonly string[];
  readonly engines?: readonly string[];
  readonly instances?: readonly string[];
  readonly jobs?: readonly string[];
}
