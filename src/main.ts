import { mountApp } from './app/mount-app';
import { readConfig } from './app/read-config';
import { startLanguage } from './app/start-language';
import { addressFrom } from './lib/address';
import { browserHistory } from './url/history';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element #app');

async function start(app: HTMLElement): Promise<void> {
  const history = browserHistory();
  const languageFor = startLanguage(history.read(), navigator.languages);
  const settings = await readConfig(addressFrom('config.json', document.baseURI));
  const language = await languageFor(settings.config);
  mountApp(app, { settings, language, history, ownsPage: true });
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
