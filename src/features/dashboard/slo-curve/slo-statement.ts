import type { AllWords } from '../../../i18n/words';
import type { Lang } from '../../../lib/text';
import { formatNumber, unitSymbol } from '../../../lib/units';
import type { State } from '../../../ui/state';
import { lastFiniteBound, shareAtThreshold, thresholdAtShare, type ShareWithin } from './slo-curve';
import type { SloLine } from './slo-lines';
import { boundNumber, objectiveWords, shareWords, thresholdWords } from './slo-words';

/** The text of the panel about one curve. */
export interface SloStatement {
  /** `97.3%`, `at least 99.9%`; `–` without observations. */
  readonly share: string;
  readonly threshold: string;
  readonly glyph: State;
  /** The text for the glyph; empty without a share. */
  readonly verdict: string;
  /** The accuracy of the share, the number of observations, and the threshold that the objective needs. */
  readonly details: readonly string[];
}

/** @param thresholdS seconds, above 0 */
export function sloStatement(
  line: SloLine,
  thresholdS: number,
  objective: number,
  lang: Lang,
  words: AllWords,
): SloStatement {
  const { curve, before, unit, counted } = line;
  const threshold = thresholdWords(thresholdS, unit, lang);
  if (!curve) return { share: '–', threshold, glyph: 'none', verdict: '', details: [words.sloNone] };
  const within = shareAtThreshold(curve, thresholdS);
  const goal = objectiveWords(objective);
  const isKept = within.share >= objective;
  // A sum of rates, which Prometheus extrapolates to the ends of their windows.
  const total = formatNumber(Number(curve.total.toPrecision(3)), 0);
  const needed = thresholdAtShare(curve, objective);
  const last = lastFiniteBound(curve) ?? 0;
  const bound = (seconds: number): string => `${boundNumber(seconds, unit)} ${unitSymbol(unit, lang)}`;
  // Above the last bound the true share may be higher, so the objective does not count as missed.
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

const shareSaid = ({ share, kind }: ShareWithin, words: AllWords): string =>
  kind === 'least' ? words.sloAtLeast(shareWords(share)) : shareWords(share);

function knownHow(
  { kind, lower, upper }: ShareWithin,
  bound: (seconds: number) => string,
  number: (seconds: number) => string,
  words: AllWords,
): string {
  if (kind === 'exact') return words.sloAtBound;
  return kind === 'linear' ? words.sloInBucket(number(lower), bound(upper)) : words.sloBeyond(bound(lower));
}
