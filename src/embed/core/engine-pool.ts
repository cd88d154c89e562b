import base from '../../app/base.css?inline';
import theme from '../../app/theme.css?inline';
import { adoptStyle } from '../adopt-style';
import type { Host } from '../host';
import { LOAD_FAILED, type Pool } from '../hub';
import { engineKeyOf, ObjectNumbers, type EngineKey } from './engine-key';
import { EngineSlot } from './engine-slot';
import { hostStyles, KIND_STYLES } from './host-styles';

const sameKey = (a: EngineKey, b: EngineKey): boolean => a.source === b.source && a.search === b.search;

function fail(hosts: readonly Host[]): void {
  for (const { root } of hosts) root.textContent = LOAD_FAILED;
}

/** Which elements share an engine. An engine lives as long as it has elements. */
export class EnginePool implements Pool {
  readonly #numbers = new ObjectNumbers();
  readonly #style = { code: hostStyles(theme, base) };
  readonly #slots = new Set<EngineSlot>();
  readonly #slotOf = new Map<Host, EngineSlot>();

  settle(hosts: readonly Host[]): void {
    const moving: { host: Host; key: EngineKey }[] = [];
    const leaving: Host[] = [];
    for (const host of hosts) {
      const slot = this.#slotOf.get(host);
      if (!host.isConnected()) {
        leaving.push(host);
        continue;
      }
      try {
        const key = engineKeyOf(host, this.#numbers);
        if (slot && sameKey(slot.key, key)) this.#update(slot, host);
        else moving.push({ host, key });
      } catch (error) {
        // Its page has set what makes no sense, such as an address that is none.
        this.#leave(host);
        fail([host]);
        reportError(error);
      }
    }
    const arrivals = new Map<EngineSlot, Host[]>();
    for (const { host, key } of this.#moveTogether(moving, leaving)) {
      const slot = this.#slotWith(key);
      arrivals.set(slot, [...(arrivals.get(slot) ?? []), host]);
    }
    for (const host of leaving) this.#leave(host);
    for (const [slot, arriving] of arrivals) this.#arrive(slot, arriving);
    for (const slot of this.#slots) {
      if (slot.hosts.length > 0) continue;
      slot.free();
      this.#slots.delete(slot);
    }
  }

  /** Elements that all want the same other view keep their engine. Returns the rest. */
  #moveTogether(
    moving: readonly { host: Host; key: EngineKey }[],
    leaving: readonly Host[],
  ): readonly { host: Host; key: EngineKey }[] {
    const moved = new Set<Host>();
    for (const slot of new Set(moving.map(({ host }) => this.#slotOf.get(host)))) {
      if (!slot) continue;
      const staying = slot.hosts.filter((host) => !leaving.includes(host));
      const wanted = staying.map((host) => moving.find((move) => move.host === host)?.key);
      const [key] = wanted;
      if (!key || key.source !== slot.key.source || !wanted.every((other) => other && sameKey(other, key)))
        continue;
      if ([...this.#slots].some((other) => sameKey(other.key, key))) continue;
      slot.move(key);
      for (const host of staying) {
        this.#update(slot, host);
        moved.add(host);
      }
    }
    return moving.filter(({ host }) => !moved.has(host));
  }

  #slotWith(key: EngineKey): EngineSlot {
    const known = [...this.#slots].find((slot) => sameKey(slot.key, key));
    if (known) return known;
    const slot = new EngineSlot(key);
    this.#slots.add(slot);
    return slot;
  }

  #arrive(slot: EngineSlot, hosts: readonly Host[]): void {
    for (const host of hosts) {
      this.#leave(host);
      host.root.textContent = '';
      adoptStyle(host.root, this.#style);
      adoptStyle(host.root, KIND_STYLES[host.kind]);
      this.#slotOf.set(host, slot);
    }
    slot.add(hosts).catch(() => fail(hosts));
  }

  #update(slot: EngineSlot, host: Host): void {
    slot.update(host).catch(() => {
      this.#leave(host);
      fail([host]);
    });
  }

  #leave(host: Host): void {
    const slot = this.#slotOf.get(host);
    if (!slot) return;
    slot.remove(host);
    this.#slotOf.delete(host);
  }
}
