export type LabelSet = Readonly<Record<string, string>>;

/** A rank in a sentence: its instance, with its engine number where that is known. */
export function rankName({ instance = '?', engine }: LabelSet): string {
  return engine === undefined || engine === '0' ? instance : `${instance} (engine ${engine})`;
}

/** The identity of a target. */
export const targetKey = ({ job = '', instance = '' }: { job?: string; instance?: string }): string =>
  JSON.stringify([job, instance]);
