import type { FrameLocator, Page } from '@playwright/test';
import { bundledHost } from './fixtures/host-page';
import { serveHost, type HostServer } from './fixtures/serve-host';
import { servePage, type ServedPage } from './fixtures/serve-page';
import { expect, test } from './fixtures/test';
import { MAIN_MODEL } from './fixtures/world';
import type { connectFrames as ConnectFrames } from '../src/embed/embed-host';
import type { FramesHost } from './hosts/frames';

declare global {
  interface Window {
    framesHost: FramesHost;
  }
}

let served: ServedPage | undefined;
let host: HostServer | undefined;

test.beforeAll(async ({ prometheusUrl }) => {
  const script = await bundledHost('frames');
  host = await serveHost((path) => {
    const url = served?.url ?? '';
    if (path === '/elements') {
      const here = url.slice(0, -1);
      return {
        headers: {
          'content-type': 'text/html',
          'content-security-policy': `default-src 'none'; script-src ${here}; connect-src ${here}; worker-src 'self'; frame-src ${here}; img-src data:`,
        },
        body: `<!doctype html><title>Portal</title><link rel="icon" href="data:,">
          <script type="module" src="${url}embed.js"></script><script type="module" src="${url}embed-host.js"></script>
          <lmdeploy-panel panel="scheduler" from="now-30m" lang="en" refresh="off"></lmdeploy-panel>
          <iframe data-lmdeploy height="60" width="1200" src="${url}?kiosk&lang=en&from=now-30m&show=overview"></iframe>`,
      };
    }
    if (path === '/ranges')
      return {
        headers: { 'content-type': 'text/html' },
        body: `<!doctype html><title>Portal</title><link rel="icon" href="data:,">
          <script>
            const heard = [];
            const hear = ({ type, target, detail }) => heard.push({ frame: target.id, type, detail });
            for (const type of ['ready', 'rangechange']) document.addEventListener(type, hear);
            window.framesHost = { heard };
          </script>
          <script type="module" src="${url}embed-host.js"></script>
          ${[
            ['short', 'from=now-15m&panel=scheduler'],
            ['long', 'from=now-30m&panel=queue-time'],
          ]
            .map(
              ([id = '', search = '']) =>
                `<iframe id="${id}" data-lmdeploy="a" width="800" height="300" src="${url}?kiosk&lang=en&kioskReturn=4s&${search}"></iframe>`,
            )
            .join('')}`,
      };
    if (path === '/host.js') return { body: script, headers: { 'content-type': 'text/javascript' } };
    const frame = (id: string, height: number, search: string): string =>
      `<iframe id="${id}" width="1200" height="${height}" src="${url}?kiosk&lang=en&from=now-30m&${search}"></iframe>`;
    return {
      headers: { 'content-type': 'text/html' },
      body: `<!doctype html><title>Portal</title><link rel="icon" href="data:,">
        ${frame('two', 100, 'panel=scheduler&panel=queue-time')} ${frame('one', 300, 'panel=time-to-first-token')}
        <script type="module" src="host.js"></script>`,
    };
  });
  served = await servePage(prometheusUrl, { PORTAL_ORIGINS: `${host.named} ${host.numbered}` });
});
test.afterAll(async () => {
  await served?.close();
  await host?.close();
});

/** Opens a page of another origin with the dashboard in two frames. `config.json` allows one of its two origins to steer them. */
async function openPortal(page: Page, origin: 'named' | 'numbered', path = ''): Promise<void> {
  if (!host) throw new Error('The host is not served.');
  const { named } = host;
  await page.route('**/config.json', (route) => route.fulfill({ json: { hostOrigins: [named] } }));
  await page.goto(`${host[origin]}/${path}`);
}

/** A drag over the plot of a frame. */
async function zoomIn(page: Page, frame: FrameLocator): Promise<void> {
  const box = await frame.getByRole('application').boundingBox();
  if (!box) throw new Error('The panel has no plot.');
  await page.mouse.move(box.x + 100, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + 30, { steps: 4 });
  await page.mouse.up();
}

/** What the page has heard of one kind, as text: `frame detail`. */
const heard = (page: Page, type: string): Promise<string[]> =>
  page.evaluate(
    (wanted) =>
      window.framesHost.heard
        .filter((event) => event.type === wanted)
        .map(({ frame, detail }) => `${frame} ${JSON.stringify(detail)}`),
    type,
  );

