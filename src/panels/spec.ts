import type { Panel, PanelSeries } from './panel';
import { rateOf } from './rates';
import { lineOf, ratio } from './series';
import { LOGGERS } from './sources';

const DRAFTS = rateOf('lmdeploy:spec_decode_num_drafts_total');
const DRAFTED = rateOf('lmdeploy:spec_decode_num_draft_tokens_total');
const ACCEPTED = rateOf('lmdeploy:spec_decode_num_accepted_tokens_total');
const PER_POSITION = 'lmdeploy:spec_decode_num_accepted_tokens_per_pos_total';

/** Accepted tokens per second at one draft position; no series when drafts are shorter. */
const acceptedAt = (position: number): string =>
  `sum by (position) (rate(${PER_POSITION}{$selector,position="${position}"}[$window]))`;

/** Among the drafts accepted up to the previous position, the share accepted at this one too. */
const conditional = (position: number): PanelSeries => ({
  reading: ratio(acceptedAt(position), `sum(${acceptedAt(position - 1)})`),
  role: 'position',
  name: { label: 'position' },
});

export const spec = [
  {
    id: 'spec-acceptance',
    title: { en: 'Draft acceptance', zh: '草稿接受率' },
    help: {
      en: 'Accepted divided by drafted tokens. LMDeploy’s own gauge is a mean since start. PyTorch engine only.',
      zh: '窗口内被接受的草稿 Token 占比，而 LMDeploy 自带的是启动以来的平均。仅 PyTorch 引擎。',
    },
    unit: 'percent',
    headline: 0,
    series: [lineOf('main', { en: 'accepted', zh: '接受率' }, ratio(ACCEPTED, DRAFTED))],
    needs: 'spec',
    since: 'v0.14.0',
    source: LOGGERS,
  },
  {
    id: 'spec-mean-length',
    title: { en: 'Tokens per verification', zh: '每次验证产出的 Token 数' },
    help: {
      en: 'Accepted tokens per draft plus the one from verification. 1 means no gain from speculative decoding.',
      zh: '每次验证接受的草稿 Token 数，加上验证本身产出的 1 个。等于 1 说明投机解码没有收益。',
    },
    unit: 'tokens',
    headline: 0,
    series: [lineOf('main', { en: 'mean', zh: '平均' }, ratio(ACCEPTED, DRAFTS, { plus: 1 }))],
    needs: 'spec',
    since: 'v0.14.0',
    source: LOGGERS,
  },
  {
    id: 'spec-per-position',
    title: { en: 'Acceptance by draft position', zh: '各草稿位置接受率' },
    help: {
      en: 'Share of drafts accepted up to each position (from 0). It can only fall from one position to the next.',
      zh: '各位置（从 0 起）及之前全部被接受的草稿占比，随位置只会下降。',
    },
    unit: 'percent',
    headline: 0,
    series: [
      {
        reading: ratio(`sum by (position) (rate(${PER_POSITION}{$selector}[$window]))`, DRAFTS),
        role: 'position',
        name: { label: 'position' },
      },
    ],
    needs: 'spec',
    since: 'v0.14.0',
    source: LOGGERS,
  },
  {
    id: 'spec-conditional',
    title: { en: 'Conditional acceptance by position', zh: '各位置条件接受率' },
    help: {
      en: 'Acceptance at each position (1 to 7) of drafts accepted up to the one before. If low, draft fewer tokens.',
      zh: '前一位置已被接受时，该位置（1 至 7）也被接受的占比。偏低时可减少草稿长度。',
    },
    unit: 'percent',
    headline: 0,
    series: [conditional(1), ...[2, 3, 4, 5, 6, 7].map(conditional)],
    needs: 'spec',
    since: 'v0.14.0',
    source: LOGGERS,
  },
  {
    id: 'spec-waste',
    title: { en: 'Rejected draft tokens', zh: '被拒绝的草稿 Token' },
    help: {
      en: 'Share of draft tokens that were rejected. Expensive when the GPU is busy, almost free when it is not.',
      zh: '被拒绝的草稿 Token 占比。GPU 饱和时代价高，空闲时几乎没有代价。',
    },
    unit: 'percent',
    headline: 0,
    series: [
      lineOf('failed', { en: 'rejected', zh: '被拒' }, ratio(ACCEPTED, DRAFTED, { plus: 1, times: -1 })),
    ],
    needs: 'spec',
    since: 'v0.14.0',
    source: LOGGERS,
  },
] as const satisfies readonly Panel[];
