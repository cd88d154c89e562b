/** How things are. Each state has a shape of its own, so that none is told by colour alone. */
export type State = 'good' | 'warn' | 'bad' | 'none';
