import { formatNumber } from '../../../lib/units';
import type { Says } from '../verdict';

/** The stored metrics, the view of the page, and the report as a whole. */
export const data = {
  titles: {
    prometheus: 'Connection to Prometheus',
    'prometheus-api': 'API of Prometheus',
    clock: 'Clocks',
    lmdeploy: 'LMDeploy itself',
    'scrape-job': 'Scrape job',
    targets: 'Targets',
    metrics: 'Stored metrics',
    'late-samples': 'Late samples',
    selection: 'Selection',
    range: 'Time range',
    ranks: 'Ranks',
    'same-server': 'Duplicate scrapes',
    balancer: 'Load balancer',
    'scrape-cost': 'Scrape cost',
    engine: 'Engine progress',
    gauges: 'Gauges',
    version: 'LMDeploy version',
    warnings: 'Warnings of Prometheus',
    traffic: 'Traffic',
  },
  states: { ok: 'OK', fault: 'Fault', note: 'Note', unknown: 'Not checked' },
  /** Why a check is unknown. */
  notChecked: (): Says => ({ seen: 'Not checked: an earlier check failed.' }),
  well: (ranks: number): string =>
    `No problem found: ${ranks} ${ranks === 1 ? 'rank reports' : 'ranks report'}, and requests arrive.`,
  heading: 'Doctor',
  reportHeading: 'LMDeploy dashboard: report of the doctor',
  todo: 'What to do',
  retention: (text: string): string => `It keeps samples for ${text}.`,
  copyReport: 'Copy the report',
  copied: 'Copied',
  copyFailed: 'Copying failed',
  copyCode: 'Copy',
  /** A title, and a text about it. */
  titled: (title: string, text: string) => `${title}: ${text}`,
  again: 'Check again',
  close: 'Close',
  running: 'Checking …',
  passed: (passed: number, unchecked: number): string =>
    `${passed} ${passed === 1 ? 'check' : 'checks'} passed${unchecked > 0 ? `, ${unchecked} not checked` : ''}`,
  asked: (url: string): string => `Checked: ${url}`,
  metrics: {
    ok: (ranks: number, ageS: number | null): Says => ({
      seen: `${ranks} ${ranks === 1 ? 'rank has' : 'ranks have'} new samples.${ageS === null ? '' : ` The oldest is ${ageS} s old.`}`,
    }),
    none: (names: string): Says => ({
      seen: `Prometheus scrapes ${names}, but stores no metric of LMDeploy.`,
      means:
        'The target is another program, such as the proxy of LMDeploy, or metric_relabel_configs drops the metrics.',
      todo: ['This must list lmdeploy: metrics:'],
    }),
    otherPrefix: (prefix: string): Says => ({
      seen: `The metrics of LMDeploy are stored under another name: they begin with ${prefix}.`,
      means: 'A collector between LMDeploy and Prometheus renames metrics.',
      todo: ['Set this in config.json (in a shell: --metric-prefix):'],
    }),
    ended: (when: string): Says => ({
      seen: `No rank reports now. The last sample is from ${when}.`,
      means: 'LMDeploy was scraped until then.',
      todo: ['Start LMDeploy, or see which target is gone:'],
    }),
    notYet: (ageS: number | null): Says => ({
      seen: `Prometheus ${ageS === null ? '' : `started ${ageS} s ago and `}has not scraped yet.`,
      means:
        'After a start it finds its targets within seconds, and scrapes each within one scrape interval.',
      todo: ['Wait for one scrape interval, then check again.'],
    }),
    never: (): Says => ({
      seen: 'No metric of LMDeploy was stored within 90 days.',
      means: 'This is another Prometheus than the one that scrapes LMDeploy, or it was not scraped yet.',
      todo: ['List what this Prometheus scrapes:'],
    }),
  },
  lateSamples: {
    ok: (lateS: number): Says => ({
      seen: `New samples arrive within ${lateS} s. Each refresh loads the last ${lateS} s again.`,
    }),
    unknown: (): Says => ({
      seen: 'Not known: the newest samples are old, and no new one arrived within a scrape interval.',
    }),
    found: (byS: number): Says => ({
      seen: `New samples arrive about ${byS} s late. Unless prometheus.lateSeconds is set, the page finds this by itself: charts and figures then end where all samples have arrived.`,
    }),
    late: (byS: number, lateS: number): Says => ({
      seen: `New samples arrive about ${byS} s late.`,
      means: `A refresh loads only the last ${lateS} s again (prometheus.lateSeconds). So the newest points are missing or too low until the page loads everything again, every 10 minutes. Remote write and Thanos Receive can deliver late.`,
      todo: [
        'Leave the key out, and the page finds the delay by itself. Or set this in config.json. Then reload the page:',
      ],
    }),
  },
  selection: {
    all: (): Says => ({ seen: 'All ranks are selected.' }),
    ok: (ranks: number): Says => ({
      seen: `The selection matches ${ranks} ${ranks === 1 ? 'rank' : 'ranks'} that report now.`,
    }),
    none: (selector: string, others: number): Says => ({
      seen: `No rank that reports now has these labels: ${selector}. Without them ${others} ${others === 1 ? 'reports' : 'report'}.`,
      means:
        'The link or the matchers of config.json select something that does not exist or no longer reports.',
      todo: ['Select other values. These exist:'],
    }),
    clear: 'Show all ranks',
    choose: (label: string, value: string): string => `${label} ${value}`,
  },
  range: {
    ok: (): Says => ({ seen: 'The time range includes data.' }),
    sparse: (when: string, intervalS: number, windowS: number): Says => ({
      seen: `About ${when} the samples are ${intervalS} s apart, too far for the rates of this page, whose window is ${windowS} s.`,
      means:
        'The scrape interval was longer then: the page follows the interval at the end of the range, and rates and quantiles have gaps where it was longer.',
      todo: ['Show the time before the change alone: its windows are longer then.'],
    }),
    after: (when: string): Says => ({
      seen: `The data of the selection end at ${when}, before this time range.`,
      means: 'The rank was stopped or is no longer scraped.',
    }),
    before: (when: string): Says => ({
      seen: `The data of the selection begin at ${when}, after this time range.`,
      means: 'Prometheus had no data before.',
    }),
    retention: (when: string, retention: string): Says => ({
      seen: `The data of the selection begin at ${when}, after this time range. Prometheus keeps samples for ${retention}.`,
      means: 'Older samples are deleted.',
      todo: ['Keep samples longer, with a flag of Prometheus:'],
    }),
    never: (): Says => ({ seen: 'The selection has no data within 90 days.' }),
    future: (when: string): Says => ({
      seen: `The time range begins at ${when}, in the future.`,
      means: 'There are no samples yet. The link may have a wrong date or another time zone.',
    }),
    show: 'Show the data',
    showLastHour: 'Show the last hour',
  },
  ranks: {
    ok: (count: number): Says => ({
      seen: `${count} ${count === 1 ? 'rank reports' : 'ranks report'}, none is missing.`,
    }),
    gone: (names: string, when: string): Says => ({
      seen: `${names} reported within the last hour and no longer does; the last sample is from ${when}.`,
      means: 'The rank is stopped, restarts, or was moved to another address.',
      todo: ['Test whether it responds:'],
    }),
    fewer: (count: number, expected: number): Says => ({
      seen: `${count} of ${expected} expected ranks report.`,
      means:
        'Some targets are missing in Prometheus, or expectedEngines in config.json is too high. With --dp N there are N ports to scrape.',
      todo: ['List the servers that the proxy of LMDeploy knows, and add those that are missing:'],
    }),
  },
  sameServer: {
    ok: (): Says => ({ seen: 'No server is scraped by two jobs.' }),
    twice: (instances: string, jobs: string): Says => ({
      seen: `${instances} is scraped by several jobs: ${jobs}.`,
      means: 'Sums count it more than once.',
      todo: ['Remove it from all but one of these jobs, or select one job on the page.'],
    }),
  },
  balancer: {
    ok: (): Says => ({ seen: 'No target keeps changing its process.' }),
    several: (names: string): Says => ({
      seen: `The process behind ${names} changed more than twice in 15 minutes.`,
      means:
        'A load balancer stands in front of several servers and each scrape reaches another one, or the server restarts again and again. Rates are wrong.',
      todo: ['Scrape each server by its own address. The proxy of LMDeploy lists them:'],
    }),
  },
  engine: {
    ok: (): Says => ({ seen: 'Every rank with requests produces tokens.' }),
    stalled: (names: string): Says => ({
      seen: `${names} has running requests and produced no token for 5 minutes.`,
      means: 'The engine is stalled.',
      todo: ['Check its health, look at its log and restart it:'],
    }),
  },
  gauges: {
    ok: (): Says => ({ seen: 'The gauges move where tokens are generated.' }),
    frozen: (names: string): Says => ({
      seen: `The gauges of ${names} have not changed for 5 minutes while tokens were generated.`,
      means:
        'The loop of LMDeploy that updates them has stopped. Queue and cache values are wrong until a restart; counters and latencies are right.',
      todo: ['Restart the server when convenient.'],
    }),
  },
  version: {
    ok: (version: string): Says => ({ seen: `The metrics are those of LMDeploy ${version}.` }),
    old: (version: string, lacks: string): Says => ({
      seen: `The metrics are those of LMDeploy ${version}.`,
      means: `It does not export ${lacks}. Panels that need them are hidden.`,
      todo: ['Update LMDeploy to see them. docs/metrics.md lists the versions.'],
    }),
    unknown: (): Says => ({ seen: 'This server does not list the names of metrics.' }),
  },
  warnings: {
    ok: (): Says => ({ seen: 'Prometheus returned no warnings.' }),
    some: (list: string): Says => ({
      seen: `Prometheus returned: ${list}`,
      means: 'Results may be incomplete, for example because a store of Thanos does not respond.',
    }),
  },
  traffic: {
    ok: (count: number): Says => ({
      seen: `About ${formatNumber(count, 0)} requests finished in the last 10 minutes.`,
    }),
    idle: (when: string): Says => ({
      seen: `Everything works; no request has finished since ${when}, so latencies have no values.`,
      todo: ['Send a request, and look again after two scrapes:'],
    }),
    never: (): Says => ({
      seen: 'Everything works; no request has finished within a day, so latencies have no values.',
      todo: ['Send a request, and look again after two scrapes:'],
    }),
  },
};
