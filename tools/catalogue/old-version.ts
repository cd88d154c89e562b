/** A version of LMDeploy by its three numbers. */
export type Version = readonly [number, number, number];

/**
 * What an older LMDeploy does not export yet, by the version that brought it: names without the prefix.
 * @see https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/metrics/loggers.py
 */
const BROUGHT_BY: readonly { readonly version: Version; readonly name: RegExp }[] = [
  {
    version: [0, 14, 0],
    name: /^(prefix_cache_hit_rate|cached_tokens_total|request_cached_tokens_.+|request_cache_hit_ratio_.+|spec_decode_.+)$/,
  },
];

/** The reasons to finish that v0.15.0 brought. */
const NEW_REASONS = /finished_reason="ResponseType\.(NOT_SUPPORTED|OUT_OF_MEMORY)"/;

/** @returns below 0 where `a` is the older one, 0 where they are the same */
export const compareVersions = (a: Version, b: Version): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** @throws Error where the text is not like `v0.12.3` */
export function versionOf(text: string): Version {
  const [, major, minor, patch] = /^v(\d+)\.(\d+)\.(\d+)$/.exec(text) ?? [];
  if (major === undefined) throw new Error(`${text} is no version like v0.12.3.`);
  return [Number(major), Number(minor), Number(patch)];
}

/** The lines of samples that a server of this version would have exported too. */
export function linesOfVersion(openMetrics: string, version: Version): string {
  const isThere = (line: string): boolean => {
    const name = /^lmdeploy:(\w+)/.exec(line)?.[1];
    if (name === undefined) return true;
    if (compareVersions(version, [0, 15, 0]) < 0 && NEW_REASONS.test(line)) return false;
    return BROUGHT_BY.every(
      (brought) => compareVersions(version, brought.version) >= 0 || !brought.name.test(name),
    );
  };
  return openMetrics.split('\n').filter(isThere).join('\n');
}
