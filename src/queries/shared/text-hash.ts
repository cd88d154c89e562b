/**
 * A number from a text, below 2^32, always the same one: FNV-1a. `crypto.subtle` needs HTTPS, which portals in an intranet lack.
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
