import { isOwnMachine, parseAddress, printAddress, type Address } from './address';
import type { ProxyNode } from './proxy-nodes';

/** One target for Prometheus, as the sources name it. */
export interface FoundTarget {
  /** `host:port`. */
  readonly target: string;
  /** Null when no source names a scheme. */
  readonly scheme: Address['scheme'];
  readonly role: ProxyNode['role'];
}

/** The nodes that one source lists, and the name by which Prometheus reaches the machine of that source. */
export interface NodeList {
  readonly nodes: readonly ProxyNode[];
  readonly ownMachine: string;
}

export interface FoundTargets {
  /** Sorted, each address once. */
  readonly targets: readonly FoundTarget[];
  /** Messages for the user about addresses that were rewritten or left out. */
  readonly notes: readonly string[];
}

/** Turns the nodes of all sources into targets that Prometheus can reach. */
export function findTargets(lists: readonly NodeList[]): FoundTargets {
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
          `${printAddress(address)} is written as ${target}, because Prometheus runs elsewhere (--host NAME sets another name).`,
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
