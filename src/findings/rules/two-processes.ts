import type { FindingId } from '../finding';
import type { Rule } from '../scene';
import { newestSpan } from '../spans';
import { targetKey } from '../target-key';
import { THRESHOLDS } from '../thresholds';
import { whenOf } from '../when';

/** Targets whose samples come from two processes in turn, as behind a balancer: each switch looks like a restart. */
export const twoProcesses: Rule = (scene) =>
  scene.columns.twoProcesses.flatMap(({ labels, values }) => {
    const { grid, scrapeIntervalS, language } = scene;
    const hasSwitched = (i: number): boolean => (values[i] ?? null) !== null;
    const span = newestSpan(grid, scrapeIntervalS, hasSwitched, THRESHOLDS.twoProcessesS);
    if (!span) return [];
    const instance = labels['instance'] ?? '';
    const id: FindingId = `two-processes ${targetKey(labels)}`;
    const when = whenOf(scene, id, span);
    return [
      {
        id,
        weight: when.isNow ? 93 : 46,
        state: 'warn',
        isNow: when.isNow,
        panel: 'process-restarts',
        atS: when.fromS,
        endS: when.endS,
        text: language.words.findingTwoProcesses(instance, when),
      },
    ];
  });
