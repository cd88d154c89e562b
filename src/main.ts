import { awaitConfig } from './app/await-config';
import type { App } from './app/build-app';
import { connectFrames } from './app/connect-frames';
import type { ShownOutage } from './app/config-outage.svelte';
import { mountApp } from './app/mount-app';
import { readConfig } from './app/read-config';
import { startLanguage } from './app/start-language';
import { addressFrom } from './lib/address';
import { DEFAULT_CONFIG } from './lib/config';
import { browserHistory } from './url/history';
import { defaultView, parseView } from './url/view';

// Before the first frame, which waits for this script: a dark page does not begin light.
const linked = new URLSearchParams(location.search).get('theme');
if (linked === 'light' || linked === 'dark') document.documentElement.dataset['theme'] = linked;

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element #app');

/** In a frame, the page around it may steer the app where `config.json` allows its origin. */
function linkHost(page: HTMLElement, app: App): void {
  if (window.parent === window || app.config.hostOrigins.length === 0) return;
  void import('./embed/frame/frame-link.svelte')
    .then(({ linkFrame }) => linkFrame(app, page.querySelector('main') ?? page))
    .catch(() => undefined);
}

async function start(app: HTMLElement): Promise<void> {
  const history = browserHistory();
  const frames = connectFrames();
  const languageFor = startLanguage(history.read(), navigator.languages);
  let outage = null as ShownOutage | null;
  const settings = await awaitConfig({
    read: () => readConfig(addressFrom('config.json', document.baseURI)),
    pause: async (failure, seconds) => {
      if (!outage) {
        const { showConfigOutage } = await import('./app/config-outage.svelte');
        const language = await languageFor(DEFAULT_CONFIG);
        const { theme } = parseView(history.read(), defaultView(DEFAULT_CONFIG, navigator.languages));
        const isDark =
          theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
        outage = await showConfigOutage(app, { language, isDark, failure });
      }
      await outage.pause(failure, seconds);
    },
  });
  const language = await languageFor(settings.config);
  await outage?.remove();
  mountApp(app, {
    settings,
    language,
    history,
    ownsPage: true,
    connect: await frames,
    onbuilt: (built) => linkHost(app, built),
  });
}

// A browser runs modules twice in a page with a user and password in its URL: once for the URL with them, once for that
// without. It keeps the password for the origin, so the page moves to the URL without.
const ownUrl = addressFrom(document.URL, document.URL);
if (ownUrl === document.URL) {
  // Not awaited at the top: modules that load meanwhile wait for the end of this one.
  start(target).catch(() => {
    // There is no language yet.
    target.setAttribute('role', 'alert');
    target.textContent = 'The page could not be loaded completely. Reload it. 页面未能完整加载，请刷新。';
  });
} else location.replace(ownUrl);
