import { parseDurationS } from '../../../lib/duration';
import { verdict, type Verdict } from '../verdict';
import type { DataFacts, DoctorAsk } from '../facts';
import type { ViewChange } from '../view-change';
import { freshRanks, type KnownFacts, type Writing } from './check';
import { ownValue } from '../../../lib/own-value';

/** The labels that a person selects by, and their fields in the view. */
const FIELDS = [
  ['model_name', 'models'],
  ['engine', 'engines'],
  ['instance', 'instances'],
  ['job', 'jobs'],
] as const;

/** Of a selection that names hundreds of values, a person needs the beginning only. */
const LONGEST_SELECTION = 300;

/** More offers than this are no help. */
const MOST_OFFERS = 6;

/** Does the selection match ranks that report? If not, the values that exist are offered. */
export function checkSelection(facts: KnownFacts, { words }: Writing): Verdict {
  const { ask, data } = facts;
  const says = words.selection;
  if (ask.selector === '') return verdict('selection', 'ok', says.all());
  const ranks = freshRanks(facts);
  if (ranks.length === 0 || data.selectedRanks === null) {
    return verdict('selection', 'unknown', words.notChecked());
  }
  if (data.selectedRanks > 0) return verdict('selection', 'ok', says.ok(data.selectedRanks));
  // Data in the range, of ranks that are gone, is what a person wants to see.
  const endsMs = data.extent?.endsMs ?? null;
  const isPast = endsMs !== null && ask.range !== null && endsMs >= ask.range.fromMs;
  const values = (label: string): string[] => [
    ...new Set(ranks.flatMap(({ labels }) => ownValue(labels, label) ?? [])),
  ];
  const selected = FIELDS.filter(([label]) => (ask.selected[label] ?? []).length > 0);
  const wrong = selected.filter(
    ([label]) => !(ask.selected[label] ?? []).some((v) => values(label).includes(v)),
  );
  const offers = wrong.flatMap(([label, field]) =>
    values(label).map((value) => ({
      label: says.choose(label, value),
      view: { [field]: [value] } as ViewChange,
    })),
  );
  const clear = { label: says.clear, view: Object.fromEntries(selected.map(([, field]) => [field, []])) };
  return verdict(
    'selection',
    isPast ? 'note' : 'fault',
    says.none(beginningOf(ask.selector), ranks.length),
    [listOf(wrong.length > 0 ? wrong.map(([label]) => label) : FIELDS.map(([label]) => label), values)],
    ask.place === 'page' && selected.length > 0 ? [clear, ...offers.slice(0, MOST_OFFERS)] : [],
  );
}

const beginningOf = (selector: string): string =>
  selector.length > LONGEST_SELECTION ? `${selector.slice(0, LONGEST_SELECTION)}…` : selector;

/** The values of labels, one label a line. */
const listOf = (labels: readonly string[], values: (label: string) => readonly string[]): string =>
  labels.map((label) => `${label}: ${values(label).slice(0, 20).join(', ')}`).join('\n');

const HOUR_MS = 3_600_000;

/** A rate needs two samples in its window. */
function ofSpacing({ spacing }: DataFacts, { windowS }: DoctorAsk, { words, time }: Writing): Verdict {
  const says = words.range;
  if (spacing === null || windowS === null || spacing.intervalS * 2 <= windowS) {
    return verdict('range', 'ok', says.ok());
  }
  return verdict('range', 'note', says.sparse(time(spacing.atMs), spacing.intervalS, windowS));
}

/** Is there data in the range of the page, and often enough for its rates? */
export function checkRange({ ask, data, server, nowMs }: KnownFacts, { words, time }: Writing): Verdict {
  const says = words.range;
  const { range } = ask;
  const { extent } = data;
  const showing = (label: string, from: string, to: string): Verdict['actions'] =>
    ask.place === 'page' ? [{ label, view: { from, to } }] : [];
  if (range !== null && range.fromMs > nowMs) {
    const lastHour = showing(says.showLastHour, 'now-1h', 'now');
    return verdict('range', 'fault', says.future(time(range.fromMs)), [], lastHour);
  }
  if (range === null) return verdict('range', 'ok', says.ok());
  if (extent === null) return ofSpacing(data, ask, { words, time });
  const { beginsMs, endsMs } = extent;
  if (endsMs === null || beginsMs === null) return verdict('range', 'unknown', says.never());
  const showingData = (fromMs: number, toMs: number): Verdict['actions'] =>
    showing(says.show, String(fromMs), String(toMs));
  if (endsMs < range.fromMs) {
    return verdict('range', 'fault', says.after(time(endsMs)), [], showingData(endsMs - HOUR_MS, endsMs));
  }
  if (beginsMs <= range.toMs) return ofSpacing(data, ask, { words, time });
  const retentionS = parseDurationS(server.retention ?? '');
  const isDeleted = retentionS !== null && range.toMs < nowMs - retentionS * 1000;
  const said = isDeleted
    ? says.retention(time(beginsMs), server.retention ?? '')
    : says.before(time(beginsMs));
  return verdict(
    'range',
    'fault',
    said,
    ['--storage.tsdb.retention.time=90d'],
    showingData(beginsMs, beginsMs + HOUR_MS),
  );
}
