import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../lib/config';
import { defaultView, parseView, printView } from '../../../url/view';
import { elementAttributes, elementCode, frameCode, framePatch, type EmbedChoices } from './embed-code';

const DEFAULTS = defaultView(DEFAULT_CONFIG, ['en']);
const CHOICES: EmbedChoices = {
  kind: 'frame',
  widthPx: null,
  heightPx: 320,
  theme: 'dark',
  lang: 'zh',
  isFixed: false,
  legend: 'line',
  help: 'off',
  hasMenu: false,
};

test('the link of a frame has the panel, the selection and the choices, and nothing of the rest of the page', () => {
  const view = parseView(
    'from=now-6h&var-model_name=a&pin=queue-time&fold=shape&log=scheduler,queue-time&lines=scheduler:s0&lines=queue-time:s1&finding=x&viewPanel=scheduler&doctor',
    DEFAULTS,
  );
  const patch = framePatch(view, 'scheduler', CHOICES);
  expect(printView({ ...view, ...patch }, DEFAULTS)).toBe(
    'from=now-6h&theme=dark&lang=zh&log=scheduler&lines=scheduler:s0&kiosk&panel=scheduler&help=off&legend=line&menu=0&var-model_name=a',
  );
});

test('an element has the attributes that differ from those without a configuration, and always its language', () => {
  const configured = defaultView({ ...DEFAULT_CONFIG, range: '6h' }, ['en']);
  const view = parseView('var-engine=0&var-engine=1&slo-ttft=0.5', configured);
  expect(elementAttributes(view, 'scheduler', CHOICES, null)).toEqual([
    ['panel', 'scheduler'],
    ['from', 'now-6h'],
    ['slo-ttft', '0.5'],
    ['engine', '0,1'],
    ['theme', 'dark'],
    ['lang', 'zh'],
  ]);
  expect(elementAttributes(view, 'scheduler', { ...CHOICES, lang: 'en' }, 'https://p/')).toContainEqual([
    'prometheus',
    'https://p/',
  ]);
});

test('the code is HTML, whatever the names are', () => {
  expect(frameCode('https://host/?kiosk&panel=a', 'A "b" <c>', CHOICES)).toBe(`<iframe
  src="https://host/?kiosk&amp;panel=a"
  title="A &quot;b&quot; &lt;c>"
  width="100%"
  height="320"
  style="border: 0"
  allow="clipboard-write; fullscreen"
  loading="lazy"
></iframe>`);
  expect(elementCode('https://host/embed.js', [['model', 'a"b']], { widthPx: 600, heightPx: 200 })).toBe(
    `<script
  type="module"
  src="https://host/embed.js"
></script>
<lmdeploy-panel
  model="a&quot;b"
  style="width: 600px; height: 200px"
></lmdeploy-panel>`,
  );
  expect(elementCode('https://host/embed.js', [], { widthPx: null, heightPx: 320 })).not.toContain('style');
});
