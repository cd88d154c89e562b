import { isOwnMachine, parseAddress, printAddress, type Address } from './address';
import type { ProxyNode } from './proxy-nodes';

/** One target for Prometheus, as the sources name it. */
export interface FoundTarget {
  /** `host:port`. */
  readonly target: string;
  /** Null when nobody said. */
  readonly scheme: Address['scheme'];
  readonly role: ProxyNode['role'];
}

/** What one source lists, and what its own machine is called from where Prometheus runs. */
export interface Listed {
  readonly nodes: readonly ProxyNode[];
  readonly ownMachine: string;
}

export interface Found {
  /** Sorted, each address once. */
  readonly targets: readonly FoundTarget[];
  /** Sentences for the person: what was rewritten, what was left out. */
  readonly notes: readonly string[];
}

/** Turns what the sources list into targets that Prometheus can reach. */
export function findTargets(lists: readonly Listed[]): Found {
  const byTarget = new Map<string, FoundTarget>();
  const notes: string[] = [];
  for (const { nodes, ownMachine } of lists) {
    for (const { url, role } of nodes) {
      let address: Address;
      try {
        address = parseAddress(url);
      } catch (error) {
        notes.push(`Left out: ${error instanceof Error ? error.message : String(error)}`);
        continue;
      }
      const reachable = isOwnMachine(address.host) ? { ...address, host: ownMachine } : address;
      const target = printAddress(reachable);
      if (target !== printAddress(address)) {
        notes.push(
          `${printAddress(address)} is written as ${target}, for Prometheus runs elsewhere (--host NAME chooses another name).`,
        );
      }
      const before = byTarget.get(target);
      byTarget.set(target, {
        target,
        scheme: before?.scheme ?? address.scheme,
        role: before?.role ?? role,
      });
    }
  }
  const order = new Intl.Collator('en', { numeric: true });
  return {
    targets: [...byTarget.values()].sort((a, b) => order.compare(a.target, b.target)),
    notes: [...new Set(notes)],
  };
}
