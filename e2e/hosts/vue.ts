import { createApp, h, ref } from 'vue';
import type { RangeChange } from '../../src/embed/public-types';

/* A page of an embedder that is made with Vue. */

createApp({
  setup() {
    const from = ref('now-30m');
    const theme = ref('light');
    const said = ref('');
    const isShown = ref(true);
    return () => [
      h('button', { onClick: () => (from.value = 'now-1h') }, 'Range'),
      h('button', { onClick: () => (theme.value = 'dark') }, 'Theme'),
      h('button', { onClick: () => (isShown.value = false) }, 'Remove'),
      h('output', said.value),
      isShown.value
        ? h('lmdeploy-panel', {
            panel: 'scheduler',
            refresh: 'off',
            lang: 'en',
            from: from.value,
            theme: theme.value,
            onRangechange: ({ detail }: CustomEvent<RangeChange>) => (said.value = detail.to),
          })
        : null,
    ];
  },
}).mount('#host');
