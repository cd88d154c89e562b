import { describe, expect, test } from 'vitest';
import type { Alert } from '../../queries/alert-rules';
import { firingOf } from './alert-words';

const NONE = { en: '', zh: '' };
const alert = (state: Alert['state'], severity: Alert['severity']): Alert => ({
  name: 'A',
  state,
  severity,
  sinceMs: 0,
  labels: {},
  value: 1,
  summary: NONE,
  description: NONE,
  action: NONE,
  panel: null,
});

describe('firingOf', () => {
  test('counts the firing alerts and returns the worst severity', () => {
    const alerts = [alert('firing', 'info'), alert('firing', 'warning'), alert('pending', 'critical')];
    expect(firingOf(alerts)).toEqual({ count: 2, worst: 'warning' });
  });

  test('is null when nothing fires', () => {
    expect(firingOf([])).toBeNull();
    expect(firingOf([alert('pending', 'critical')])).toBeNull();
  });
});
