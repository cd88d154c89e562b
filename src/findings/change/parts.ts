/**
 * What a change of a latency consists of, in the order of a request's life. `api-wait`: waits for a request handle, estimated. `queue`:
 * waits in the queue of the engine. `long-prompts`, `fewer-hits`: more tokens to compute for each request. `slow-prefill`: more time for
 * each of them. `prefill`: all three, where they cannot be told apart. `long-outputs`: more tokens for each request. `large-batch`:
 * decode steps of more requests. `slow-steps`: decode steps that the batch does not explain. `prefill-of-others`: steps in which running
 * requests wait for the prefill of others. `decode`: all four, where they cannot be told apart. `rest`: what cannot be assigned.
 * `routing`: ranks have another share of the requests.
 */
export const PARTS = [
  'api-wait',
  'queue',
  'long-prompts',
  'fewer-hits',
  'slow-prefill',
  'prefill',
  'long-outputs',
  'large-batch',
  'slow-steps',
  'prefill-of-others',
  'decode',
  'rest',
  'routing',
] as const;
export type PartName = (typeof PARTS)[number];

/** Seconds by part; a part that is left out is 0. */
export type PartSeconds = Partial<Readonly<Record<PartName, number>>>;
