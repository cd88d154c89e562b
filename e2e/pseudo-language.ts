import { mountApp } from '../src/app/mount-app';
import { readConfig } from '../src/app/read-config';
import { pseudoLanguage } from '../src/i18n/pseudo-language.fixture';
import { ALL_TEXTS } from '../src/panels/all-texts';
import { memoryHistory } from '../src/url/history';

/* The page in a language that the project does not have: every word of it stands in brackets. */

const target = document.getElementById('app');
if (!target) throw new Error('pseudo-language.html has no element #app');
const language = pseudoLanguage(ALL_TEXTS);
mountApp(target, {
  settings: await readConfig('/config.json'),
  language,
  loadLanguage: () => Promise.resolve(language),
  history: memoryHistory(location.search),
  ownsPage: false,
});
