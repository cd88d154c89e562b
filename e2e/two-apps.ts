import { mountApp } from '../src/app/mount-app';
import { readConfig } from '../src/app/read-config';
import { memoryHistory } from '../src/url/history';

/* A page of somebody else's that holds two dashboards: each with a view of its own. */

const settings = await readConfig('/config.json');

for (const [id, search] of [
  ['left', 'lang=en&theme=light&viewPanel=scheduler&refresh=off'],
  ['right', 'lang=zh&theme=dark&viewPanel=queue-time&refresh=off'],
] as const) {
  const target = document.getElementById(id);
  if (target) mountApp(target, { settings, history: memoryHistory(search), ownsPage: false });
}
