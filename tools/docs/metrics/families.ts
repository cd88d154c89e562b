import type { Text } from '../../../src/lib/text';
import type { Panel } from '../../../src/panels/panel';
import { metricsOf } from '../../../src/lib/reading';
import { lmdeployFamilies } from '../../simulator/lmdeploy-families';
import { modelPlan, specDecode } from '../../simulator/model-plan';
import type { FamilyType } from '../../simulator/samples';

/** A metric family that LMDeploy exports. */
export interface ExportedFamily {
  readonly name: string;
  readonly type: FamilyType;
  /** The `le` labels of a histogram, in their order; empty for the others. */
  readonly les: readonly string[];
}

/** The metric families of LMDeploy, in the order of its export. */
export const exportedFamilies = (): ExportedFamily[] =>
  lmdeployFamilies(modelPlan({ name: 'any', specDecode: specDecode(1) }), '0').map(
    ({ name, type, series }) => ({ name, type, les: series.flatMap(({ labels }) => labels['le'] ?? []) }),
  );

/** The reason for each family that no panel reads. */
export const UNUSED: ReadonlyMap<string, Text> = new Map<string, Text>(
  Object.entries({
    'lmdeploy:backend_config_info': {
      en: 'always 1 and without labels: LMDeploy never sets them',
      zh: '恒为 1 且没有标签，LMDeploy 从未填充',
    },
    'lmdeploy:prefix_cache_hit_rate': {
      en: 'a mean since the start of the engine; `prefix-hit-rate` shows the rate over a window',
      zh: '引擎启动以来的平均值；窗口内的命中率见 `prefix-hit-rate`',
    },
    'lmdeploy:spec_decode_mean_accept_rate': {
      en: 'a mean since start; `spec-acceptance` shows the value over a window',
      zh: '启动以来的平均值；窗口内的值见 `spec-acceptance`',
    },
    'lmdeploy:spec_decode_mean_accept_length': {
      en: 'a mean since start; `spec-mean-length` shows the value over a window',
      zh: '启动以来的平均值；窗口内的值见 `spec-mean-length`',
    },
    'lmdeploy:spec_decode_per_position_accept_rate': {
      en: 'a mean since start; `spec-per-position` shows the value over a window',
      zh: '启动以来的平均值；窗口内的值见 `spec-per-position`',
    },
    'lmdeploy:iteration_tokens_total': {
      en: 'observed for each output of one request, not for each engine step as its help text says, so it is not a batch size; `token-throughput` shows its sum',
      zh: '按单个请求的每次输出统计，并非其帮助文本所说的引擎每步，看不出批大小；总量见 `token-throughput`',
    },
    'lmdeploy:request_inference_time_seconds': {
      en: 'prefill and decode together; `request-phases` shows each of them',
      zh: 'Prefill 与 Decode 之和，`request-phases` 分别显示',
    },
  }),
);

/** The panels that read a family, in the order of the page. */
export function panelsReading(family: ExportedFamily, panels: readonly Panel[]): Panel[] {
  const names = new Set(
    family.type === 'histogram'
      ? ['_bucket', '_sum', '_count'].map((suffix) => family.name + suffix)
      : [family.name],
  );
  return panels.filter(({ series }) =>
    series.some(({ reading }) => metricsOf(reading).some((metric) => names.has(metric))),
  );
}
