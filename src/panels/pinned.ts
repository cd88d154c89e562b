import type { Text } from '../lib/text';

/** The id of the section that a person makes of pinned panels. */
export const PINNED_ID = 'pinned';

export const PINNED_TITLE: Text = { en: 'Pinned', zh: '置顶' };
