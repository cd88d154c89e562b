import * as v from 'valibot';

/**
 * The groups of a file for Prometheus's file_sd. Prometheus refuses any other field.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#file_sd_config
 */
const Groups = v.array(
  v.strictObject({
    targets: v.array(v.string()),
    labels: v.optional(v.record(v.string(), v.string())),
  }),
);

export type TargetGroup = v.InferOutput<typeof Groups>[number];

/**
 * @param text null when the file does not exist
 * @param name name of the file, for error messages
 * @throws Error with one sentence when Prometheus could not read the text either
 */
export function parseTargetFile(text: string | null, name: string): TargetGroup[] {
  if (text === null || text.trim() === '') return [];
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`${name} is not valid JSON: correct it or remove it, then try again.`, { cause: error });
  }
  const read = v.safeParse(Groups, json);
  if (read.success) return read.output;
  const place = v.getDotPath(read.issues[0]);
  throw new Error(
    `${name} is not a list of targets for Prometheus${place === null ? '' : ` (at ${place})`}: correct it or remove it, then try again.`,
  );
}

/** Prints the file; a list with one target stays on one line. */
export function printTargetFile(groups: readonly TargetGroup[]): string {
  return `${JSON.stringify(groups, null, 2).replaceAll(/\[\n\s+("[^\n]*")\n\s+\]/g, '[$1]')}\n`;
}
