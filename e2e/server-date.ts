import type { Page } from '@playwright/test';

/**
 * The clock of the page stands at the moment of the tests, that of nginx does not: the page sees a server that is `aheadMs`
 * ahead of its own clock, or one that does not tell its time where that is null.
 */
export const setServerDate = (page: Page, aheadMs: number | null): Promise<unknown> =>
  page.addInitScript((ahead) => {
    const get = Headers.prototype.get;
    Headers.prototype.get = function (name) {
      if (name.toLowerCase() !== 'date') return get.call(this, name);
      return ahead === null ? null : new Date(Date.now() + ahead).toUTCString();
    };
  }, aheadMs);
