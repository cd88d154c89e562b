/** The counters of a server at one moment. */
export interface Counters {
  /** The sum of the series of a name whose text has each of `parts`, such as `op="query_range"`; 0 without such a series. */
  sum(name: string, ...parts: readonly string[]): number;
}

/** Reads the counters that a server exports. @throws Error when it does not respond */
export async function readCounters(url: string): Promise<Counters> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = text.split('\n');
  return {
    sum: (name, ...parts) =>
      lines
        .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
        .filter((line) => parts.every((part) => line.includes(part)))
        .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0),
  };
}
