import { describe, expect, it } from 'vitest';
import { specDecode } from './model-plan';
import { newProcess, request, speed } from './server-process.fixture';

describe('ServerProcess', () => {
  it('counts impossible queue and prefill times where no time of scheduling is noted', () => {
    const unixMs = 1_790_000_000_000;
    const { process, metrics, runTo } = newProcess(
      {},
      { unscheduled: [{ startMs: 0, endMs: Infinity, amount: 1 }] },
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

  it('counts a cancelled request as failed, and in no metric of finished requests', () => {
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

  it('takes as long for a padded batch as for a full one', () => {
    const slower = { ...speed, decodePerRequestMs: 10, padsBatches: true };
    const itlS = (count: number) => {
      const { process, metrics, runTo } = newProcess({ speed: slower });
      for (let i = 0; i < count; i++) process.arrive(request(), 0);
      runTo(10_000);
      return metrics.interTokenS.sum / metrics.interTokenS.count;
    };
    expect(itlS(3)).toBeCloseTo(itlS(4), 2);
    expect(itlS(5)).toBeGreaterThan(itlS(4) + 0.02);
  });

  it('stops during a stall, then goes on with one long gap', () => {
    const { process, metrics, runTo } = newProcess(
      {},
      { stall: [{ startMs: 150, endMs: 30_150, amount: 1 }] },
    );
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
