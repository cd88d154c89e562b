export type Lang = 'en' | 'zh';

/** A sentence in every language of the page. A missing one does not compile. */
export type Text = Readonly<Record<Lang, string>>;
