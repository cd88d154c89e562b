import { ownValue } from '../../lib/own-value';
import { OF } from './token-queries';
import type { Labels } from '../../lib/labels';
import type { Series } from '../../queries/matrix';
import { addTo, type TokenSteps } from './token-steps';

/** The host of an address, without the port, in small letters. */
export const hostOf = (instance: string): string => {
  const bracket = /^\[([^\]]*)\]/.exec(instance);
  return (bracket?.[1] ?? instance.replace(/:\d+$/, '')).toLowerCase();
};

/** The first part of a host that is a name with dots. */
const SHORT_NAME = /^([^.:]*[a-z][^.:]*)\../;

/** Whether a GPU with these labels is in the host of a server. `gpusOfHosts` says the same in PromQL. */
export function sharesHost(gpu: Labels, server: Labels, hostLabel: string | null): boolean {
  if (hostLabel !== null) {
    const host = ownValue(gpu, hostLabel);
    return host !== undefined && host === ownValue(server, hostLabel);
  }
  const host = hostOf(server['instance'] ?? '');
  const names = [host, SHORT_NAME.exec(host)?.[1]];
  return [hostOf(gpu['instance'] ?? ''), (gpu['Hostname'] ?? '').toLowerCase()].some(
    (name) => name !== '' && names.includes(name),
  );
}

/**
 * Adds the energy of GPU hosts to their models. Where two models share a host, nothing says which of them used it, and neither gets any.
 * @param energy answers with series called `joules`
 * @param growth the answer with the series called `host`
 * @returns the energy that has no model, joules; 0 where no GPU is known
 */
export function addEnergy(
  steps: TokenSteps,
  energy: readonly Series[],
  growth: readonly Series[],
  hostLabel: string | null,
): number {
  const hosts = growth.filter(({ labels }) => labels[OF] === 'host');
  let unassigned = 0;
  for (const { labels, samples } of energy) {
    if (labels[OF] !== 'joules') continue;
    const near = hosts.filter((host) => sharesHost(labels, host.labels, hostLabel));
    for (const [index, joules] of samples.values.entries()) {
      if (!Number.isFinite(joules)) continue;
      const models = new Set(
        near
          .filter((host) => Number.isFinite(host.samples.values[index]))
          .map((host) => host.labels['model_name'] ?? ''),
      );
      const [model] = models;
      if (models.size === 1 && model !== undefined) addTo(steps, model, index, { joules });
      else unassigned += joules;
    }
  }
  return unassigned;
}
