import { mountApp } from '../src/app/mount-app';
import { readConfig } from '../src/app/read-config';
import { loadLanguage } from '../src/i18n/load-language';
import { memoryHistory } from '../src/url/history';

/* A page of somebody else's that holds two dashboards: each with a view of its own. */

const settings = await readConfig('/config.json');

for (const [id, code, search] of [
  ['left', 'en', 'lang=en&theme=light&viewPanel=scheduler&refresh=off'],
  ['right', 'zh', 'lang=zh&theme=dark&viewPanel=queue-time&refresh=off'],
] as const) {
  const target = document.getElementById(id);
  if (!target) continue;
  const language = await loadLanguage(code);
  mountApp(target, { settings, language, history: memoryHistory(search), ownsPage: false });
}
