import { sayIn, type Text } from '../../lib/text';
import { quantityText } from '../../lib/quantity-text';
import type { Labels } from '../../lib/labels';
import { formatNumber, type Unit } from '../../lib/units';
import type { FullLanguage } from '../../i18n/language';
import type { Finding } from '../finding';
import { factor } from '../wording';
import { type Cause, type CauseKind, type Evidence, type EvidenceName, type RankPlace } from './cause';
import { KIND_TEXTS } from './cause-texts';
import { CAUSE_WORDS, EVIDENCE_TEXTS } from './evidence-texts';
import type { ExplainedShares } from './explained';
import { excessText } from './excess-text';
import { filled } from './filled';
import type { Incident } from './incidents';

/** A longer window of looks blurs the beginning and the end of a cause: the sentence says `about`. Seconds. */
const EXACT_S = 150;

/** The finding of a cause, with what the rules need to fold its effects under it. */
export interface CauseFinding extends Finding {
  readonly kind: CauseKind;
  readonly model: string;
  readonly rankKey: string | null;
  readonly startS: number;
  readonly endS: number;
  readonly explained: ExplainedShares | null;
}

export interface CauseInputs {
  readonly language: FullLanguage;
  readonly formatTime: (atS: number) => string;
  readonly rankName: (labels: Labels) => string;
  /** How many models the selection has: with one, a sentence about all ranks need not name it. */
  readonly models: number;
  /** True where only some of the ranks are selected. */
  readonly isOfChosenRanks: boolean;
  /** The labels of the rank, where there is only one. */
  readonly onlyRank?: Labels | null;
  /** True while the range ends now. */
  readonly isLive: boolean;
  /** True where the figures of causes are those of a whole period. */
  readonly isOfPeriod?: boolean;
  /** When a rank, by its key, that was away at a moment reported again, Unix seconds, or null: the looks are up to a minute old. */
  readonly backAtS: (rankKey: string, sinceS: number) => number | null;
  /** True for a rank that is down now and has not reported since a moment: the looks reach back less than an hour. */
  readonly isStillDown: (rank: RankPlace, sinceS: number) => boolean;
  /** Time of the first look: what it found began earlier, unless a sample says when. Null where nothing was looked at. */
  readonly firstS: number | null;
}

const SIZE_UNITS: Partial<Readonly<Record<CauseKind, Unit>>> = {
  clock: 'milliseconds',
  'api-late': 'milliseconds',
  'kv-full': 'seconds',
  unknown: 'seconds',
  stall: 'count',
  'held-handles': 'count',
  leak: 'count',
};

const EVIDENCE_UNITS: Readonly<Record<EvidenceName, Unit>> = {
  step: 'milliseconds',
  batch: 'count',
  itl: 'milliseconds',
  ttft: 'seconds',
  'queue-time': 'seconds',
  'prefill-per-token': 'milliseconds',
  'computed-tokens': 'tokens',
  'prompt-tokens': 'tokens',
  'output-tokens': 'tokens',
  'hit-share': 'percent',
  arrivals: 'requestsPerSecond',
  share: 'percent',
  hop: 'milliseconds',
  'scrape-duration': 'milliseconds',
  cpu: 'percent',
  held: 'count',
  acceptance: 'percent',
  'failed-share': 'percent',
  'kv-usage': 'percent',
  queued: 'count',
  'api-waiting': 'count',
  'lost-share': 'percent',
};

/**
 * The finding of an incident.
 * @param isNow whether the last look still shows it
 * @param lackedAtS time of the last look where it is shown, and was found by the look before alone; otherwise null
 * @param index its position among the causes that are shown, from 0
 */
