import type { Words } from '../../../i18n/words';
import type { Lang } from '../../../lib/text';
import { formatNumber, unitSymbol } from '../../../lib/units';
import type { State } from '../../../ui/state';
import { lastFiniteBound, shareAtThreshold, thresholdAtShare, type ShareWithin } from './slo-curve';
import type { SloLine } from './slo-lines';
import { boundNumber, objectiveWords, shareWords, thresholdWords } from './slo-words';

/** What the panel says of one curve in words. */
export interface SloStatement {
  /** `97.3 %`, `at least 99.9 %`; `–` where nothing was observed. */
  readonly share: string;
  readonly threshold: string;
  readonly glyph: State;
  /** What the glyph says; empty where there is no share. */
  readonly verdict: string;
  /** How well the share is known, of how many, and what the objective would take. */
  readonly details: readonly string[];
}

/** @param thresholdS seconds, above 0 */
export function sloStatement(
  line: SloLine,
  thresholdS: number,
  objective: number,
  lang: Lang,
  words: Words,
): SloStatement {
  const { curve, before, unit, counted } = line;
  const threshold = thresholdWords(thresholdS, unit, lang);
  if (!curve) return { share: '–', threshold, glyph: 'none', verdict: '', details: [words.sloNone] };
  const within = shareAtThreshold(curve, thresholdS);
  const goal = objectiveWords(objective);
  const isKept = within.share >= objective;
  const total = formatNumber(Math.round(curve.total), 0);
  const needed = thresholdAtShare(curve, objective);
  const last = lastFiniteBound(curve) ?? 0;
  const bound = (seconds: number): string => `${boundNumber(seconds, unit)} ${unitSymbol(unit, lang)}`;
  // Above the last bound the share may be higher than is known: it is not called missed.
  const isOpen = within.kind === 'least' && !isKept;
  return {
    share: shareSaid(within, words),
    threshold,
    glyph: isKept ? 'good' : isOpen ? 'none' : 'bad',
    verdict: isKept ? words.sloKept(goal) : isOpen ? '' : words.sloMissed(goal),
    details: [
      counted === 'requests' ? words.sloRequests(total) : words.sloOutputs(total),
      knownHow(within, bound, (seconds) => boundNumber(seconds, unit), words),
      needed === null
        ? words.sloNeedsMore(goal, bound(last))
        : words.sloNeeds(goal, thresholdWords(Number(needed.toPrecision(3)), unit, lang)),
      ...(before ? [words.sloBefore(shareSaid(shareAtThreshold(before, thresholdS), words))] : []),
    ],
  };
}

const shareSaid = ({ share, kind }: ShareWithin, words: Words): string =>
  kind === 'least' ? words.sloAtLeast(shareWords(share)) : shareWords(share);

function knownHow(
  { kind, lower, upper }: ShareWithin,
  bound: (seconds: number) => string,
  number: (seconds: number) => string,
  words: Words,
): string {
  if (kind === 'exact') return words.sloAtBound;
  return kind === 'linear' ? words.sloInBucket(number(lower), bound(upper)) : words.sloBeyond(bound(lower));
}