test('a page of another origin steers its frames: height, range, settings, states, and a frame that loads again', async ({
  page,
  expected,
}) => {
  expected.consoleErrors = /401/;
  await openPortal(page, 'named');
  const [two, one] = [page.frameLocator('#two'), page.frameLocator('#one')];
  await expect(two.locator('[data-panel="queue-time"]')).toHaveAttribute('data-state', 'ready');
  await expect(one.locator('[data-panel]')).toHaveAttribute('data-state', 'ready');
  const steps = await page.evaluate(() => history.length);
  expect((await heard(page, 'ready')).join('\n')).toMatch(/^two \{"version":1,"commands":\[.*$/m);
  await expect
    .poll(() => heard(page, 'statechange'))
    .toContain('one {"state":"degraded","text":"5 of 6 ranks report."}');
  await expect.poll(() => heard(page, 'datachange')).toContain('one {"state":"live","since":null,"text":""}');

  // The frame with two panels is as high as they are; one panel fills its frame.
  const overflow = (): Promise<number> =>
    two.locator('html').evaluate((html) => html.scrollHeight - html.clientHeight);
  await expect.poll(overflow).toBe(0);
  expect((await page.locator('#two').boundingBox())?.height).toBeGreaterThan(350);
  expect((await heard(page, 'height')).filter((text) => text.startsWith('one'))).toEqual([]);

  // A drag in one frame is a drag in the other; Escape there ends both. Each is one event.
  await zoomIn(page, one);
  await expect(one.locator('[data-away]')).toContainText('Stopped at');
  await expect(two.locator('[data-away]')).toContainText('Stopped at');
  await expect.poll(() => heard(page, 'datachange')).toContain('two {"state":"past","since":null,"text":""}');
  await two.getByRole('button', { name: 'Back to live' }).click();
  await expect(one.locator('[data-away]')).toHaveCount(0);
  expect(await heard(page, 'rangechange')).toEqual([
    expect.stringMatching(/^one \{"from":"\d{13}","to":"\d{13}"\}$/),
    'two {"from":"now-30m","to":"now","isReturn":true}',
  ]);

  // What the page sets is the view of both frames, and no excursion; a wrong setting is named.
  await page.evaluate((model) => {
    const { connection } = window.framesHost;
    connection.set({ from: 'now-1h', lang: 'zh', theme: 'dark', model: [model], sloTtft: 0.25 });
    connection.set({ theme: 'blue', lang: 'en' });
  }, MAIN_MODEL);
  for (const frame of [two, one]) {
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(frame.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(frame.locator('[data-away]')).toHaveCount(0);
  }
  await expect(one.getByRole('button', { name: /0\.25|250/ })).toBeVisible();
  expect(await heard(page, 'rejected')).toContain('one {"type":"set","key":"theme"}');
  expect(await heard(page, 'filterchange')).toEqual([]);

  // A frame that loads again gets the settings again.
  await page.evaluate(() => window.framesHost.connection.set({ theme: 'light', lang: 'en' }));
  await page.locator('#one').evaluate((frame: HTMLIFrameElement) => (frame.src += '&theme=dark'));
  await expect(one.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(one.locator('[data-panel]')).toHaveAttribute('data-state', 'ready');

  // The end of a session, with the address to sign in at, and the way on.
  await page.route('**/api/v1/**', (route) => route.fulfill({ status: 401 }));
  await page.evaluate(() => window.framesHost.connection.refresh());
  await expect
    .poll(async () => (await heard(page, 'signedout')).join('\n'))
    .toMatch(/^one \{"status":401,"url":"http/m);
  await expect
    .poll(async () => (await heard(page, 'datachange')).at(-1))
    .toMatch(/"signedout".*You are not signed in/);
  await page.unroute('**/api/v1/**');
  await page.evaluate(() => window.framesHost.connection.refresh());
  await expect.poll(async () => (await heard(page, 'datachange')).at(-1)).toMatch(/"state":"live"/);
  // The new address of the frame is one step.
  expect(await page.evaluate(() => history.length)).toBe(steps + 1);
});

test('frames in step with different ranges in their links end an excursion together, each at its own range', async ({
  page,
}) => {
  await openPortal(page, 'named', 'ranges');
  const [short, long] = [page.frameLocator('#short'), page.frameLocator('#long')];
  const away = [short, long].map((frame) => frame.locator('[data-away]'));
  for (const frame of [short, long])
    await expect(frame.locator('[data-panel]')).toHaveAttribute('data-state', 'ready');
  await expect.poll(() => heard(page, 'ready')).toHaveLength(2);
  for (const end of ['kioskReturn', 'Escape']) {
    await test.step(end, async () => {
      await page.evaluate(() => void (window.framesHost.heard as unknown[]).splice(0));
      await zoomIn(page, long);
      for (const chip of away) await expect(chip).toContainText('Stopped at');
      if (end === 'Escape') await page.keyboard.press('Escape');
      else await page.clock.runFor(4500);
      for (const chip of away) await expect(chip).toHaveCount(0);
      // Neither leads the other away again.
      for (let i = 0; i < 3; i++) {
        await page.clock.runFor(4500);
        for (const chip of away) await expect(chip).toHaveCount(0);
      }
      const events = (await heard(page, 'rangechange')).filter((text) => !text.includes('isReturn'));
      expect(events).toEqual([expect.stringMatching(/^long \{"from":"\d{13}","to":"\d{13}"\}$/)]);
      expect(await heard(page, 'rangechange')).toContainEqual(expect.stringContaining('"isReturn":true'));
    });
  }
});

test('a frame that two connections of its page have tells its page of a range once', async ({ page }) => {
  await openPortal(page, 'named', 'ranges');
  const [short, long] = [page.frameLocator('#short'), page.frameLocator('#long')];
  for (const frame of [short, long])
    await expect(frame.locator('[data-panel]')).toHaveAttribute('data-state', 'ready');
  await expect.poll(() => heard(page, 'ready')).toHaveLength(2);
  /** Zooms in one frame. Returns what the page has heard of ranges when the other frame has followed. */
  const zoom = async (): Promise<readonly string[]> => {
    const before = (await heard(page, 'rangechange')).length;
    await zoomIn(page, long);
    await expect(short.locator('[data-away]')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(short.locator('[data-away]')).toHaveCount(0);
    return (await heard(page, 'rangechange')).slice(before);
  };
  const once = [
    expect.stringMatching(/^long .*\d{13}"\}$/),
    expect.stringMatching(/^long .*"isReturn":true\}$/),
  ];
  // The frames are marked; now the page connects them itself, and they have told that connection that they can receive.
  await page.evaluate(
    async (script) => {
      const { connectFrames } = (await import(script)) as { connectFrames: typeof ConnectFrames };
      const connection = connectFrames({ frames: () => document.querySelectorAll('iframe') });
      Object.assign(window.framesHost, { connection });
    },
    `${served?.url ?? ''}embed-host.js`,
  );
  await expect.poll(() => heard(page, 'ready')).toHaveLength(4);
  expect(await zoom()).toEqual(once);
  await page.evaluate(() => window.framesHost.connection.set({ theme: 'dark' }));
  for (const frame of [short, long])
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  // Without its connection the page has that of the marked frames again.
  await page.evaluate(() => window.framesHost.connection.disconnect());
  await expect.poll(() => heard(page, 'ready')).toHaveLength(6);
  expect(await zoom()).toEqual(once);
});

test('a page of another site with a strict policy draws an element, and its marked frame is as high as its content', async ({
  page,
}) => {
  await openPortal(page, 'named', 'elements');
  const panel = page.locator('lmdeploy-panel [data-panel="scheduler"]');
  await expect(panel).toHaveAttribute('data-state', 'ready', { timeout: 20_000 });
  const frame = page.frameLocator('iframe').locator('html');
  await expect(frame.locator('[data-tile="engines"]')).toContainText('5');
  await expect.poll(() => frame.evaluate((html) => html.scrollHeight - html.clientHeight)).toBe(0);
  expect((await page.locator('iframe').boundingBox())?.height).toBeGreaterThan(90);
});

test('a page whose origin is not allowed hears nothing of its frames, not even an error, and changes nothing', async ({
  page,
}) => {
  await openPortal(page, 'numbered');
  const one = page.frameLocator('#one');
  await expect(one.locator('[data-panel]')).toHaveAttribute('data-state', 'ready');
  const messages = await page.evaluateHandle(() => {
    const list: unknown[] = [];
    addEventListener('message', ({ data }) => list.push(data));
    for (const frame of document.querySelectorAll('iframe'))
      for (const type of ['hello', 'nonsense', 'set'])
        frame.contentWindow?.postMessage({ lmdeploy: 1, type, detail: { theme: 'dark' } }, '*');
    return list;
  });
  // Another load has come and gone.
  await page.clock.runFor(11_000);
  await expect(one.locator('main')).toHaveAttribute('data-settled', 'true');
  await expect(one.locator('html')).toHaveAttribute('data-theme', 'light');
  expect(await messages.evaluate((list) => list)).toEqual([]);
  expect(await page.evaluate(() => window.framesHost.heard)).toEqual([]);
});
