import { mount, unmount } from 'svelte';
import type { AppOptions } from '../../app/build-app';
import App from '../../app/App.svelte';
import { WHOLE_PAGE } from '../../app/page-parts';
import { CATALOGUE } from '../../panels/catalogue';
import { WATCHED_PARTS } from '../../session/watched';
import type { Host } from '../host';
import { watchApp, type AppListener } from './watch-app.svelte';

/** Mounts the whole dashboard in an element. */
export function showDashboard(
  host: Host,
  options: Omit<AppOptions, 'ownsPage' | 'catalogue' | 'watched' | 'parts' | 'wholePage'>,
  listener: AppListener,
): { readonly accept: () => void; readonly remove: () => void } {
  let accept = (): void => undefined;
  const app = mount(App, {
    target: host.root,
    props: {
      ...options,
      catalogue: CATALOGUE,
      watched: WATCHED_PARTS,
      wholePage: WHOLE_PAGE,
      ownsPage: false,
      onbuilt: (built) => {
        ({ accept } = watchApp(built, listener));
        // The colours are on the element, where the page can set others.
        $effect(() => {
          host.element.dataset['theme'] = built.theme.current;
        });
      },
    },
  });
  return { accept: () => accept(), remove: () => void unmount(app) };
}
