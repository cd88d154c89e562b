import { describe, expect, it } from 'vitest';
import { newCall } from './call';
import { modelPlan, specDecode } from './model-plan';
import { Random } from './random';
import { type Request } from './request';
import { ServerProcess } from './server-process';
import { type Span } from './span';

/** Steps of exactly 20 ms and prefills of 100 ms; nothing is random. */
const speed = {
  prefillBaseMs: 100,
  prefillTokensPerS: Infinity,
  decodeBaseMs: 20,
  decodePerRequestMs: 0,
  decodePerKiloTokenMs: 0,
  noise: 0,
  prefillIntervalSteps: 2,
};

function newProcess(
  plan: Partial<Parameters<typeof modelPlan>[0]> = {},
  stall: Span[] = [],
  unscheduled: Span[] = [],
  startMs = 0,
) {
  const freeAtMs: number[] = [];
  const process = new ServerProcess(
    modelPlan({ name: 'm', speed, reusableBlocks: 0, ...plan }),
    startMs,
    new Random(1, 'test'),
    { stall, slow: [], unscheduled },
    { random: new Random(1, 'clients'), onFree: (_, nowMs) => freeAtMs.push(nowMs) },
  );
  const runTo = (ms: number) => {
    while (process.nextEventMs <= ms) process.runEvent();
  };
  return { process, metrics: process.metrics, runTo, freeAtMs };
}

function request(values: Partial<Request> = {}): Request {
  return {
    promptTokens: 1000,
    outputTokens: 11,
    isCancelled: false,
    knownPrefix: 0,
    call: newCall(),
    arrivedMs: 0,
    grantedMs: 0,
    scheduledMs: 0,
    firstTokenMs: 0,
    cachedTokens: 0,
    generatedTokens: 0,
    ...values,
  };
}