export function causeFinding(
  incident: Incident,
  { isNow, lackedAtS = null }: { readonly isNow: boolean; readonly lackedAtS?: number | null },
  index: number,
  explained: ExplainedShares | null,
  inputs: CauseInputs,
): CauseFinding {
  const { language, isLive } = inputs;
  const { startS, endS } = incident;
  const { kind: causeKind, size } = incident.cause;
  /** A restart is a moment within or before the looks that show it. */
  const atS = causeKind === 'restart' ? size : startS;
  const isOpen = isNow && isLive;
  const kind = KIND_TEXTS[incident.cause.kind];
  const past = isOpen ? undefined : kind.past;
  const cause = past === undefined ? incident.cause : incident.worst;
  const say = (text: Text): string => sayIn(language, text);
  const values = sentenceValues(cause, incident, isOpen, inputs);
  const sentence = [
    past ?? kind.sentence,
    cause.variant === undefined ? undefined : kind.variants?.[cause.variant],
  ]
    .filter((text) => text !== undefined)
    .map((text) => filled(say(text), values));
  return {
    id: `cause ${cause.kind} ${cause.rank?.key ?? cause.model}${isOpen ? '' : ` ${startS}`}`,
    weight: (isOpen ? 200 : 60) - index,
    state: isOpen ? kind.state : kind.state === 'info' ? 'info' : 'warn',
    isNow: isOpen,
    isNote: cause.kind === 'leak',
    panel: kind.panel,
    atS,
    text: language.words.sentences([
      ...sentence,
      ...(cause.excess ? [excessText(cause.excess, isOpen, language)] : []),
      ...(isOpen && lackedAtS !== null
        ? [filled(say(CAUSE_WORDS.fading), { at: inputs.formatTime(lackedAtS) })]
        : []),
    ]),
    details: [
      ...cause.evidence.map((evidence) => evidenceText(evidence, language)),
      ...(isOpen ? [filled(say(CAUSE_WORDS.ends), { ends: say(kind.ends) })] : []),
      filled(say(CAUSE_WORDS.rule), { rule: cause.kind }),
    ],
    span: { startS: atS, endS: Math.max(atS, endS) },
    kind: cause.kind,
    model: cause.model,
    rankKey: cause.rank?.key ?? null,
    startS,
    endS,
    explained,
  };
}

function sentenceValues(
  { kind, rank, model, size, evidence, sinceS }: Cause,
  { startS, endS, windowS }: Incident,
  isOpen: boolean,
  {
    language,
    formatTime,
    rankName,
    models,
    isOfChosenRanks,
    onlyRank,
    firstS,
    isOfPeriod = false,
  }: CauseInputs,
): Readonly<Record<string, string>> {
  const all = isOfChosenRanks
    ? { one: CAUSE_WORDS.chosenRanks, several: CAUSE_WORDS.chosenRanksOf }
    : { one: CAUSE_WORDS.allRanks, several: CAUSE_WORDS.allRanksOf };
  const labels = rank?.labels ?? onlyRank;
  const where = labels
    ? rankName(labels)
    : filled(sayIn(language, models > 1 ? all.several : all.one), { model });
  const unit = SIZE_UNITS[kind];
  const [first] = evidence;
  const valueText = (value: number | null): string =>
    first && value !== null ? sizeText(value, EVIDENCE_UNITS[first.name], language) : '';
  const { words } = language;
  const [from, to] = [formatTime(startS), formatTime(endS)];
  const about = (at: string, text: Text = CAUSE_WORDS.about): string =>
    windowS <= EXACT_S ? at : filled(sayIn(language, text), { at });
  const isEarlier = firstS !== null && startS <= firstS && sinceS === undefined;
  const whenText = (): string => {
    if (isOpen) return isEarlier ? words.whenSinceAtLeast(about(from)) : words.whenSince(about(from));
    if (isEarlier) return words.whenUntil(about(to));
    return from === to
      ? words.whenAt(about(from))
      : words.whenBetween(about(from), about(to, CAUSE_WORDS.aboutEnd));
  };
  return {
    where: words.sentenceStart(where),
    when: whenText(),
    at: kind === 'restart' ? formatTime(size) : about(from),
    size: unit === undefined ? factor(size) : sizeText(Math.abs(size), unit, language),
    now: valueText(first?.now ?? null),
    usual: valueText(first?.usual ?? null),
    most: isOfPeriod ? '' : sayIn(language, CAUSE_WORDS.most),
    least: isOfPeriod ? '' : sayIn(language, CAUSE_WORDS.least),
  };
}

/** A quantity; a bare number where the sentence names what is counted. */
const sizeText = (value: number, unit: Unit, language: FullLanguage): string =>
  unit === 'count' ? formatNumber(Math.round(value), 0) : quantityText(value, unit, language);

function evidenceText({ name, now, usual }: Evidence, language: FullLanguage): string {
  const text = (value: number): string => sizeText(value, EVIDENCE_UNITS[name], language);
  const shown = usual === null ? CAUSE_WORDS.evidenceAlone : CAUSE_WORDS.evidence;
  return filled(sayIn(language, shown), {
    name: sayIn(language, EVIDENCE_TEXTS[name]),
    now: text(now),
    usual: usual === null ? '' : text(usual),
  });
}
