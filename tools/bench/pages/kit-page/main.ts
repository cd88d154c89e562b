/* The dashboard with only the panels that LMDeploy's Grafana dashboard has. */
import { mountApp } from '../../../../src/app/mount-app';
import { readConfig } from '../../../../src/app/read-config';
import { startLanguage } from '../../../../src/app/start-language';
import { browserHistory } from '../../../../src/url/history';
import { NINE_PANELS } from './nine-panels';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element #app');

async function start(app: HTMLElement): Promise<void> {
  const history = browserHistory();
  const languageFor = startLanguage(history.read(), navigator.languages);
  const settings = await readConfig(new URL('config.json', document.baseURI).href);
  const language = await languageFor(settings.config);
  mountApp(app, { settings, language, history, ownsPage: true, catalogue: NINE_PANELS });
}

// Not awaited at the top: modules that load meanwhile wait for the end of this one.
void start(target);
