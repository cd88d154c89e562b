import { untrack } from 'svelte';
import type { App } from '../../app/build-app';
import { isEmbeddedPart } from '../../url/shown-parts';
import { watchApp, type AppListener } from '../core/watch-app.svelte';
import type { FrameEvents } from '../frame-types';
import { COMMAND_TYPES, readCommand, VERSION, type Command } from './command';
import { dataChangeOf } from './data-change';
import { openHostChannel, type HostChannel } from './host-channel';
import { observeHeight } from './observe-height';
import { settingsOf } from './settings';

/**
 * Lets the page around a frame steer the app in it, and tells that page what happens in the app. Does nothing where the origin of
 * that page is not allowed.
 * @param main the element with what the app shows
 */
export function linkFrame(app: App, main: Element): void {
  const { view, loading } = app;
  let accept = (): void => undefined;
  let stop = (): void => undefined;
  const channel = openHostChannel(window, app.config.hostOrigins, (data) => {
    const command = readCommand(data, view.defaults);
    if (command === null) return;
    if ('key' in command) channel?.send('rejected', command);
    else obey(command);
  });
  if (channel === null) return;

  /** Tells what is true now, and from now on what changes. */
  function tell(): void {
    stop();
    stop = $effect.root(() => {
      ({ accept } = tellAll(app, main, channel as HostChannel));
    });
  }

  function obey(command: Command): void {
    if (command.type === 'hello') tell();
    else if (command.type === 'refresh') loading.trigger();
    else if (command.type === 'rangechange') view.change(command.patch, 'replace');
    else if (command.type === 'return') {
      // Only a kiosk has a range of its own to go back to.
      const { from, to } = view.home;
      view.change(view.home.kiosk ? { from, to } : command.patch, 'replace');
    } else if (command.type === 'set') view.steer(command.patch);
    else {
      const { from, to } = view.home.to === 'now' ? view.home : view.defaults;
      view.steer({ from, to });
    }
    // What the host does is no event.
    accept();
  }

  tell();
}

/** Call it where effects may be created; it ends with its owner. */
function tellAll(app: App, main: Element, channel: HostChannel): { readonly accept: () => void } {
  const { view, shown } = app;
  channel.send('ready', {
    version: VERSION,
    commands: COMMAND_TYPES,
    settings: untrack(() => settingsOf(view.current)),
  });
  const emit: AppListener['emit'] = (type, detail) => {
    channel.send(type, { ...detail, ...more(type) } as FrameEvents[typeof type]);
  };
  /** What the event of an element does not have. */
  const more = (type: keyof FrameEvents): object => {
    if (type === 'signedout') return { url: location.href };
    const isReturn = view.home.kiosk && view.current === view.home;
    return type === 'rangechange' && isReturn ? { isReturn } : {};
  };
  let last = '';
  $effect(() => {
    const change = dataChangeOf(app);
    const key = JSON.stringify(change);
    if (key === last) return;
    last = key;
    untrack(() => channel.send('datachange', change));
  });
  $effect(() => {
    // One panel alone fills its frame, and the whole page scrolls in it.
    if (!isEmbeddedPart(view.current) || shown.onlyId !== null) return;
    return observeHeight(main, (height) => channel.send('height', { height }));
  });
  return watchApp(app, { emit, reflect: () => undefined });
}
