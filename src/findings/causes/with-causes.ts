import { modelOfKey } from '../../lib/rank-labels';
import { sayIn } from '../../lib/text';
import type { FullLanguage, Language } from '../../i18n/language';
import type { Finding } from '../finding';
import { inOrder } from '../in-order';
import type { RuleId } from '../rule-ids';
import type { CauseKind } from './cause';
import type { CauseFinding } from './cause-finding';
import { filled } from './filled';
import { CAUSE_WORDS } from './evidence-texts';
import { sharesText } from './excess-text';
import type { ExplainedShares } from './explained';
import type { PeerExcess } from './peer-excess';
import { hasTrait } from './traits';

/** Rules that say the same as a cause, less exactly: they are not shown beside it. */
const SAME: Readonly<Partial<Record<RuleId, readonly CauseKind[]>>> = {
  stalled: ['stall'],
  failures: ['failures'],
  'kv-full': ['kv-full'],
  'idle-rank': ['no-traffic'],
  'hit-rate': ['hit-rate'],
  straggler: ['engine-slow', 'decode-slow', 'api-late', 'clock'],
  restarts: ['restart'],
  'ranks-down': ['not-reporting'],
  away: ['restart', 'lost-scrapes', 'not-reporting'],
};

/** Rules about an effect: what people feel, or what follows from something else. */
const EFFECTS: readonly RuleId[] = [
  'objective',
  'api-queue',
  'straggler',
  'kv-full',
  'failures',
  'idle-rank',
  'hit-rate',
];

/** Effects show up to this long before a cause is named, and after it has ended. */
const BEFORE_S = 300;
const AFTER_S = 1200;

/**
 * All findings with the causes first, and under each cause the findings that it explains.
 * @param allCauses in the order in which they began
 * @param peers what makes ranks slower than others now
 */
export function withCauses(
  findings: readonly Finding[],
  allCauses: readonly CauseFinding[],
  language: FullLanguage,
  peers: readonly PeerExcess[] = [],
): Finding[] {
  // The rule knows all requests that disconnected, and not only the new ones.
  const hasLeak = findings.some(({ id }) => id === 'leak');
  const causes = hasLeak ? allCauses.filter(({ kind }) => kind !== 'leak') : allCauses;
  const others = findings
    .filter((finding) => !causes.some((cause) => isSame(cause, finding)))
    .map((finding) => withPeers(finding, peers, language));
  const effectsOf = new Map<CauseFinding, Finding[]>();
  const left: Finding[] = [];
  for (const finding of others) {
    const cause = causes.find((candidate) => explains(candidate, finding));
    if (!cause) left.push(finding);
    else effectsOf.set(cause, [...(effectsOf.get(cause) ?? []), asEffect(finding, cause, language)]);
  }
  const withEffects = causes.map((cause): CauseFinding => ({
    ...cause,
    effects: [...(cause.effects ?? []), ...(effectsOf.get(cause) ?? [])],
  }));
  return inOrder([...newestEpisodeFirst(withEffects), ...left]);
}

/** What begins up to {@link AFTER_S} after the end of something else may follow from it: within such an episode the order stays. */
function newestEpisodeFirst(causes: readonly CauseFinding[]): CauseFinding[] {
  const episodes: CauseFinding[][] = [];
  let endS = -Infinity;
  for (const cause of causes) {
    const episode = cause.startS <= endS + AFTER_S ? episodes[0] : undefined;
    if (episode) episode.push(cause);
    else episodes.unshift([cause]);
    endS = Math.max(endS, cause.endS);
  }
  return episodes.flat();
}

const ruleOf = ({ id }: Finding): string => id.split(' ', 1)[0] ?? id;

/** What a finding is about: the key of a rank, or what its rule tells apart. Empty for a rule of everything. */
const partOf = (finding: Finding): string => finding.id.slice(ruleOf(finding).length + 1);

function isSame(cause: CauseFinding, finding: Finding): boolean {
  const kinds = SAME[ruleOf(finding) as RuleId] ?? [];
  if (!kinds.includes(cause.kind) || !isSameTime(cause, finding)) return false;
  const rankKey = partOf(finding);
  return cause.rankKey === null || rankKey === '' || rankKey === cause.rankKey;
}

function explains(cause: CauseFinding, finding: Finding): boolean {
  if (hasTrait(cause, 'alone') || !isSameTime(cause, finding)) return false;
  const part = partOf(finding);
  const isOfOtherModel = part.includes('|') && modelOfKey(part) !== cause.model;
  if (isOfOtherModel) return false;
  return EFFECTS.some((rule) => rule === ruleOf(finding));
}

function isSameTime(cause: CauseFinding, { isNow, atS }: Finding): boolean {
  if (isNow) return cause.isNow;
  // Looks that are far apart see a restart long after its moment.
  const startS = Math.min(cause.startS, cause.atS ?? Infinity);
  return atS !== null && atS >= startS - BEFORE_S && atS <= cause.endS + AFTER_S;
}

/** A rank that is slower than others, with what the difference is made of. */
function withPeers(finding: Finding, peers: readonly PeerExcess[], language: FullLanguage): Finding {
  if (ruleOf(finding) !== 'straggler' || !finding.isNow) return finding;
  const found = peers.find(({ rankKey }) => finding.id === `straggler ${rankKey}`);
  if (!found) return finding;
  const parts = sharesText(found.excess, finding.isNow, language);
  const text = filled(sayIn(language, CAUSE_WORDS.besidePeers), { effect: finding.text, parts });
  return { ...finding, text };
}

/** An effect, with how much of it the cause explains. */
function asEffect(finding: Finding, { explained }: CauseFinding, language: Language): Finding {
  const goal = ruleOf(finding) === 'objective' ? finding.id.slice('objective '.length) : '';
  const share = explained && Object.hasOwn(explained, goal) ? explained[goal as keyof ExplainedShares] : null;
  if (share === null) return finding;
  const percent = Math.round(share * 100);
  if (percent < 1) return finding;
  const text = percent >= 99 ? CAUSE_WORDS.explainsAll : CAUSE_WORDS.explains;
  return { ...finding, text: filled(sayIn(language, text), { effect: finding.text, share: `${percent}%` }) };
}