describe('ServerProcess', () => {
  it('counts impossible queue and prefill times where no time of scheduling is noted', () => {
    const unixMs = 1_790_000_000_000;
    const { process, metrics, runTo } = newProcess(
      {},
      [],
      [{ startMs: 0, endMs: Infinity, factor: 1 }],
      unixMs,
    );
    process.arrive(request(), unixMs);
    runTo(unixMs + 1000);
    expect(metrics.queueS.sum).toBeCloseTo(-1_790_000_000, 3);
    expect(metrics.prefillS.sum).toBeCloseTo(1_790_000_000.1, 3);
    expect(metrics.decodeS.sum).toBeCloseTo(0.2, 9);
  });

  it('counts the prompt at the first output, each token as it comes, the rest at the end', () => {
    const { process, metrics, runTo } = newProcess();
    process.arrive(request(), 0);
    runTo(99);
    expect([metrics.promptTokens, metrics.generationTokens, metrics.firstTokenS.count]).toEqual([0, 0, 0]);
    runTo(100);
    expect([metrics.promptTokens, metrics.generationTokens, metrics.firstTokenS.count]).toEqual([1000, 1, 1]);
    expect([metrics.iterationTokens.count, metrics.iterationTokens.sum]).toEqual([1, 1001]);
    expect(metrics.interTokenS.count).toBe(0);
    runTo(290);
    expect([metrics.generationTokens, metrics.interTokenS.count, metrics.e2eS.count]).toEqual([10, 9, 0]);
    runTo(301);
    expect([metrics.generationTokens, metrics.finished, metrics.requestOutputTokens.sum]).toEqual([
      11, 1, 11,
    ]);
    expect(metrics.interTokenS.sum).toBeCloseTo(0.2, 9);
    expect(metrics.perOutputTokenS.sum).toBeCloseTo(0.2, 9);
    expect(metrics.e2eS.sum).toBeCloseTo(0.3, 9);
    expect(metrics.prefillS.sum).toBeCloseTo(0.1, 9);
    expect(metrics.decodeS.sum).toBeCloseTo(0.2, 9);
    expect(metrics.inferenceS.sum).toBeCloseTo(0.3, 9);
    expect(metrics.queueS.sum).toBe(0);
  });

  it('moves its gauges every ten seconds and never in between', () => {
    const { process, metrics, runTo } = newProcess();
    process.arrive(request({ outputTokens: 600 }), 1_000);
    runTo(9_999);
    expect(metrics.gauges.running).toBe(0);
    runTo(10_000);
    expect([metrics.gauges.running, metrics.gauges.routed, metrics.gauges.succeeded]).toEqual([1, 1, 0]);
    expect(metrics.gauges.kvUsage).toBeGreaterThan(0);
    runTo(19_999);
    expect([metrics.finished, metrics.gauges.running, metrics.gauges.succeeded]).toEqual([1, 1, 0]);
    runTo(20_000);
    expect([metrics.gauges.running, metrics.gauges.routed, metrics.gauges.succeeded]).toEqual([0, 0, 1]);
  });

  it('counts a cancelled request as failed and in nothing that is counted at the end', () => {
    const { process, metrics, runTo } = newProcess();
    process.arrive(request({ isCancelled: true, outputTokens: 4 }), 0);
    runTo(10_000);
    expect([metrics.gauges.failed, metrics.gauges.succeeded, metrics.finished]).toEqual([1, 0, 0]);
    for (const histogram of [
      metrics.e2eS,
      metrics.queueS,
      metrics.requestPromptTokens,
      metrics.requestHitRatio,
    ]) {
      expect(histogram.count).toBe(0);
    }
    expect([metrics.promptTokens, metrics.generationTokens, metrics.firstTokenS.count]).toEqual([1000, 4, 1]);
    expect(metrics.interTokenS.count).toBe(3);
    // Four outputs, and one more without tokens.
    expect([metrics.iterationTokens.count, metrics.iterationTokens.sum]).toEqual([5, 1004]);
  });

  it('lets requests wait for a handle outside of every latency, and leaks those that hang up', () => {
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

  it('closes the socket of a client that hangs up at once, and reports who still waits', () => {
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

  it('keeps the place of a request that does not stream, and ends it as failed once it has a handle', () => {
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

  it('carries several prompts over one socket, which is open until the last has ended', () => {
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

  it('counts too few as waiting after a client left in the last chunk or cancelled a pooling request', () => {
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

  it('frees the clients of all open calls when it ends', () => {
    const { process, freeAtMs } = newProcess({ maxBatchSize: 1 });
    process.arrive(request(), 0);
    process.arrive(request(), 0);
    process.end(50);
    expect(freeAtMs).toEqual([50, 50]);
  });

  it('queues in the engine what does not fit into the KV cache', () => {
    const { process, metrics, runTo } = newProcess({ kvBlocks: 20 }); // one request needs 16
    process.arrive(request({ outputTokens: 11 }), 0);
    process.arrive(request({ outputTokens: 11 }), 0);
    runTo(10_000);
    expect(metrics.finished).toBe(2);
    expect(metrics.queueS.sum).toBeCloseTo(0.3, 9);
    expect(metrics.firstTokenS.sum).toBeCloseTo(0.1 + 0.4, 9);
  });

  it('gives running requests a longer gap where the prefill of another comes between', () => {
    const { process, metrics, runTo } = newProcess();
    process.arrive(request({ outputTokens: 100 }), 0);
    process.arrive(request({ outputTokens: 3 }), 101);
    runTo(1_000);
    const gaps = new Float64Array(30);
    metrics.interTokenS.write(gaps, 0);
    // le 0.15 but not 0.1: one gap of 120 ms.
    expect((gaps[6] ?? 0) - (gaps[5] ?? 0)).toBe(1);
  });

  it('knows no inter-token latency for a response of one token', () => {
    const { process, metrics, runTo } = newProcess();
    process.arrive(request({ outputTokens: 1 }), 0);
    runTo(10_000);
    expect([metrics.firstTokenS.count, metrics.interTokenS.count, metrics.finished]).toEqual([1, 0, 1]);
    expect([metrics.decodeS.sum, metrics.gauges.running]).toEqual([0, 0]);
  });

  it('counts cached tokens at the end, in whole blocks, once the cache is warm', () => {
    const { process, metrics, runTo } = newProcess({ reusableBlocks: 30 });
    process.arrive(request(), 0);
    runTo(5_000);
    process.arrive(request({ knownPrefix: 0.5, outputTokens: 100 }), 5_000);
    runTo(6_000);
    expect(metrics.cachedTokens).toBe(0);
    runTo(10_000);
    expect(metrics.cachedTokens).toBe(448);
    expect(metrics.gauges.prefixHitRate).toBeCloseTo(448 / 2000, 9);
    expect(metrics.requestCachedTokens.sum).toBe(448);
    // Nothing is running: the blocks in use are kept for reuse.
    expect(metrics.gauges.kvUsage).toBeCloseTo(27 / 2000, 3);
  });

  it('gives several tokens an output with speculative decoding', () => {
    const { process, metrics, runTo } = newProcess({ specDecode: specDecode(3) });
    process.arrive(request({ outputTokens: 20_001 }), 0);
    runTo(600_000);
    expect([metrics.finished, metrics.generationTokens]).toEqual([1, 20_001]);
    expect(metrics.drafts).toBe(metrics.interTokenS.count);
    expect(metrics.draftTokens).toBe(3 * metrics.drafts);
    expect(metrics.acceptedTokens).toBe([...metrics.acceptedAt].reduce((sum, tokens) => sum + tokens, 0));
    expect((metrics.acceptedAt[0] ?? 0) / metrics.drafts).toBeCloseTo(0.8, 1);
    expect(metrics.perOutputTokenS.sum).toBeLessThan(metrics.interTokenS.sum / 1.5);
    expect(metrics.iterationTokens.sum).toBe(1000 + 20_001);
  });

  it('stops during a stall, then goes on with one long gap', () => {
    const { process, metrics, runTo } = newProcess({}, [{ startMs: 150, endMs: 30_150, factor: 1 }]);
    process.arrive(request(), 0);
    runTo(20_000);
    const stuckAt = metrics.generationTokens;
    expect(metrics.gauges.running).toBe(1);
    runTo(30_100);
    expect(metrics.generationTokens).toBe(stuckAt);
    runTo(40_000);
    expect(metrics.finished).toBe(1);
    expect(metrics.interTokenS.sum).toBeGreaterThan(30);
  });
});
