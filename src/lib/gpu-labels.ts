/** The label of a GPU that is shown because no server and no GPU could be joined. */
export const UNJOINED = 'unjoined';
