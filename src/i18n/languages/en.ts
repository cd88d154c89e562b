import { count, type Held, type MissedObjective, type RanksDown, type RanksHeld } from '../sentence';

/** Ranks at the beginning of a sentence. The names of models and instances keep their case. */
const start = (ranks: string): string => ranks.replace(/^rank /, 'Rank ');

const requests = (n: number): string => (n === 1 ? '1 request' : `${count(n)} requests`);

/** The interface's own words that the first picture needs. The words of a panel are in the panel. */
export const words = {
  ageUnits: { d: 'd', h: 'h', min: 'min', s: 's' },
  /** Parts of one sentence. */
  clauses: (parts: readonly string[]) => parts.join(', '),
  sentences: (parts: readonly string[]) => parts.join(' '),
  titled: (title: string, text: string) => `${title}: ${text}`,

  // bar
  model: 'Model',
  rank: 'Rank',
  rankNumber: 'Rank no.',
  instance: 'Instance',
  job: 'Job',
  all: 'All',
  allOf: (count: number) => `All ${count}`,
  chosenOf: (chosen: number, count: number) => `${chosen} of ${count}`,
  search: 'Search',
  filters: 'Filters',
  loading: 'Loading…',
  menu: 'Menu',
  languageFailed: 'This language could not be loaded. Reload the page.',
  partFailed: 'This could not be loaded. Reload the page.',
  partsGone: 'Some parts of the page could not be loaded, maybe after an update. Reload the page.',

  // time range
  timeRange: 'Time range',
  rangeFault: {
    empty: 'The range has no length. Showing 5 minutes around it.',
    reversed: 'The range ends before it begins. Showing it with its ends swapped.',
    tooEarly: 'The range begins before 1970. Showing it from 1970.',
    tooLate: 'The range ends more than a year from now. Showing it up to that limit.',
    outside: 'The range is before 1970 or more than a year from now. Showing the default range.',
  },
  localTime: 'Local time',
  utc: 'UTC',
  earlier: 'Earlier by half the range',
  later: 'Later by half the range',
  zoomOut: 'Zoom out',
  rangeNow: 'now',
  rangeAgo: (from: string, to: string) => `${from} – ${to} ago`,
  lastSeconds: (n: number) => (n === 1 ? 'Last 1 second' : `Last ${n} seconds`),
  lastMinutes: (n: number) => (n === 1 ? 'Last 1 minute' : `Last ${n} minutes`),
  lastHours: (n: number) => (n === 1 ? 'Last 1 hour' : `Last ${n} hours`),
  lastDays: (n: number) => (n === 1 ? 'Last 1 day' : `Last ${n} days`),
  today: 'Today',
  yesterday: 'Yesterday',

  // refresh
  refresh: 'Refresh',
  refreshNow: 'Refresh now',
  refreshEvery: (interval: string) => `Refreshes every ${interval}`,
  refreshOff: 'Off',
  refreshInterval: 'Refresh interval',
  off: 'off',
  ago: (age: string) => `${age} ago`,
  samplesLate: (age: string, seconds: number) => `${age}, samples up to ${seconds} s late`,
  neverRefreshed: 'no data yet',
  slowedTo: (interval: string) => `slowed to ${interval}`,
  nextTryIn: (time: string) => `next try in ${time}`,
  tryingAgain: 'trying again…',
  quantileKnown: (bucket: string, isThin: boolean) =>
    `In the bucket ${bucket}${isThin ? '; too few observations for this quantile' : ''}`,
  compare: 'Compare',
  compareNone: 'no data in the compared period',
  compareWith: (earlier: string) => `with ${earlier} earlier`,

  // menu
  timezone: 'Time zone',
  links: 'Links',
  explain: 'Explain',
  explainTitle: 'Explain what changed in this range (E)',
  jump: 'Go to a panel',
  skipLinks: 'Skip links',
  skipToFindings: 'Skip to problems',
  skipToFigures: 'Skip to key figures',
  skipToPanels: 'Skip to panels',

  // panel
  panelMenu: (title: string) => `${title} menu`,
  backToAll: 'All panels',
  inspect: 'Inspect query',
  copyLink: 'Copy link',
  copied: 'Copied',
  copyFailed: 'The browser does not allow copying. Select the text and copy it yourself.',
  unknownPanel: (id: string) => `There is no panel “${id}”.`,
  panelAttribute: 'Set the attribute “panel” to the id of a panel.',
  log: 'log',
  rankName: (rank: string) => `rank ${rank}`,
  slo: (value: string) => `SLO ${value}`,
  legendName: 'name',
  legendLast: 'last',
  legendOld: (time: string) => `Value at ${time}; no sample at the end of the range`,
  legendMin: 'min',
  legendMean: 'mean',
  highestInStep: (step: string) => `highest within each ${step}`,
  endOfStep: (line: string) => `${line}: at its end`,
  legendOverall: 'overall',
  legendMax: 'max',
  legendHint: 'Click: show only this line. Ctrl-click: add or remove it.',
  empty: 'No data in this range',
  stale: (age: string) => `No new sample for ${age}. Is the target up?`,
  withoutRanks: (ranks: string, isMany: boolean) =>
    `Queue and prefill times exclude ${ranks}: ${isMany ? 'they report' : 'it reports'} impossible times, as decode nodes do (PD disaggregation).`,
  targets: 'Targets',
  notLoaded: 'Not loaded.',
  retry: 'Retry',
  failedDraw: 'This panel failed to render. Other panels are unaffected.',

  // failures of a request
  errorNetwork: 'Prometheus cannot be reached.',
  errorGateway: (status: number) => `The proxy in front of Prometheus responded with status ${status}.`,
  errorTimeout: (seconds: number) =>
    `No response from Prometheus within ${seconds} s. Choose a shorter range or fewer ranks.`,
  noResponse: (seconds: number) => `No response from Prometheus within ${seconds} s.`,
  errorUnauthorized: 'Prometheus requires a login. Reload the page to sign in.',
  errorMalformed: 'The response is not from Prometheus. Is there a proxy or a login page in between?',
  errorOddBody: {
    redirect: 'The server redirects the request to another site, such as a login page.',
    cut: 'The response of Prometheus is incomplete. A proxy or the network cut it off.',
    other: 'The response does not match the query. Check which server responds at the address of Prometheus.',
  },
  errorForbidden:
    'Access to Prometheus is denied (status 403). Ask whoever runs the proxy or Prometheus for access.',
  errorNotFound: 'There is no Prometheus API at this address (status 404). Check the address and its path.',
  errorTooMany: 'Too many queries (status 429): the server asks to wait. Choose a longer refresh interval.',
  errorNoTenant:
    'Mimir was asked without a tenant. Set TENANT (nginx), or the header X-Scope-OrgID in prometheus.headers (config.json).',
  errorLimit: {
    range: (limit: string, setting: string) =>
      `Mimir allows a query of at most ${limit}. Choose a shorter range, or raise the limit of the tenant: ${setting}.`,
    amount: (limit: string, setting: string) =>
      `The query needs more than Mimir allows (${limit}). Choose fewer ranks or a shorter range, or raise the limit of the tenant: ${setting}.`,
  },
  unreadableSeries: (count: number) =>
    `${count} series of the response could not be read and ${count === 1 ? 'is' : 'are'} missing here.`,
  coarseSamples:
    'For a part of this time the server has only samples of 5 minutes: levels are means, short peaks may be lower, and a restart may count twice.',
  partialResponse: 'Some storage nodes did not respond: a part of the data is missing here.',
  errorRejected: (status: number) => `Prometheus rejected the query (status ${status}).`,
  slowLoad: {
    queries: 'These queries are slow, but Prometheus responds. Choose a shorter range or fewer ranks.',
    server: 'Prometheus does not respond, even to the simplest query.',
  },
  warnings: 'Warnings',

  // health, page
  signedOut: 'You are not signed in, or your session has ended.',
  signIn: 'Sign in',
  outageSince: (since: string) => `Failing since ${since}.`,
  outageData: (at: string) => `The data on the page is from ${at}.`,
  dataOf: (at: string) => `as of ${at}`,
  healthy: 'Prometheus responds, all selected ranks report.',
  someStale: (up: number, of: number) => `${up} of ${of} ranks report.`,
  unreachable: 'Prometheus does not respond.',
  waiting: 'Waiting for the first response.',
  linkTo: (title: string) => `Link to ${title}`,

  // alerts
  alerts: 'Alerts',
  alertsOf: (count: number): string => (count === 1 ? 'alert' : 'alerts'),
  alertsFiring: (count: number, worst: string) =>
    count === 1 ? `1 alert firing, ${worst}` : `${count} alerts firing, highest severity: ${worst}`,
  severityCritical: 'critical',
  severityWarning: 'warning',
  severityInfo: 'information',

  // overview
  overview: 'Overview',
  overviewAllReport: 'all report',
  overviewMissing: (count: number) => `${count} missing`,
  overviewNoRequests: 'no requests',
  overviewLast: (age: string) => `last ${age}`,
  overviewOver: (reference: string, age: string) => `${reference}, ${age}`,
  overviewNoneYet: 'none yet',
  findingsFailed: (reason: string) => `The findings could not be loaded. ${reason}`,
  findingsSomeFailed: (reason: string) => `Some findings could not be loaded. ${reason}`,
  causesFailed: (reason: string) => `The page could not look for causes. ${reason}`,
  overviewFailed: (reason: string) => `The figures of this row could not be loaded. ${reason}`,
  apiQueueFailed: (reason: string) => `The API queue could not be loaded. ${reason}`,
  apiQueuePending: 'The API queue is still loading.',
  lookBackTooLong: (limit: string, setting: string) =>
    `It looks back further than the range, and Mimir allows a query of at most ${limit}. Raise the limit of the tenant: ${setting}.`,
  overviewSomeFailed: (reason: string) => `Some figures of this row could not be loaded. ${reason}`,
  overviewPartFailed: (reason: string) => `Figures of the last hour could not be loaded. ${reason}`,
  overviewNoData: 'no data',
  overviewFailedHere: 'not loaded',
  overviewGoal: (goal: string) => `SLO ${goal}`,
  overviewUpTo: (goal: string) => `Normal: up to ${goal}`,
  overviewAtLeast: (goal: string) => `Normal: ${goal} or more`,
  overviewAll: (count: string) => `Normal: ${count} of ${count}`,
  overviewBefore: (figure: string) => `Compared with ${figure}`,
  overviewAt: (moment: string) => `At the end of the range, ${moment}`,
  overviewLate: (time: string, seconds: number) => `As of ${time}: samples arrive up to ${seconds} s late`,
  overviewAtEnd: 'At the end of the range.',
  overviewGood: 'OK',
  overviewWarn: 'Warning',
  overviewBad: 'Critical',

  // lists of names
  names: (shown: readonly string[], total: number) => {
    const last = total > shown.length ? `${total - shown.length} more` : (shown.at(-1) ?? '');
    const others = total > shown.length ? shown : shown.slice(0, -1);
    return others.length > 0 ? `${others.join(', ')} and ${last}` : last;
  },
  chartMedian: 'median',
  chartOf: (title: string) =>
    `Chart of ${title}. Arrow keys move the crosshair. With Shift they mark a period; Enter zooms in on it.`,
};

