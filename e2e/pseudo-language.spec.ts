import { expect, test } from './fixtures/test';
import { serveSource } from './fixtures/serve-source';

/** Data and symbols that are the same in every language. */
const SAME_EVERYWHERE =
  /lmdeploy|llama|qwen|internlm|deepseek|\b(?:LMDeploy|TTFT|ITL|E2E|TPOT|SLO|KV|GPU|CPU|CSV|API|p\d\d|UTC|ms|tok|min|GiB)\b/gi;

/** The words that the page shows or reads out outside of brackets. */
function looseWords(same: RegExp): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest('script, style, noscript')) texts.push(node.textContent ?? '');
  }
  for (const element of document.body.querySelectorAll('[title], [aria-label], [placeholder]')) {
    for (const name of ['title', 'aria-label', 'placeholder']) texts.push(element.getAttribute(name) ?? '');
  }
  return texts.flatMap((text) => {
    let loose = text;
    for (let before = ''; before !== loose;) {
      before = loose;
      loose = loose.replace(/\[[^[\]]*\]/g, ' ');
    }
    return /\p{L}{3,}/u.test(loose.replace(same, ' ')) ? [text] : [];
  });
}

test('a third language translates every word of the page', async ({ page, prometheusUrl }) => {
  test.setTimeout(120_000);
  const server = await serveSource('pseudo-language', prometheusUrl);
  try {
    await page.goto(
      server.urlOf('pseudo-language.html?refresh=off&from=2026-08-27T06:40:00Z&to=2026-08-27T07:10:00Z'),
    );
    await expect(page.locator('[data-panel="time-to-first-token"]')).toHaveAttribute('data-state', 'ready', {
      timeout: 60_000,
    });
    await expect(page.locator('main')).toHaveAttribute('data-settled', 'true', { timeout: 30_000 });
    await expect(page.getByRole('heading', { name: '[Time to first token]' })).toBeVisible();
    const source = SAME_EVERYWHERE.source;
    const loose = await page.evaluate(
      `(${looseWords.toString()})(new RegExp(${JSON.stringify(source)}, 'gi'))`,
    );
    expect(loose).toEqual([]);
  } finally {
    // Its requests would fail when the server ends.
    await page.goto('about:blank');
    await server.close();
  }
});
