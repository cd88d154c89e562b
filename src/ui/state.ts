/** The state of a figure. Each state has its own shape, so that colour is not the only difference. */
export type State = 'good' | 'warn' | 'bad' | 'none';
