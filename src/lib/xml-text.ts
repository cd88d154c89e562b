const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

/** A text for XML. Names of models come from outside. */
export const xmlText = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ENTITIES.get(c) ?? c).replace(/\p{Cc}/gu, ' ');
