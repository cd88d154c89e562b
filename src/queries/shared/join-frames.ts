import { PrometheusClient } from '../http/client';
import { QueryBatch } from '../batch/query-batch';
import type { Connect } from '../connection';
import { openBroadcast } from './channel';
import { Frames } from './frames';
import { textHash } from './text-hash';
import { SharedClient } from './shared-client';
import { SharedTasks } from './shared-tasks';
import { newId, pageId } from './page-id';
import { sendGet } from './send-get';

/**
 * Makes the connection of a frame whose requests are sent together with those of the other frames of its page, so that ten
 * frames cost Prometheus what one page with their panels costs. Call it early: it looks for the others while the page starts.
 *
 * Who shares: documents of one origin in frames of one tab, of the same build at the same path, with the same Prometheus, headers
 * and matchers. Queries and results go over channels of the browser, which scripts of the same origin can read and write. Such a
 * script could read the dashboard in any case; other origins, the host of the frames too, see nothing.
 * @returns null where the browser has no channels or keeps nothing for the tab: each frame then asks for itself
 */
export function joinFrames(): Connect | null {
  const page = pageId(() => sessionStorage);
  if (page === null || typeof BroadcastChannel === 'undefined') return null;
  const frames = new Frames({
    openChannel: openBroadcast,
    // The address of this file has a hash of all code that it uses: another version does not understand the messages.
    name: `${import.meta.url} ${page}`,
    id: newId(),
  });
  addEventListener('pagehide', () => frames.leave());
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) frames.comeBack();
  });
  return (options, { matchers, prometheus }) => {
    const { url, headers, credentials } = options;
    const onserverdate = (date: Parameters<NonNullable<typeof options.onserverdate>>[0]): void => {
      options.onserverdate?.(date);
      frames.tellDate(date);
    };
    const own = new PrometheusClient({ ...options, onserverdate });
    // Such headers can differ from frame to frame.
    if (typeof headers === 'function') return { client: own };
    const batch = new QueryBatch(own);
    const tasks = new SharedTasks({
      hasOthers: () => frames.hasOthers,
      range: (...query) => batch.range(...query),
      get: (target, signal) => sendGet(target, { headers, credentials, onserverdate }, signal),
    });
    frames.join({
      // Never the headers themselves, which may hold a token.
      group: groupOf([url, prometheus, matchers]),
      run: (task, signal) => tasks.run(task, signal),
      onserverdate: (date) => options.onserverdate?.(date),
    });
    const client = new SharedClient(options, (task, signal) => frames.run(task, signal));
    return { client, queries: client, random: textHash(page) / 2 ** 32 };
  };
}

/** Two hashes, so that two configurations do not have the same by chance. */
function groupOf(configuration: unknown): string {
  const text = JSON.stringify(configuration);
  return `${textHash(text).toString(36)}-${textHash(`${text} `.repeat(2)).toString(36)}`;
}
