/**
 * The parts of a change of a latency, in the order of a request's life:
 * - `api-wait`: the request waits for a request handle; an estimate.
 * - `queue`: the request waits in the queue of the engine.
 * - `long-prompts`, `fewer-hits`: a request has more tokens to compute.
 * - `slow-prefill`: a computed token takes longer.
 * - `prefill`: the sum of the three before it, where a factor is unknown.
 * - `long-outputs`: a request has more output tokens.
 * - `large-batch`: a decode step takes longer because its batch is larger.
 * - `slow-steps`: a decode step takes longer than its batch explains.
 * - `prefill-of-others`: running requests wait for the prefill of other requests.
 * - `decode`: the sum of the four before it, where a factor is unknown.
 * - `api-lag`: the API process delivers each output later. Part of an ITL only.
 * - `rest`: time that belongs to no phase.
 * - `routing`: a rank has another share of the requests.
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
  'api-lag',
  'rest',
  'routing',
] as const;
export type PartName = (typeof PARTS)[number];

/** Seconds by part; a part that is left out is 0. */
export type PartSeconds = Partial<Readonly<Record<PartName, number>>>;
