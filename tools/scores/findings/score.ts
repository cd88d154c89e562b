import { causeKey, type Cause } from '../../../src/findings/causes/cause';
import { incidentGroups, type IncidentGroup } from '../../../src/findings/causes/incident-groups';
import type { CauseReport } from '../../../src/session/cause-looks';
import type { IncidentCase } from './incident-case';
import { isPartRight, isRight } from './judge';
import { firstCause, firstWarning, pageOf, type PageOfCase } from './page-reports';

/** Minutes into the incident at which a page is opened. */
export const MOMENTS_MIN = [2, 5, 10] as const;

/** What stood first on a page. */
export interface Named {
  readonly said: string;
  readonly isRight: boolean;
}

/** What the page showed of an incident. */
export interface CaseScore {
  readonly truth: IncidentCase;
  /** At each of {@link MOMENTS_MIN}. */
  readonly first: readonly (Named & {
    /** Whether the largest part of the excess is right, of a right cause; null where no part is named or known. */
    readonly isPartRight: boolean | null;
  })[];
  /** The same of a range that ended ten minutes after the incident. */
  readonly was: Named;
  /** What a page says of now ten minutes after. */
  readonly after: string;
}

/** What the page showed of a quiet time. */
export interface QuietScore {
  readonly truth: IncidentCase;
  readonly hours: number;
  readonly warnings: readonly string[];
  readonly notes: number;
}

const textOf = (cause: Cause | null): string =>
  cause === null
    ? 'nothing'
    : `${cause.kind} ${cause.rank === null ? 'all' : (cause.rank.labels['instance'] ?? '')}`;

/** Opens a page some minutes into an incident. */
export async function nameAfter(
  page: PageOfCase,
  truth: IncidentCase,
  minutes: number,
): Promise<CaseScore['first'][number]> {
  const cause = firstCause(await page.shownAt(truth.startS + 60 * minutes));
  const isCauseRight = isRight(truth, cause);
  return {
    said: textOf(cause),
    isRight: isCauseRight,
    isPartRight: isCauseRight ? isPartRight(truth, cause) : null,
  };
}

/** Ten minutes after an incident. */
const afterwardsS = ({ startS }: IncidentCase): number => startS + 21 * 60;

/** Opens a page for the range of an incident, ten minutes after it. */
export async function nameAfterwards(page: PageOfCase, truth: IncidentCase): Promise<Named> {
  const cause = mainCause(await page.shownFor(truth.startS - 600, afterwardsS(truth)));
  return { said: textOf(cause), isRight: isRight(truth, cause) };
}

/** Opens a page at each moment of the incident, and ten minutes after it. */
export async function scoreIncident(
  url: string,
  truth: IncidentCase,
  scrapeIntervalS: number,
): Promise<CaseScore> {
  const page = pageOf(url, truth, scrapeIntervalS);
  const first = [];
  for (const minutes of MOMENTS_MIN) first.push(await nameAfter(page, truth, minutes));
  return {
    truth,
    first,
    was: await nameAfterwards(page, truth),
    after: textOf(firstWarning(await page.shownAt(afterwardsS(truth)))),
  };
}

/** The main cause of the group of incidents that stood first for most looks, as of its worst look; notes count for little. */
export function mainCause({ log }: CauseReport): Cause | null {
  const weight = ({ main, effects }: IncidentGroup): number =>
    [main, ...effects].reduce((sum, { firstLooks }) => sum + firstLooks, 0) *
    (main.cause.kind === 'leak' ? 0.3 : 1);
  const [most] = incidentGroups(log.incidents).sort((a, b) => weight(b) - weight(a));
  return most?.main.worst ?? null;
}

const QUIET_S = 2400;

/** The warnings of a page that was open for the last forty minutes of a quiet case. */
export async function scoreQuiet(
  url: string,
  truth: IncidentCase,
  scrapeIntervalS: number,
): Promise<QuietScore> {
  const page = pageOf(url, truth, scrapeIntervalS);
  const { log } = await page.shownAt(truth.endS + 700);
  const warnings = log.incidents.filter(({ cause }) => cause.kind !== 'leak');
  return {
    truth,
    hours: QUIET_S / 3600,
    warnings: warnings.map(({ cause, startS, endS }) => `${causeKey(cause)} for ${endS - startS} s`),
    notes: log.incidents.length - warnings.length,
  };
}
