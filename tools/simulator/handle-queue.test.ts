import { describe, expect, it } from 'vitest';
import { newCall } from './call';
import { newProcess, request } from './server-process.fixture';

describe('the queue for request handles', () => {
  it('counts the wait for a handle in no latency, and leaks requests whose client disconnects', () => {
    const { process, metrics, runTo } = newProcess({ maxBatchSize: 1 });
    process.arrive(request({ outputTokens: 746 }), 0); // ends at 15 s
    process.arrive(request({ call: newCall({ hangUpMs: 12_000 }) }), 0);
    process.arrive(request(), 0);
    runTo(10_000);
    expect([metrics.gauges.apiWaiting, metrics.gauges.routed, metrics.gauges.waiting]).toEqual([2, 1, 0]);
    runTo(60_000);
    expect([metrics.gauges.apiWaiting, metrics.gauges.routed, metrics.finished]).toEqual([1, 0, 2]);
    expect(metrics.firstTokenS.sum).toBeCloseTo(0.2, 9);
    expect(metrics.queueS.sum).toBe(0);
    expect(metrics.promptTokens).toBe(2000);
  });

  it('closes the socket of a client at once when it disconnects, and reports the requests that still wait', () => {
    const { process, metrics, runTo, freeAtMs } = newProcess({ maxBatchSize: 1 });
    process.arrive(request({ outputTokens: 746 }), 0); // ends at 15 s
    process.arrive(request({ call: newCall({ hangUpMs: 12_000 }) }), 0);
    process.arrive(request({ arrivedMs: 5_000 }), 5_000);
    runTo(10_000);
    expect(process.openSockets(10_000)).toBe(3);
    expect(process.truth(10_000)).toMatchObject({ waiting: 2, queued: 2, oldestWaitS: 10 });
    runTo(13_000);
    expect(process.openSockets(13_000)).toBe(2);
    expect(process.truth(13_000)).toMatchObject({ waiting: 1, queued: 1, oldestWaitS: 8 });
    expect(freeAtMs).toEqual([12_000]);
    runTo(30_000);
    expect(process.openSockets(30_000)).toBe(0);
    expect(metrics.gauges.apiWaiting).toBe(1);
    expect(process.truth(30_000)).toEqual({
      waiting: 0,
      queued: 0,
      oldestWaitS: 0,
      granted: { count: 2, sumS: expect.closeTo(10, 0) as number },
    });
  });

  it('keeps the place of a request that does not stream, and ends it as failed when it gets a handle', () => {
    const { process, metrics, runTo } = newProcess({ maxBatchSize: 1 });
    process.arrive(request({ outputTokens: 746 }), 0); // ends at 15 s
    process.arrive(request({ call: newCall({ hangUpMs: 5_000, isStreaming: false }) }), 0);
    runTo(10_000);
    expect(process.truth(10_000)).toMatchObject({ waiting: 0, queued: 1, oldestWaitS: 0 });
    expect([metrics.gauges.apiWaiting, process.openSockets(10_000)]).toEqual([1, 1]);
    runTo(30_000);
    expect([metrics.gauges.apiWaiting, metrics.gauges.failed, metrics.gauges.succeeded]).toEqual([0, 1, 1]);
    expect(process.truth(30_000).granted.count).toBe(1);
  });

  it('sends several prompts over one socket, which is open until the last prompt has ended', () => {
    const { process, metrics, runTo, freeAtMs } = newProcess({ maxBatchSize: 2 });
    const call = newCall({ openPrompts: 3 });
    for (let i = 0; i < 3; i++) process.arrive(request({ call, outputTokens: 600 }), 0);
    runTo(10_000);
    expect([metrics.gauges.apiWaiting, metrics.gauges.routed, process.openSockets(10_000)]).toEqual([
      1, 2, 1,
    ]);
    runTo(13_000);
    expect([metrics.finished, process.openSockets(13_000), freeAtMs.length]).toEqual([2, 1, 0]);
    runTo(60_000);
    expect([metrics.finished, process.openSockets(60_000), freeAtMs.length]).toEqual([3, 0, 1]);
  });

  it('counts too few requests as waiting after a client disconnected in the last chunk or cancelled a pooling request', () => {
    const leaving = newProcess({ traffic: { lastChunkLeaveChance: 1 } });
    leaving.process.arrive(request(), 0);
    leaving.runTo(10_000);
    const { gauges } = leaving.metrics;
    expect([gauges.succeeded, gauges.failed, gauges.apiWaiting]).toEqual([1, 1, -1]);
    const pooling = newProcess({ traffic: { poolingCancelChance: 1 } });
    pooling.process.arrive(request(), 0);
    pooling.runTo(10_000);
    expect(pooling.metrics.gauges.apiWaiting).toBe(-1);
  });

  it('gives a waiting request a handle when held handles are given back', () => {
    const held = [{ startMs: 1_000, endMs: 40_000, amount: 1 }];
    const { process, metrics, runTo } = newProcess({ maxBatchSize: 2 }, { 'held-handles': held });
    process.arrive(request({ outputTokens: 3_000, arrivedMs: 2_000 }), 2_000);
    process.arrive(request({ arrivedMs: 2_000 }), 2_000);
    runTo(10_000);
    expect(metrics.gauges).toMatchObject({ routed: 2, apiWaiting: 1, running: 1 });
    runTo(39_999);
    expect(metrics.finished).toBe(0);
    runTo(50_000);
    expect(metrics.finished).toBe(1);
    expect(metrics.gauges).toMatchObject({ routed: 1, apiWaiting: 0, running: 1 });
    expect(process.truth(50_000).granted).toEqual({ count: 2, sumS: 38 });
  });

  it('knows nothing of handles that were held before it started', () => {
    const held = [{ startMs: 0, endMs: 40_000, amount: 1 }];
    const { process, metrics, runTo } = newProcess({ maxBatchSize: 1 }, { 'held-handles': held }, 5_000);
    process.arrive(request(), 5_000);
    runTo(15_000);
    expect(metrics.finished).toBe(1);
  });

  it('gives the client of a rejected request its response at once, and never again', () => {
    const rejects = [{ startMs: 0, endMs: 1_000, amount: 1 }];
    const { process, metrics, runTo, freeAtMs } = newProcess({}, { rejects });
    process.arrive(request({ call: newCall({ hangUpMs: 5_000 }) }), 10);
    runTo(10_000);
    expect(freeAtMs).toEqual([10]);
    expect(process.openSockets(10_000)).toBe(0);
    expect(metrics.firstTokenS.count).toBe(0);
    expect(metrics.gauges).toMatchObject({ failed: 1, routed: 0, apiWaiting: 0 });
  });

  it('frees the clients of all open calls when it ends', () => {
    const { process, freeAtMs } = newProcess({ maxBatchSize: 1 });
    process.arrive(request(), 0);
    process.arrive(request(), 0);
    process.end(50);
    expect(freeAtMs).toEqual([50, 50]);
  });
});
