import * as v from 'valibot';
import { type Incident, type IncidentKind, incidentKinds } from './incident';

/** Something that goes wrong from now on. */
export interface Fault {
  readonly kind: IncidentKind;
  /** Index over all ranks of the fleet; default: all of them. */
  readonly rank?: number | undefined;
  /** Default: 60. */
  readonly seconds?: number | undefined;
  /** Default: 3; read by `slow` and `overload` only. */
  readonly factor?: number | undefined;
}

export function incidentOf(fault: Fault, startMs: number): Incident {
  const { kind, rank = 'all', seconds = 60, factor = 3 } = fault;
  return { kind, rank, startMs, durationS: seconds, factor };
}

const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));

const faultSchema = v.strictObject({
  kind: v.picklist(incidentKinds),
  rank: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  seconds: v.optional(positive),
  factor: v.optional(positive),
});

const shape = `{"kind": ${incidentKinds.map((kind) => `"${kind}"`).join(' | ')}, "rank"?, "seconds"?, "factor"?}`;

/**
 * Reads the body of POST /fault.
 * @throws Error with one sentence that names what is wrong
 */
export function parseFault(body: string): Fault {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw new Error(`The body must be JSON: ${shape}.`);
  }
  const result = v.safeParse(faultSchema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const key = v.getDotPath(issue);
  throw new Error(`${key ? `"${key}": ` : ''}${issue.message}. The body must be ${shape}.`);
}
