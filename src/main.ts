import { mountApp } from './app/mount-app';
import { readConfig } from './app/read-config';
import { startLanguage } from './app/start-language';
import { browserHistory } from './url/history';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element #app');

const history = browserHistory();
const languageFor = startLanguage(history.read(), navigator.languages);

async function start(app: HTMLElement): Promise<void> {
  const settings = await readConfig(new URL('config.json', document.baseURI).href);
  const language = await languageFor(settings.config);
  mountApp(app, { settings, language, history, ownsPage: true });
}

// Not awaited at the top: modules that load meanwhile wait for the end of this one.
start(target).catch(() => {
  // There is no language yet.
  target.setAttribute('role', 'alert');
  target.textContent = 'The page could not be loaded completely. Reload it. 页面未能完整加载，请刷新。';
});
