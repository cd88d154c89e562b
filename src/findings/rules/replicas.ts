import { listOf } from '../../i18n/sentence';
import type { Rule } from '../scene';

/** Samples are stored more than once. Each rank counts once here, but in no other query. */
export const replicas: Rule = ({ replica, language }) => {
  if (replica === null) return [];
  const { label, shown, others } = replica;
  const { words } = language;
  return [
    {
      id: 'replicas',
      weight: 60,
      state: 'warn',
      isNow: true,
      panel: 'rank-table',
      atS: null,
      text: words.findingReplicas(label, shown, listOf(others, words.names)),
    },
  ];
};
