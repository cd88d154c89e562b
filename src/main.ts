import { mountApp } from './app/mount-app';
import { readConfig } from './app/read-config';
import { browserHistory } from './url/history';

// Not awaited at the top: what is loaded meanwhile waits for the end of this module.
async function start(): Promise<void> {
  const target = document.getElementById('app');
  if (!target) throw new Error('index.html has no element #app');
  mountApp(target, {
    settings: await readConfig(new URL('config.json', document.baseURI).href),
    history: browserHistory(),
    ownsPage: true,
  });
}

void start();
