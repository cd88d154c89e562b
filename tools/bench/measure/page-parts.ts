import { DEFAULT_CONFIG } from '../../../src/lib/config';
import { NO_PLACES } from '../../../src/lib/place-labels';
import { planPresent, PRESENT_SPAN_S } from '../../../src/session/present-grid';
import type { Case } from '../cases';
import { NOW_MS } from '../moment';
import type { ApiRequest } from '../pages/traffic';

/** A part of the queries of a page. A query can be in several parts. */
interface PagePart {
  readonly name: string;
  readonly has: (request: ApiRequest) => boolean;
}

/** The names of the parts, in the order of their rows. */
export const PART_NAMES = ['figures of now', 'latest point', 'API queue', 'causes'] as const;

/** How a page asks for now, for the latest point of a long step, and for the estimate of the API queue. */
export function pageParts({ scrapeIntervalS }: Pick<Case, 'scrapeIntervalS'>): readonly PagePart[] {
  const { stepS } = planPresent(NOW_MS, { scrapeIntervalS, places: NO_PLACES }, '', DEFAULT_CONFIG.slo).grid;
  const [now, latest, apiWait, causes] = PART_NAMES;
  return [
    {
      name: now,
      has: (request) =>
        !isOfCauses(request) &&
        numberOf(request, 'step') === stepS &&
        0 < spanS(request) &&
        spanS(request) <= 2 * PRESENT_SPAN_S,
    },
    { name: latest, has: (request) => numberOf(request, 'step') > stepS && spanS(request) === 0 },
    {
      name: apiWait,
      has: (request) =>
        !isOfCauses(request) &&
        ['num_api_requests_routed', 'process_open_fds', 'process_start_time_seconds'].every((metric) =>
          request.params.get('query')?.includes(metric),
        ),
    },
    { name: causes, has: isOfCauses },
  ];
}

/** The query for the raw samples of all ranks, by the names of their series. */
const isOfCauses = ({ params }: ApiRequest): boolean =>
  params.get('query')?.includes('iter_token_latency_bucket|') ?? false;

const numberOf = ({ params }: ApiRequest, name: string): number => Number(params.get(name) ?? NaN);

/** From the first to the last point of a range query; NaN for another request. */
const spanS = (request: ApiRequest): number => numberOf(request, 'end') - numberOf(request, 'start');
