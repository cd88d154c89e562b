import { createElement, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { LmdeployPanelElement, RangeChange } from '../../src/embed/public-types';

/* A page of an embedder that is made with React. */

function Portal() {
  const panel = useRef<LmdeployPanelElement>(null);
  const [from, setFrom] = useState('now-30m');
  const [theme, setTheme] = useState('light');
  const [said, setSaid] = useState('');
  const [isShown, setShown] = useState(true);
  useEffect(() => {
    const element = panel.current;
    const listen = (event: Event): void => setSaid((event as CustomEvent<RangeChange>).detail.to);
    element?.addEventListener('rangechange', listen);
    return () => element?.removeEventListener('rangechange', listen);
  }, [isShown]);
  const button = (name: string, onClick: () => void) => createElement('button', { onClick, key: name }, name);
  return createElement(
    'div',
    null,
    button('Range', () => setFrom('now-1h')),
    button('Theme', () => setTheme('dark')),
    button('Remove', () => setShown(false)),
    createElement('output', null, said),
    isShown &&
      createElement('lmdeploy-panel', {
        ref: panel,
        panel: 'scheduler',
        refresh: 'off',
        lang: 'en',
        from,
        theme,
      }),
  );
}

const target = document.getElementById('host');
if (target) createRoot(target).render(createElement(Portal));
