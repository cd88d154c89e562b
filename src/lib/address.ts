/**
 * Resolves an address against the page, without a user and password: `fetch` rejects a URL that has them, and the browser
 * sends those of the page by itself.
 * @param pageUrl the base URL of the page; may have a user and password
 * @throws TypeError when `address` is no URL
 */
export function addressFrom(address: string, pageUrl: string): string {
  const url = new URL(address, pageUrl);
  url.username = '';
  url.password = '';
  return url.href;
}
