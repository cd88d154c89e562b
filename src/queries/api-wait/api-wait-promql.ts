import {
  exprsOf,
  histogramsOf,
  RANK,
  TARGET,
  type ApiWaitReading,
  type ApiWaitValue,
  type RankQueueValue,
} from '../../lib/reading';

const WAITING = 'lmdeploy:num_api_requests_waiting{$selector}';
const ROUTED = 'lmdeploy:num_api_requests_routed{$selector}';
const ENDED = ['lmdeploy:num_requests_succeeded{$selector}', 'lmdeploy:num_requests_failed{$selector}'];

const over = (gauge: string, window: string): string =>
  gauge.replace('{$selector}', `{$selector}[${window}]`);
const label = (expr: string, value: string): string => `label_replace(${expr}, "by", "${value}", "", "")`;

/** Handles are free, so no request waits. */
const FREE = `(${ROUTED} <= 0.95 * max_over_time(${over(ROUTED, '1d')}))`;

/** The count of a process plus its start time, so that counts of different processes are far apart. */
const ofProcess = (count: string): string =>
  `(${count} + on (${TARGET}) group_left () 1e4 * process_start_time_seconds or ${count})`;

const MEAN_WAITING = `avg_over_time(${over(WAITING, '1m')})`;

/** Requests counted as waiting, minus the count when handles were last free. */
const BY_COUNT =
  `(${ofProcess(MEAN_WAITING)} - last_over_time((${ofProcess(WAITING)} and ${FREE})[3h:30s]) < 1e6` +
  ` or ${MEAN_WAITING})`;

/** Open files other than those of requests with a handle. */
const files = (open: string, routed: string): string => `(${open} - on (${TARGET}) group_right () ${routed})`;

/** Open files, minus those that are open when handles are free: the sockets of waiting requests. */
const BY_FILES =
  `(${files('avg_over_time(process_open_fds[1m])', `avg_over_time(${over(ROUTED, '1m')})`)}` +
  ` - quantile_over_time(0.5, (${files('process_open_fds', ROUTED)} and ${FREE})[1d:2m]))`;

const HAS_FILES = `on (${TARGET}) process_open_fds`;

const QUEUED =
  `(${FREE} * 0 or clamp_min(min without (by) (${label(BY_COUNT, 'count')}` +
  ` or ${label(BY_FILES, 'files')}), 0) and ${HAS_FILES})`;
const QUEUED_AT_MOST = `(clamp_min(${BY_COUNT}, 0) unless ${HAS_FILES} unless ${FREE})`;

/** Requests that arrived since the start. Their difference between two times of one process is the arrivals. */
const ARRIVED = [...ENDED, ROUTED, WAITING];
const arrivedAgo = (offset: string): string => ARRIVED.map((gauge) => `${gauge}${offset}`).join(' + ');
const perSecond = (span: string, seconds: number): string =>
  `((${arrivedAgo('')}) - (${arrivedAgo(` offset ${span}`)}) >= 0) / ${seconds}`;
const ARRIVAL_RATE = `max without (by) (${label(perSecond('1m', 60), '1m')} or ${label(perSecond('5m', 300), '5m')})`;

const STALLED =
  `(${QUEUED} and ${[...ENDED, ROUTED].join(' + ')}` +
  ` == ${[...ENDED, ROUTED].map((gauge) => `${gauge} offset 2m`).join(' + ')})`;

const TEMPLATES: Readonly<Record<Exclude<ApiWaitValue, RankQueueValue>, (sum: string) => string>> = {
  wait: (sum) => `${sum} (${QUEUED}) / (${sum} (${ARRIVAL_RATE}) > 0)`,
  'wait-at-most': (sum) => `${sum} (${QUEUED_AT_MOST}) / (${sum} (${ARRIVAL_RATE}) > 0)`,
  queued: (sum) => `${sum} (${QUEUED})`,
  'queued-at-most': (sum) => `${sum} (${QUEUED_AT_MOST})`,
  'queued-or-at-most': (sum) => `${sum} (${QUEUED} or ${QUEUED_AT_MOST})`,
  stalled: (sum) => `${sum} (${STALLED})`,
  leaked: (sum) => `${sum} (clamp_min(${MEAN_WAITING} - ${QUEUED}, 0))`,
};

/**
 * The API queue in PromQL, with placeholders. It approximates the estimate of the page, which also detects idle connections
 * in the first seconds of a queue, and counts clients that disconnect during the wait.
 */
export function apiWaitTemplate({ of, byRank, parts = [] }: ApiWaitReading): string {
  if (of === 'waiting' || of === 'idle-ranks') return rankQueueTemplate(of, parts.flatMap(exprsOf));
  const value = TEMPLATES[of](byRank ? `sum by (${RANK})` : 'sum');
  const [histogram] = parts.flatMap(histogramsOf);
  if (histogram === undefined) return value;
  const rate = (part: string): string => `sum(rate(${histogram}_${part}{$selector}[$window]))`;
  return `${rate('sum')} / (${rate('count')} > 0) + ${value}`;
}

/** The API queue together with the gauges of the engines. */
function rankQueueTemplate(of: RankQueueValue, [first = '', waiting = '']: readonly string[]): string {
  const apiQueue = TEMPLATES['queued-or-at-most'](`sum by (${RANK})`);
  if (of === 'waiting') return `${first} + ${apiQueue}`;
  const isQueue = `(sum by (model_name) (${waiting}) > 0 or max by (model_name) (${apiQueue}) >= 1)`;
  return (
    `(count by (model_name) (${first} + ${waiting} == 0) and on (model_name) ${isQueue})` +
    ` or on (model_name) 0 * count by (model_name) (${first})`
  );
}
