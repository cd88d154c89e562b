import type { RangeChange } from '../../src/embed/public-types';

/* A page of an embedder without a framework. */

const target = document.getElementById('host');
if (target) {
  target.innerHTML =
    '<button>Range</button><button>Theme</button><button>Remove</button><output></output>' +
    '<lmdeploy-panel panel="scheduler" refresh="off" lang="en" from="now-30m" theme="light"></lmdeploy-panel>';
  const panel = target.querySelector('lmdeploy-panel');
  const [range, theme, remove] = target.querySelectorAll('button');
  range?.addEventListener('click', () => panel?.setAttribute('from', 'now-1h'));
  theme?.addEventListener('click', () => panel?.setAttribute('theme', 'dark'));
  remove?.addEventListener('click', () => panel?.remove());
  target.addEventListener('rangechange', (event) => {
    const output = target.querySelector('output');
    if (output) output.textContent = (event as CustomEvent<RangeChange>).detail.to;
  });
}
