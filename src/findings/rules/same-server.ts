import { listOf } from '../../i18n/sentence';
import type { Column } from '../../lib/column';
import type { Finding, FindingId } from '../finding';
import type { Rule, Scene } from '../scene';
import { newestSpan, type IndexSpan } from '../spans';
import { THRESHOLDS } from '../thresholds';
import { whenOf } from '../when';

/**
 * Servers that several jobs scrape, one finding for each set of jobs. Two ranks of one model and engine number are the same
 * server when they started at the same time and their counters are equal. The counters must also have changed, unless the
 * address is the same: two idle servers may have started together.
 */
export const sameServers: Rule = (scene) =>
  [...byJobs(serversOf(scene))].map(([key, { jobs, servers }]): Finding => {
    const spans = servers.flatMap((server) => server.spans);
    const from = Math.min(...spans.map((span) => span.from));
    const to = Math.max(...spans.map((span) => span.to));
    const id: FindingId = `same-server ${key}`;
    const when = whenOf(scene, id, { from, to });
    const { words } = scene.language;
    return {
      id,
      isNow: when.isNow,
      weight: when.isNow ? 92 : 46,
      state: 'warn',
      panel: 'rank-table',
      atS: when.fromS,
      endS: when.endS,
      text: words.findingSameServer(listOf(jobs, words.names), jobs.length, servers.length, when),
    };
  });

/** Ranks that are one server. */
interface Server {
  readonly ranks: Column[];
  /** When its ranks were equal. */
  readonly spans: IndexSpan[];
}

const jobOf = ({ labels }: Column): string => labels['job'] ?? '';

/** The servers of the ranks; one with a single rank has no span. */
function serversOf(scene: Scene): Server[] {
  const servers: Server[] = [];
  for (const rank of scene.columns.sameStart) {
    const spanWith = (other: Column): IndexSpan | null => equalSpan(scene, rank, other);
    const server = servers.find(({ ranks }) => ranks.some(spanWith));
    if (!server) servers.push({ ranks: [rank], spans: [] });
    else {
      server.spans.push(...server.ranks.flatMap((other) => spanWith(other) ?? []));
      server.ranks.push(rank);
    }
  }
  return servers.filter(({ spans }) => spans.length > 0);
}

function byJobs(servers: readonly Server[]): Map<string, { jobs: string[]; servers: Server[] }> {
  const groups = new Map<string, { jobs: string[]; servers: Server[] }>();
  for (const server of servers) {
    const jobs = [...new Set(server.ranks.map(jobOf))].sort();
    const key = JSON.stringify(jobs);
    const group = groups.get(key);
    if (group) group.servers.push(server);
    else groups.set(key, { jobs, servers: [server] });
  }
  return groups;
}

/** The newest span in which two ranks of different jobs are the same server, or null. */
function equalSpan({ grid, scrapeIntervalS }: Scene, a: Column, b: Column): IndexSpan | null {
  const isSame = (label: 'job' | 'model_name' | 'engine' | 'instance'): boolean =>
    a.labels[label] === b.labels[label];
  if (isSame('job') || !isSame('model_name') || !isSame('engine')) return null;
  const slack = Math.ceil(scrapeIntervalS / grid.stepS);
  const span = newestSpan(grid, scrapeIntervalS, (i) => isNear(a, b, i, slack), THRESHOLDS.sameServerS);
  const hasChanged = span !== null && a.values[span.from] !== a.values[span.to];
  return isSame('instance') || hasChanged ? span : null;
}

/** True when the value lies among those of the other rank around this point: the jobs scrape at different moments. */
function isNear(a: Column, b: Column, index: number, slack: number): boolean {
  const value = a.values[index] ?? null;
  const others = b.values.slice(Math.max(0, index - slack), index + slack + 1).filter((v) => v !== null);
  return value !== null && value >= Math.min(...others) && value <= Math.max(...others);
}
