import { mountApp } from './app/mount-app';
import { readConfig } from './app/read-config';
import { browserHistory } from './url/history';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element #app');

// Not awaited at the top: what is loaded meanwhile waits for the end of this module.
readConfig(new URL('config.json', document.baseURI).href).then(
  (settings) => mountApp(target, { settings, history: browserHistory(), ownsPage: true }),
  () => {
    // Before there is a language.
    target.setAttribute('role', 'alert');
    target.textContent = 'The page could not be loaded whole. Reload it. 页面未能完整加载，请刷新。';
  },
);
