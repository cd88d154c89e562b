import { withGpus } from '../lib/gpu-hosts';
import type { Text } from '../lib/text';
import type { Panel, PanelSeries } from './panel';
import { DCGM } from './sources';

/**
 * One line for each GPU. The exporter knows no model and no rank: the selection applies by the hosts of its servers. The
 * highest value, because a partitioned GPU has several series.
 */
const perGpu = (text: string): readonly [PanelSeries] => [
  {
    reading: {
      kind: 'expr',
      expr: `label_join($gpus(${text}), "place", " GPU ", "Hostname", "gpu")`,
      adapted: withGpus,
    },
    role: 'rank',
    name: { label: 'place' },
  },
];

const UNJOINED: Text = {
  en: 'All GPUs: none has the host of a server, so which ones are of the selection is not known. Set gpuHostLabel in config.json.',
  zh: '显示全部 GPU：没有 GPU 与服务同主机，无法判断哪些属于所选对象。请在 config.json 中设置 gpuHostLabel。',
};

export const gpu = [
  {
    id: 'gpu-utilization',
    title: { en: 'GPU utilization', zh: 'GPU 利用率' },
    help: {
      en: 'Share of time with any kernel running. 100% does not mean a fully loaded GPU. Shows the GPUs of the selection’s hosts.',
      zh: '有 Kernel 在执行的时间占比；100% 不代表算力已用满。显示所选服务所在主机的 GPU。',
    },
    unit: 'percent',
    headline: 0,
    series: perGpu('DCGM_FI_DEV_GPU_UTIL / 100'),
    needs: 'gpu',
    unjoined: UNJOINED,
    since: 'v0.9.2',
    source: DCGM,
  },
  {
    id: 'gpu-memory',
    title: { en: 'GPU memory', zh: '显存占用' },
    help: {
      en: 'Used divided by used plus free, GPUs of the selection’s hosts. LMDeploy allocates its KV cache at start: high and flat is normal.',
      zh: '已用显存占已用与空闲之和的比例，限所选服务所在主机。LMDeploy 启动时即分配 KV Cache，高而平稳属正常。',
    },
    unit: 'percent',
    headline: 0,
    series: perGpu('DCGM_FI_DEV_FB_USED / (DCGM_FI_DEV_FB_USED + DCGM_FI_DEV_FB_FREE > 0)'),
    needs: 'gpu',
    unjoined: UNJOINED,
    since: 'v0.9.2',
    source: DCGM,
  },
  {
    id: 'gpu-temperature',
    title: { en: 'GPU temperature', zh: 'GPU 温度' },
    help: {
      en: 'GPUs of the selection’s hosts. Most throttle somewhere above 85 °C; the limit depends on the GPU model.',
      zh: '所选服务所在主机的 GPU。多数型号在 85 °C 以上开始降频，阈值因型号而异。',
    },
    unit: 'celsius',
    headline: 0,
    series: perGpu('DCGM_FI_DEV_GPU_TEMP'),
    needs: 'gpu',
    unjoined: UNJOINED,
    since: 'v0.9.2',
    source: DCGM,
  },
  {
    id: 'gpu-power',
    title: { en: 'GPU power', zh: 'GPU 功耗' },
    help: {
      en: 'GPUs of the selection’s hosts. Low power at full utilization usually means waiting for memory or for other GPUs.',
      zh: '所选服务所在主机的 GPU。利用率高而功耗低，通常是在等待显存或其他 GPU。',
    },
    unit: 'watts',
    headline: 0,
    series: perGpu('DCGM_FI_DEV_POWER_USAGE'),
    needs: 'gpu',
    unjoined: UNJOINED,
    since: 'v0.9.2',
    source: DCGM,
  },
] as const satisfies readonly Panel[];
