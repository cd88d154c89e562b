import * as v from 'valibot';
import { type Amounts, type Incident, type IncidentKind, incidentKinds } from './incident';

/** Something that goes wrong from now on. */
export interface Fault extends Amounts {
  readonly kind: IncidentKind;
  /** Index over all ranks of the fleet; default: all of them. */
  readonly rank?: number | undefined;
  /** Name of the model whose ranks are hit when no rank is given; default: all models. */
  readonly model?: string | undefined;
  /** Default: 60. */
  readonly seconds?: number | undefined;
}

export function incidentOf(fault: Fault, startMs: number): Incident {
  const { rank = 'all', seconds = 60, ...rest } = fault;
  return { ...rest, rank, startMs, durationS: seconds };
}

const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));

const faultSchema = v.strictObject({
  kind: v.picklist(incidentKinds),
  rank: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  seconds: v.optional(positive),
  model: v.optional(v.string()),
  factor: v.optional(positive),
  share: v.optional(v.pipe(positive, v.maxValue(1))),
  lagS: v.optional(v.pipe(v.number(), v.finite())),
  handles: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});

const shape = `{"kind": ${incidentKinds.map((kind) => `"${kind}"`).join(' | ')}, "rank"?, "model"?, "seconds"?, "factor"?, "share"?, "lagS"?, "handles"?}`;

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
