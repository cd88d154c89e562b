import { growth } from './growth';
import type { Cause, Evidence } from './cause';
import { timesUsual, usual, type RankLook } from './look';

const LEAST_HOP_S = 0.004;
const LEAST_SCRAPE_S = 0.006;
/** Share of one processor above which the process itself is the reason. */
const BUSY_CPU = 0.8;

/**
 * A late API process adds its delay to every ITL, and so does a clock of the engine that is behind. The decode time of a request
 * has it once, so the difference of both is the delay. TTFT without queue and prefill, and the duration of a scrape, grow with a late
 * process only.
 */
export function clockOrLate(own: RankLook): Cause | null {
  const { now, rank, model, window } = own;
  for (const meter of ['itlSum', 'decodeSum', 'e2eSum'] as const) {
    const sum = growth(rank, rank.meters[meter], window);
    if (sum !== null && sum < -0.02) {
      const skewS = now.hopS ?? sum;
      return { kind: 'clock', model, rank, size: skewS, evidence: hopEvidence(own) };
    }
  }
  const hop = own.baseline?.of.hopS;
  const usualItlS = usual(own, 'itlS');
  if (!hop || now.hopS === null || now.itlS === null || usualItlS === null || (now.outputs ?? 0) < 200)
    return null;
  const changeS = now.hopS - hop.median;
  const itlChangeS = now.itlS - usualItlS;
  if (Math.abs(changeS) <= Math.max(LEAST_HOP_S, 5 * hop.spread)) return null;
  const gap = own.baseline?.of.gapS;
  const scrape = own.baseline?.of.scrapeS;
  const scrapeRiseS = now.scrapeS !== null && scrape ? now.scrapeS - scrape.median : 0;
  const gapRiseS = now.gapS !== null && gap ? now.gapS - gap.median : 0;
  const isScrapeLate = scrapeRiseS >= Math.max(LEAST_SCRAPE_S, changeS / 2);
  const isLate = changeS > 0 && (isScrapeLate || gapRiseS >= 0.45 * changeS);
  const share = isLate && isScrapeLate ? 0.3 : 0.55;
  if (Math.abs(changeS) < share * Math.abs(itlChangeS)) return null;
  const isShown = own.halves.every(({ hopS, outputs }) =>
    hopS === null || (outputs ?? 0) < 100 ? true : (hopS - hop.median) / changeS >= 0.4,
  );
  if (isLate) {
    if (!isShown) return null;
    const cpu = now.cpuShare ?? 0;
    return {
      kind: 'api-late',
      model,
      rank,
      size: changeS,
      evidence: hopEvidence(own),
      variant: cpu >= BUSY_CPU ? 'busy' : 'starved',
    };
  }
  const decode = timesUsual(own, 'decodePerTokenS');
  if (decode !== null && Math.abs(decode - 1) > 0.35) return null;
  if (!isSteady(own)) return null;
  // A late API process looks the same where neither TTFT nor scrapes show it.
  const isCertain = changeS < 0;
  return {
    kind: 'clock',
    model,
    rank,
    size: changeS,
    evidence: hopEvidence(own),
    ...(isCertain ? {} : { variant: 'late-or-clock' as const }),
  };
}

/**
 * True where about as many requests begin as end. Else those that end ran at another speed than the outputs of the window: after a
 * stall, the requests that have waited end later than they begin.
 */
function isSteady({ now }: RankLook): boolean {
  const [begun, ended] = [now.firstTokens ?? 0, now.finished ?? 0];
  const apart = Math.abs(begun - ended);
  return apart <= Math.max(0.15 * Math.max(begun, ended), 1.5 * Math.sqrt(begun + ended));
}

function hopEvidence(own: RankLook): Evidence[] {
  const { hopS, scrapeS } = own.now;
  return [
    ...(hopS === null ? [] : [{ name: 'hop' as const, now: hopS, usual: usual(own, 'hopS') }]),
    ...(scrapeS === null
      ? []
      : [{ name: 'scrape-duration' as const, now: scrapeS, usual: usual(own, 'scrapeS') }]),
  ];
}
