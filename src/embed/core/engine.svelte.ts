import { flushSync, mount, unmount } from 'svelte';
import { runApp } from '../../app/app-effects.svelte';
import { buildApp, type App, type AppOptions } from '../../app/build-app';
import { Crosshair } from '../../charts/pointer/crosshair.svelte';
import ElementRoot from './ElementRoot.svelte';
import type { PartState } from './part-state.svelte';
import { unionOfParts } from './union-of-parts';
import { watchApp, type AppListener } from './watch-app.svelte';

/** An app without a page: elements show its parts, and it loads what they show together. */
export class Engine {
  readonly app: App;
  readonly crosshair = new Crosshair();
  readonly accept: () => void;
  readonly #stop: () => void;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- the widest one goes to the app, which is reactive
  readonly #widthsPx = new Map<PartState, number>();
  #parts = $state.raw<readonly PartState[]>([]);

  constructor(options: Omit<AppOptions, 'ownsPage' | 'parts' | 'wholePage'>, listener: AppListener) {
    const built: { app: App; accept: () => void }[] = [];
    this.#stop = $effect.root(() => {
      const parts = (): ReturnType<typeof unionOfParts> => unionOfParts(this.#parts);
      const app = buildApp({ ...options, ownsPage: false, wholePage: null, parts });
      runApp(app);
      const { accept } = watchApp(app, listener);
      built.push({ app, accept });
    });
    const [only] = built;
    if (!only) throw new Error('The app was not built.');
    this.app = only.app;
    this.accept = only.accept;
  }

  /** Shows parts in their elements. Returns for each of them a function that removes it. */
  show(parts: readonly PartState[]): (() => void)[] {
    this.#parts = [...this.#parts, ...parts];
    const removals = parts.map((part) => {
      const root = mount(ElementRoot, { target: part.host.root, props: { engine: this, part } });
      return () => {
        void unmount(root);
        this.#parts = this.#parts.filter((other) => other !== part);
        this.measure(part, 0);
      };
    });
    // The effects of the app listen from now on.
    flushSync();
    return removals;
  }

  /** An element has another width: the widest one decides the step of the queries. */
  measure(part: PartState, widthPx: number): void {
    if (widthPx > 0) this.#widthsPx.set(part, widthPx);
    else this.#widthsPx.delete(part);
    // An engine that shows nothing keeps its width.
    if (this.#widthsPx.size > 0) this.app.shown.widthPx = Math.max(...this.#widthsPx.values());
  }

  stop(): void {
    this.#stop();
  }
}
