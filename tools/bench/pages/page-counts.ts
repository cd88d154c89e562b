import type { CDPSession } from '@playwright/test';

/** What a page holds in memory after a garbage collection. */
export interface PageCounts {
  /** The JavaScript heap, bytes. */
  readonly heapBytes: number;
  /** Nodes of the DOM, also those outside of the document that a script still holds. */
  readonly nodes: number;
  /** Event listeners of JavaScript. */
  readonly listeners: number;
  /** Instances of uPlot by their root elements, also those outside of the document. */
  readonly charts: number;
}

/**
 * Collects garbage and counts.
 * @see https://chromedevtools.github.io/devtools-protocol/tot/Memory/#method-getDOMCounters
 * @see https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-queryObjects
 */
export async function countPage(cdp: CDPSession): Promise<PageCounts> {
  // The second collection frees what finalizers and weak references of the first one released.
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return { heapBytes: usedSize, nodes, listeners: jsEventListeners, charts: await chartsOf(cdp) };
}

async function chartsOf(cdp: CDPSession): Promise<number> {
  const group = 'page-counts';
  const { result } = await cdp.send('Runtime.evaluate', {
    expression: 'HTMLDivElement.prototype',
    objectGroup: group,
  });
  if (result.objectId === undefined) throw new Error('The page has no HTMLDivElement.');
  const { objects } = await cdp.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId,
    objectGroup: group,
  });
  if (objects.objectId === undefined) throw new Error('The browser did not list the charts of the page.');
  const { result: count } = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: `function () { return this.filter(({ className }) => /\\buplot\\b/.test(className)).length; }`,
    returnByValue: true,
  });
  await cdp.send('Runtime.releaseObjectGroup', { objectGroup: group });
  return Number(count.value);
}
