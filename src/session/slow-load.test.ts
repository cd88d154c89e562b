import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SlowLoad } from './slow-load.svelte';

let answer: () => Promise<unknown> = () => Promise.resolve();
let probes = 0;
let slow: SlowLoad;

beforeEach(() => {
  vi.useFakeTimers();
  probes = 0;
  slow = new SlowLoad({
    probe: () => {
      probes += 1;
      return answer();
    },
  });
});
afterEach(() => {
  slow.end();
  vi.useRealTimers();
});

const after = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms));

it('asks nothing while loads are quick', async () => {
  for (let i = 0; i < 5; i++) {
    slow.begin();
    await vi.advanceTimersByTimeAsync(4900);
    slow.end();
  }
  expect(probes).toBe(0);
  expect(slow.part).toBeNull();
});

it('blames the queries when the server answers a cheap one', async () => {
  answer = () => after(100);
  slow.begin();
  await vi.advanceTimersByTimeAsync(5050);
  expect(slow.part).toBeNull();
  await vi.advanceTimersByTimeAsync(100);
  expect(slow.part).toBe('queries');
  slow.end();
  expect(slow.part).toBeNull();
});

it('blames the server when it does not answer, or fails, and the queries when it answers after all', async () => {
  answer = () => after(12_000);
  slow.begin();
  await vi.advanceTimersByTimeAsync(10_500);
  expect(slow.part).toBe('server');
  await vi.advanceTimersByTimeAsync(7000);
  expect(slow.part).toBe('queries');
  answer = () => Promise.reject(new Error('refused'));
  slow.begin();
  await vi.advanceTimersByTimeAsync(5001);
  expect(slow.part).toBe('server');
});

it('says nothing of a load that has ended', async () => {
  answer = () => after(100);
  slow.begin();
  await vi.advanceTimersByTimeAsync(5050);
  slow.end();
  await vi.advanceTimersByTimeAsync(1000);
  expect(slow.part).toBeNull();
});
