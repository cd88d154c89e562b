import type { Finding } from '../../../findings/finding';
import type { ModelState } from '../../../findings/model-state';
import type { ModelStrip, StripPiece } from '../../../findings/model-strip';
import type { AllWords } from '../../../i18n/words';
import { modelReason, modelStateWord } from '../model-table/model-look';

/** Something that went wrong, and when. */
export interface BoardIncident {
  readonly key: string;
  readonly state: 'bad' | 'warn' | 'none';
  /** Unix seconds. */
  readonly startS: number;
  /** Null where it holds at the end of the range, or where its end is not known. */
  readonly endS: number | null;
  readonly isNow: boolean;
  /** It comes from the states of a strip: its times are those of points. */
  readonly isOfStrip: boolean;
  readonly text: string;
}

const isOutage = (state: ModelState): boolean => state === 'down' || state === 'partly-down';

/** Findings about ranks that do not report: the strips say the same of each model, from begin to end. */
const OF_STRIPS = /^(ranks-down|away|stalled)( |$)/;

/** A moment: how long the page reports it is no length of it. */
const OF_MOMENT = /^cause restart /;

/**
 * The outages of the strips and the findings with a time, the newest first.
 * @param endS end of the range
 */
export function incidentsOf(
  strips: readonly ModelStrip[],
  findings: readonly Finding[],
  endS: number,
  words: AllWords,
): BoardIncident[] {
  const outages = strips.flatMap(({ model, pieces }) =>
    outagesOf(pieces).map((pieces): BoardIncident => {
      const [first] = pieces;
      const last = pieces.at(-1) ?? first;
      const worst = pieces.find(({ state }) => state === 'down') ?? first;
      const isNow = last.endS >= endS;
      return {
        key: `${model} ${first.startS}`,
        state: worst.state === 'down' ? 'bad' : 'warn',
        startS: first.startS,
        endS: isNow ? null : last.endS,
        isNow,
        isOfStrip: true,
        text: words.boardOutage(
          model,
          modelStateWord(worst.state, words),
          modelReason(worst.state, worst.signs, words),
        ),
      };
    }),
  );
  const found = findings.flatMap(
    ({ id, isNote, isNow, state, span, atS, endS: ended, text }): BoardIncident[] => {
      const startS = span?.startS ?? atS;
      if (startS === null || isNote === true || OF_STRIPS.test(id)) return [];
      const glyph = state === 'info' ? 'none' : state;
      const isOpen = isNow && !OF_MOMENT.test(id);
      const untilS = isNow || OF_MOMENT.test(id) ? null : (span?.endS ?? ended ?? null);
      return [{ key: id, state: glyph, startS, endS: untilS, isNow: isOpen, isOfStrip: false, text }];
    },
  );
  return [...outages, ...found].sort((a, b) => b.startS - a.startS);
}

/** How long an incident took, or has taken until now; null for a moment. @param nowS end of the range */
export function lengthSOf({ startS, endS, isNow }: BoardIncident, nowS: number): number | null {
  if (!isNow && endS === null) return null;
  return (endS ?? nowS) - startS;
}

/** The pieces of each time in which a rank did not serve: what is down and what is partly down together. */
function outagesOf(pieces: readonly StripPiece[]): [StripPiece, ...StripPiece[]][] {
  const groups: [StripPiece, ...StripPiece[]][] = [];
  let isOpen = false;
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (!isOutage(piece.state)) isOpen = false;
    else if (isOpen && last) last.push(piece);
    else {
      groups.push([piece]);
      isOpen = true;
    }
  }
  return groups;
}
