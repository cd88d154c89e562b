/* The dashboard as it is, but for its panels: only those that LMDeploy's own dashboard has. */
import { mountApp } from '../../../../src/app/mount-app';
import { readConfig } from '../../../../src/app/read-config';
import { browserHistory } from '../../../../src/url/history';
import { NINE_PANELS } from './nine-panels';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element #app');
mountApp(target, {
  settings: await readConfig(new URL('config.json', document.baseURI).href),
  history: browserHistory(),
  ownsPage: true,
  catalogue: NINE_PANELS,
});