/** The words of parts that load on demand. It is a chunk of its own: see load-language.ts. */
export const moreWords = {
  // comparison, panel
  compareOff: 'Off',
  viewLarge: 'Show only this panel',

  // menu of the page
  markers: 'Events on the charts',
  language: 'Language',
  theme: 'Theme',
  light: 'Light',
  dark: 'Dark',
  system: 'System',
  keys: 'Keyboard shortcuts',
  kiosk: 'Kiosk, until you go back',
  doctor: 'Doctor (why is there no data?)',
  // pickers and dialogs
  nothingFound: 'Nothing found',
  noValues: 'No values in this time range',
  valueGone: 'not in this range',
  showAll: 'Show all',
  showOnly: (name: string) => `Only ${name}`,
  only: 'only',
  close: 'Close',

  // layout and search of panels
  compareOther: 'Another period…',
  compareField: 'How much earlier, such as 90m, 12h or 2w',
  jumpPlaceholder: 'Name, metric or meaning',
  jumpFound: (count: number) => (count === 1 ? '1 panel found' : `${count} panels found`),
  jumpHidden: 'hidden',
  jumpPinned: 'pinned',
  jumpSection: 'section',
  pin: 'Pin to the top',
  unpin: 'Unpin',
  hidePanel: 'Hide this panel',
  panelHidden: (title: string) => `${title} is hidden.`,
  undo: 'Undo',
  moveEarlier: 'Move earlier',
  moveLater: 'Move later',
  layoutReset: 'Reset the layout',
  layoutChanged: (hidden: number) =>
    hidden === 0
      ? 'This page has a layout of its own.'
      : `This page has a layout of its own, with ${hidden === 1 ? '1 hidden panel' : `${hidden} hidden panels`}.`,
  layoutShow: 'Show all panels',
  layoutUnknown: (name: string, ids: string) => `\`${name}\`: this page has no \`${ids}\`.`,

  // time range
  quickRanges: 'Quick ranges',
  recentRanges: 'Recently used',
  copyRange: 'Copy the range',
  from: 'From',
  to: 'To',
  apply: 'Apply',
  badMoment: 'Not a time. Try now-6h, now-1d/d, 13:30, 2026-08-27 13:30 or a Unix time in ms.',
  badOrder: 'From must be before To.',
  badLimits: 'Only times from 1970 up to a year from now.',
  pickDate: (field: string) => `${field}: choose in a calendar`,
  zoneAt: (zone: string, offset: string) => `${zone}, ${offset}`,

  // charts
  chartBucket: 'bucket',
  chartFew: (count: number) =>
    `Only about ${count} observations in the window: too few for the dimmed lines.`,

  // keyboard help
  keysExplain: 'Explain what changed in this range',
  tooltipByValue: 'Sort by value',
  tooltipByLegend: 'Order of the legend',
  showTable: 'Show as table',
  showChart: 'Show as chart',
  tableOf: (title: string) => `${title}: table of values`,
  tableTime: 'Time',
  earlierOf: (name: string) => `${name} (earlier)`,
  summaryEmpty: (from: string, to: string) => `From ${from} to ${to}: no values.`,
  summaryRange: (from: string, to: string, lines: number) =>
    `From ${from} to ${to}, ${lines === 1 ? '1 line' : `${lines} lines`}.`,
  summaryHidden: (lines: number) => (lines === 1 ? '1 line is hidden.' : `${lines} lines are hidden.`),
  summaryMore: (lines: number) =>
    lines === 1 ? '1 more line is not described.' : `${lines} more lines are not described.`,
  summaryLine: (name: string, facts: readonly string[]) => `${name}: ${facts.join(', ')}.`,
  /** @param at null at the end of the range */
  summaryLast: (value: string, at: string | null) => `last ${value}${at === null ? '' : ` at ${at}`}`,
  summaryAlways: (value: string) => `always ${value}`,
  summaryLowest: (value: string, at: string) => `lowest ${value} at ${at}`,
  summaryHighest: (value: string, at: string) => `highest ${value} at ${at}`,
  summaryTrend: { rising: 'rising', falling: 'falling', steady: 'steady' },
  /** @param share null for never */
  summaryAbove: (objective: string, share: string | null) =>
    share === null
      ? `never above the objective of ${objective}`
      : `above the objective of ${objective} in ${share} of the range`,
  summaryGaps: (share: string) => `no value in ${share} of the range`,
  summaryEnds: (highest: string, most: string, lowest: string, least: string) =>
    `At the end ${highest} is highest with ${most}, and ${lowest} is lowest with ${least}.`,
  summaryCells: (from: string, to: string, bucket: string, share: string) =>
    `Distribution over buckets from ${from} to ${to}; the fullest bucket is ${bucket} with ${share}.`,
  moreLines: (count: number) => `${count} more`,
  selected: (name: string, values: string) => `${name}: ${values}`,
  cancel: 'Cancel',
  printPreparing: (count: number, of: number) => `Preparing to print: ${count} of ${of} panels`,
  printedAt: (time: string) => `Printed ${time}`,
  printNotLoaded: 'Not loaded',
  print: 'Print…',
  downloadPng: 'Download PNG',
  downloadSvg: 'Download SVG',
  copyPng: 'Copy as image',
  downloadCsv: 'Download CSV',
  copyTable: 'Copy as table (Markdown)',
  nothingToDownload: 'No data yet.',
  copyImageFailed: 'The browser does not allow copying images here. Download the PNG.',
  logarithmic: 'Logarithmic axis',
  spokenBack: 'Prometheus responds again. The page shows new data.',
  wholeHelp: 'Full description',
  imageFooter: (time: string) => `LMDeploy dashboard, ${time}`,

  // states of a panel
  idle: 'No requests in this window',
  idleShort: 'No requests',
  emptyShort: 'No data',
  idleRanks: (up: number, of: number) => (of === 1 ? 'The rank reports.' : `${up} of ${of} ranks report.`),
  idleLast: (when: string) => `The last request finished at ${when}.`,
  idleNever: 'No request finished in the 24 h before that.',
  emptyBegins: (when: string) => `Data for this selection begins on ${when}.`,
  emptyEnds: (when: string) => `The last data for this selection is from ${when}.`,
  emptyOtherPrefix: (prefix: string) =>
    `A collector has renamed the metrics of LMDeploy: they begin with ${prefix}. Set this in config.json:`,
  emptyNever: 'Prometheus has no LMDeploy data for this selection. Is the server scraped?',
  emptyShow: 'Show from that time',
  emptyShowLast: 'Show that time',
  blankYoung: 'Too few samples yet',
  blankYoungHint: (window: string) => `A rate needs ${window} of samples.`,
  blankTwoRanks: 'Needs two ranks',
  blankTwoRanksHint: 'Only ranks of the same model are compared.',
  blankSpecOff: 'Speculative decoding is off',
  blankSpecOffHint: 'Requests in this window had no draft tokens.',
  blankNotRecorded: 'Not recorded',
  blankNotRecordedHint: 'Prometheus has no such metric for this selection.',
  blankNoneFinished: 'No finished request in this window',
  blankNoneFinishedHint: 'Requests are running, but they count only when they finish.',
  blankImpossible: 'No valid times',
  blankImpossibleHint:
    'Every rank with requests reports impossible times, as decode nodes do (PD disaggregation).',
  blankNotNumbers: 'Samples are not numbers',
  blankNotNumbersHint: 'Every sample in this range is NaN or infinite. If this persists, restart the server.',
  blankNoNumber: 'No value in this window',
  blankNoNumberHint: 'Requests finished, but none that this panel counts.',
  figuresUpTo: (time: string) => `Up to ${time}; recomputed every 30 min.`,
  missing: 'LMDeploy does not export this metric',
  missingSince: (version: string) => `Available since ${version}.`,

  // inspector
  inspector: (title: string) => `${title} query`,
  copy: 'Copy',
  openInPrometheus: 'Open in Prometheus',
  queriedRange: 'Time range',
  stepAndWindow: (step: string, window: string) => `step ${step}, rate window ${window}`,
  andLatest: (time: string) => `and one more point at ${time}`,
  requestTime: 'Request time',
  requestTimes: (slowest: string, count: number) => `${slowest}, the slowest of ${count}`,
  response: 'Response',
  responseSize: (series: string, points: string) => `${series} series, ${points} points`,
  noWarnings: 'none',

  // notices on top
  configBad: 'config.json has errors. The page uses the defaults for:',
  configWaits: 'Waiting for config.json',
  configFailure: {
    late: 'config.json did not arrive within 10 seconds.',
    unreachable: 'The server of this page does not respond.',
    html: 'In place of config.json the server sent a web page, probably a login page. Sign in, then try again.',
    'not-json': 'config.json is not valid JSON with an object. Whoever runs this page has to correct it.',
    status: (status: number) =>
      status === 401 || status === 403
        ? `The server refused config.json (status ${status}). Sign in, then try again.`
        : `The server could not deliver config.json (status ${status}).`,
  },
  configWhy:
    'config.json can restrict what the page may show, so the page queries nothing before it has read the file. It retries by itself.',
  /** After the key. */
  configUnknownKey: ': unknown key',
  /** Between the key and its value. */
  configWrongValue: (expected: string) => `: expected ${expected}, got `,
  configMore: (n: number) => `and ${n} more`,
  dismiss: 'Dismiss',

  // model table
  modelTable: (title: string) => `${title}: one row for each model`,
  modelLine: 'tokens/s',
  modelStates: {
    down: 'down',
    'partly-down': 'partly down',
    degraded: 'degraded',
    unknown: 'no data',
    serving: 'serving',
    idle: 'idle',
  },
  modelRanksDown: (n: number, of: number) =>
    `${n} of ${of} ${of === 1 ? 'rank' : 'ranks'} not scraped by Prometheus.`,
  modelRanksStalled: (n: number, of: number) =>
    `${n} of ${of} ${of === 1 ? 'rank has' : 'ranks have'} requests in the batch and generated no token for two minutes.`,
  modelMissed: (goal: string, share: string, objective: string) =>
    `Only ${share} within the ${goal} objective; ${objective} should be.`,
  modelUnknown: 'No rank of this model has reported.',
  modelServing: 'All ranks report, and requests are served within the objectives.',
  modelIdle: 'All ranks report, and there are no requests. A model that sleeps looks the same.',
  modelCount: (n: number) => `${n} ${n === 1 ? 'model' : 'models'}`,
  searchModels: 'Search models',
  filterModel: (name: string) => `Show only ${name} on the whole page`,
  unfilterModel: 'Show all models again',
  sortModelsHint: 'Click to sort; the third click puts the worst first again',
  // status board
  statusBoard: 'Status board',
  tokensView: 'Tokens',
  statusLeave: 'All panels',
  capacity: 'Capacity',
  boardServed: 'served',
  boardServedHint: 'Share of the time in which a rank served, of the time for which the state is known',
  boardIncidents: 'Incidents',
  boardNone: (step: string) => `No rank has samples at the moments of this view, one every ${step}.`,
  boardQuiet: 'No incident in this range.',
  boardNow: 'now',
  boardShow: 'Show this time on the page of panels',
  boardOutage: (model: string, state: string, reason: string) => `${model} ${state}: ${reason}`,
  // rank table
  rankTable: (title: string) => `${title}: one row for each rank`,
  rankState: 'State',
  rankUp: 'up',
  rankDown: 'down',
  rankSilent: 'no data',
  rankMissing: 'missing',
  rankDownHint: 'Prometheus cannot scrape it.',
  rankSilentHint: 'It reported in this range, but not at its end.',
  rankMissingHint: 'config.json expects this rank, but it has not reported in this range.',
  ranksUp: (up: number, of: number) => `${up} of ${of} ${of === 1 ? 'rank' : 'ranks'} up`,
  ranksDown: (n: number) => `${n} down`,
  ranksSilent: (n: number) => `${n} without data`,
  ranksMissing: (n: number) => `${n} missing`,
  ranksFound: (found: number, of: number) => `${found} of ${of} shown`,
  searchRanks: 'Search ranks',
  filterRank: (name: string) => `Show only ${name} on the whole page`,
  unfilterRank: 'Show all ranks again',
  sortHint: 'Click to sort; the third click sorts by rank again',
  straggler: (factor: string, median: string) =>
    `${factor}× the median of the ranks of this model (${median})`,

  // SLO
  sloSet: (title: string) => `${title}: threshold (SLO)`,
  sloSeconds: 'Seconds, for the whole page',
  sloReset: (value: string) => `Back to ${value} of config.json`,
  sloCurve: (title: string) => `${title}. Each handle moves a threshold.`,
  sloThreshold: (name: string) => `${name} threshold`,
  sloValue: (name: string, threshold: string, share: string) => `${name} within ${threshold}: ${share}`,
  sloWithin: (threshold: string) => `within ${threshold}`,
  sloAtLeast: (share: string) => `at least ${share}`,
  sloAtBound: 'at a bucket boundary, so not interpolated',
  sloInBucket: (lower: string, upper: string) => `interpolated in the bucket ${lower}–${upper}`,
  sloBeyond: (bound: string) => `the last bucket ends at ${bound}`,
  sloUntil: (time: string) => `Counted until ${time}.`,
  sloRequests: (n: string) => `about ${n} requests`,
  sloOutputs: (n: string) => `about ${n} outputs`,
  sloBefore: (share: string) => `compared range: ${share}`,
  sloNone: 'nothing measured in this range',
  sloKept: (objective: string) => `meets the objective of ${objective}`,
  sloMissed: (objective: string) => `below the objective of ${objective}`,
  sloNeeds: (objective: string, threshold: string) => `${objective} needs ${threshold}`,
  sloNeedsMore: (objective: string, bound: string) => `${objective} needs more than ${bound}`,
  sloObjective: (objective: string) => `objective ${objective}`,
  sloScale: 'Scale of the shares',
  sloScaleNines: 'nines',
  sloScaleLinear: '0–100%',

  // charts
  chartReach: 'lowest–highest',
  chartTotal: 'total',
  chartEarlier: 'earlier',
  chartEvents: (list: string) => `Events: ${list}`,
  chartMoreEvents: (count: number) => (count === 1 ? '1 more event' : `${count} more events`),

  // alerts
  alertsOn: 'Firing',
  alertSince: (when: string, age: string) => `condition met since ${when}, for ${age}`,
  alertValue: 'value',
  alertShow: (title: string) => `Show “${title}”`,
  alertsNone: 'No alert is firing.',
  alertsRules: (count: number) =>
    count === 1 ? '1 rule watches LMDeploy.' : `${count} rules watch LMDeploy.`,
  alertsAsOf: (when: string) => `As of ${when}.`,
  alertsBroken: (names: string) => `Prometheus cannot evaluate these rules, so they cannot fire: ${names}.`,
  alertsUnsupported: (status: number) => `This server does not expose the rules API (status ${status}).`,
  alertsFailed: 'The alerts could not be read.',

  // findings
  findings: 'Findings',
  // elements in other pages
  serviceState: { serving: 'Serving', degraded: 'Degraded', down: 'Down', unknown: 'Unknown' },

  findingsNone: 'No findings.',
  causesLooking: 'Looking for causes…',
  findingsMore: (count: number) => `and ${count} more`,
  /** A name at the beginning of a sentence. */
  sentenceStart: start,
  findingWhy: (effects: number) =>
    effects === 0 ? 'Details' : effects === 1 ? 'Details and 1 effect' : `Details and ${effects} effects`,
  findingWhyOf: (finding: string) => `Details: ${finding}`,
  findingEffects: 'Effects',
  findingZoom: 'Show this period',
  findingsZone: (zone: string) => `Times are in ${zone}.`,
  findingHide: 'Hide',
  findingHideOf: (finding: string) => `Hide: ${finding}`,
  findingHideHint: 'Hides it in this browser until it changes',
  findingsAway: (count: number) => (count === 1 ? '1 hidden finding' : `${count} hidden findings`),
  findingGone: 'This range does not have the finding of this link.',
  copyFixedLink: 'Copy link with fixed times',
  embed: 'Embed',
  noteHide: 'Hide this note',
  notesHidden: (count: number) => (count === 1 ? '1 hidden note' : `${count} hidden notes`),
  notesShow: 'Show',
  findingsFewer: 'Show fewer',
  findingBad: 'Critical',
  findingWarn: 'Warning',
  findingInfo: 'Note',
  awayView: 'View changed',
  awayRange: (from: string, to: string) => `Stopped at ${from}–${to}`,
  awayBack: 'Back',
  awayLive: 'Back to live',
  // notices about the URL and the clock; what a person would type into the link is between backticks
  linkFaults: 'The URL has invalid values:',
  linkExpected: {
    moment: '`now-6h`, `now-1d/d`, `2026-11-26T10:00` or a Unix time in s or ms',
    timezone: '`local`, `utc` or a zone such as `Asia/Shanghai`',
    refresh: '`off` or a duration from `1s` to `1w`, such as `10s`',
    compare: 'a duration from `1m` to `10y`, such as `1d`',
    switch: '`1` or `0`',
    aboveZero: 'a number above 0 and up to 1,000,000',
    ids: 'ids of the page with commas between them',
    text: 'text',
  },
  linkOneOf: (values: readonly string[]) => `one of ${values.map((value) => `\`${value}\``).join(', ')}`,
  /** After the parameter and its value. */
  linkFault: (expected: string, used: string | null) =>
    `: expected ${expected}. Using ${used === null ? 'the default' : `\`${used}\``}.`,
  clockApart: (apart: string, isBehind: boolean) =>
    `The clock of this browser is ${apart} ${isBehind ? 'behind' : 'ahead of'} the clock of the server. The page uses the time of the server.`,

  // sentences of findings and markers
  whenWhole: 'for all of this range',
  whenWholeHour: 'for an hour or longer',
  whenAbout: (at: string) => `about ${at}`,
  /** The end of a time whose beginning is about. */
  whenAboutEnd: (at: string) => `about ${at}`,
  whenUntil: (to: string) => `until ${to}`,
  whenSince: (from: string) => `since ${from}`,
  whenSinceAtLeast: (from: string) => `since ${from} or earlier`,
  whenAt: (at: string) => `at ${at}`,
  whenBetween: (from: string, to: string) => `from ${from} to ${to}`,
  whenSinceRestart: (at: string) => `since its restart at ${at}`,
  whenAfterRestart: (at: string, to: string) => `after its restart at ${at} until ${to}`,
  findingStalled: ({ ranks, isMany, isNow, when }: RanksHeld, inBatch: number) =>
    `${start(ranks)} ${isMany ? (isNow ? 'are' : 'were') : isNow ? 'is' : 'was'} stalled ${when}: ${requests(inBatch)} in the batch, no token generated.`,
  findingRanksDown: ({ ranks, isMany, isSure, when }: RanksDown, up: number, of: number) => {
    const state = isSure
      ? isMany
        ? 'are down'
        : 'is down'
      : isMany
        ? 'no longer report'
        : 'no longer reports';
    return `${start(ranks)} ${state}${when === null ? '' : ` ${when}`}: ${up === 0 ? 'no rank reports' : `${up} of ${of} ranks report`}.`;
  },
  findingRanksMissing: (up: number, of: number) =>
    up === 0 ? 'No rank reports.' : `${up} of ${of} ranks report.`,
  findingAway: (rank: string, when: string) => `${start(rank)} did not report ${when}.`,
  findingFailures: ({ when, isNow }: Held, share: string) =>
    `${share} of requests ${isNow ? 'fail' : 'failed'} ${when}, including cancelled ones.`,
  /** @param wait how long each waits, about; null while no request finishes */
  findingApiQueue: ({ when, isNow, isSampled }: Held, waiting: number, wait: string | null) => {
    const verb = isNow ? (waiting === 1 ? 'waits' : 'wait') : 'waited';
    const rest =
      wait === null
        ? `, and none ${isNow ? 'is' : 'was'} admitted`
        : `, ${isNow || isSampled ? '' : 'up to '}about ${wait} each${isSampled ? ' or longer' : ''}. No latency metric includes this wait`;
    const who = isSampled
      ? `${requests(waiting)} or more waited at one time`
      : `${isNow ? '' : 'Up to '}${requests(waiting)} ${verb}`;
    return `${who} in the API server ${when}${rest}.`;
  },
  /** @param wait null when it has no upper bound */
  findingApiQueueAtMost: ({ when, isNow }: Held, waiting: number, wait: string | null) => {
    const verb = isNow ? (waiting === 1 ? 'waits' : 'wait') : 'waited';
    const each = wait === null ? '' : `, at most ${wait} each`;
    return `Up to ${requests(waiting)} ${verb} in the API server ${when}${each}; some of their clients may have disconnected.`;
  },
  findingObjective: ({ name, span, share, limit, objective, budget, held }: MissedObjective) =>
    `${name} below objective: ${share} within ${limit} in ${span === 'hour' ? 'the last hour' : 'this range'}, objective ${objective}, burn rate ${budget}×${held ? `; ${held.isNow ? 'missed' : 'mostly missed'} ${held.when}` : ''}.`,
  findingKvFull: ({ ranks, isMany, isNow, when }: RanksHeld, share: string) =>
    `The KV cache of ${ranks} ${isNow ? 'is' : 'was'} full (${isMany ? 'up to ' : ''}${share}) while requests ${isNow ? 'wait' : 'waited'}, ${when}.`,
  findingIdleRank: ({ ranks, isMany, isNow, when }: RanksHeld, waiting: number) =>
    `${start(ranks)} ${isNow ? (isMany ? 'have' : 'has') : 'had'} no requests ${when} while ${count(waiting)} requests ${isNow ? 'wait' : 'waited'} at other ranks.`,
  findingFrozen: ({ ranks, isNow, when }: RanksHeld) =>
    `The gauges of ${ranks} ${isNow ? 'are' : 'were'} stuck ${when} while requests ${isNow ? 'finish' : 'finished'}: queue and KV cache values are wrong until a restart.`,
  findingTwoProcesses: (instance: string, { when, isNow }: Held) =>
    `${instance} ${isNow ? 'responds' : 'responded'} as two processes in turn ${when}, as behind a load balancer: its rates, and sums that include it, are wrong. Scrape each process at its own address.`,
  findingReplicas: (label: string, shown: string, others: string) =>
    `Each sample is stored more than once, with another value of the label ${label}. The page counts ${shown} and leaves out ${others}: name ${label} as the replica label of the server (Thanos Query: --query.replica-label).`,
  findingMissingData: (said: string) =>
    `A part of the data is missing: figures and lines may be too low, latencies also too high, and ranks may seem to be gone. The server says: ${said}`,
  findingSameServer: (jobs: string, times: number, servers: number, { when, isNow }: Held) => {
    const what = servers === 1 ? 'The same server' : `Each of ${count(servers)} servers`;
    return `${what} ${isNow ? 'is' : 'was'} scraped by jobs ${jobs}${isNow ? '' : ` ${when}`}: sums count ${servers === 1 ? 'it' : 'each'} ${times === 2 ? 'twice' : `${count(times)} times`}.`;
  },
  findingNonsense: ({ ranks, isNow, when }: RanksHeld) =>
    `Queue and prefill times of ${ranks} ${isNow ? 'are' : 'were'} impossible ${when}: LMDeploy did not record when it scheduled the requests. Sums exclude them.`,
  findingHitRate: (before: string, now: string, isLive: boolean) =>
    `The prefix cache hit rate ${isLive ? 'has fallen' : 'fell'} from ${before} to ${now} within an hour: prompts changed or went to other ranks.`,
  findingLostRequests: (share: string) =>
    `${share} of the requests that succeeded in the last 15 minutes are missing from the latency metrics: LMDeploy did not record their end.`,
  findingLeak: (leaked: number, where: string) =>
    `At least ${count(leaked)} of the waiting requests in the API server of ${where} are stale: their clients disconnected. LMDeploy counts them until it restarts; the API queue here leaves them out.`,
  findingLeakRanks: (ranks: number) => `${ranks} ranks`,
  findingStraggler: (rank: string, { when, isNow }: Held, itl: string, times: string) =>
    `${start(rank)} ${isNow ? 'is' : 'was'} slow ${when}: ITL ${itl}, ${times}× the median of the other ranks.`,
  findingRestartLoop: (rank: string, span: 'hour' | 'range', times: number, at: string) =>
    `${start(rank)} has restarted ${times} times in ${span === 'hour' ? 'the last hour' : 'this range'}, last at ${at}: check its log.`,
  findingRestarts: (ranks: string, isMany: boolean, at: string) =>
    `${start(ranks)} restarted${isMany ? ', last' : ''} at ${at}.`,
  markerRestart: (ranks: string) => `${start(ranks)} restarted`,
  markerAdded: (ranks: string) => `${start(ranks)} added`,
  markerGone: (ranks: string) => `${start(ranks)} gone`,
  markerGap: 'No rank reports',
};

/** A {@link Language}, whose words are the type of all words. */
export const language = { code: 'en', htmlTag: 'en', words, texts: new Map() };
