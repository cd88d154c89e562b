import type { ApiPart, KnownProduct, Product } from '../product';
import type { product as english } from './en-product';

const NAMES: Readonly<Record<KnownProduct, string>> = {
  prometheus: 'Prometheus',
  'victoria-metrics': 'VictoriaMetrics',
  'victoria-metrics-cluster': 'VictoriaMetrics 集群',
  thanos: 'Thanos',
  mimir: 'Grafana Mimir',
  cortex: 'Cortex',
};

const WITHOUT: Readonly<Record<ApiPart, string>> = {
  targets: '抓取间隔改由样本推算',
  rules: '不显示告警规则',
  'label/…/values': '筛选项可能为空',
  'status/buildinfo': '桶的修正方式与 Prometheus 2.49 及以后版本相同',
};

function nameOf(product: Product): string {
  if (product.id === 'other') return product.name;
  return product.id === 'unknown' ? '该服务器' : NAMES[product.id];
}

export const product: typeof english = {
  named: (found) => {
    if (found.id === 'unknown') {
      return found.version === null
        ? '未说明名称和版本的服务器'
        : `本页面不认识的服务器（自称版本 ${found.version}）`;
    }
    return found.version === null ? `${nameOf(found)}（未说明版本）` : `${nameOf(found)} ${found.version}`;
  },
  allParts: (found, isWithoutIntervals) => ({
    seen: `API 各部分均正常：查询、标签值、抓取目标、规则、版本。${
      isWithoutIntervals ? `${nameOf(found)} 的抓取目标不带抓取间隔，改由样本推算。` : ''
    }`,
  }),
  parts: (found, missing, lacking, hidden) => ({
    seen: `API 的以下部分没有响应：${paths(missing)}。`,
    means: [
      lacking.length > 0 ? `${nameOf(found)} 不提供 ${paths(lacking)}。` : '',
      hidden.length > 0 ? `${nameOf(found)} 提供 ${paths(hidden)}，应是代理没有转发。` : '',
      lacking.length + hidden.length < missing.length
        ? 'Mimir、Thanos、VictoriaMetrics 不提供其中一部分，或代理没有转发。'
        : '',
      `页面仍可使用：${missing.map((part) => WITHOUT[part]).join('，')}。`,
    ].join(''),
    ...(lacking.length < missing.length
      ? { todo: ['如果中间有代理，请同时转发这些路径，完整列表见 docs/hosting.zh-CN.md。'] }
      : {}),
  }),
  rulesLoaded: (found, ofLmdeploy, all) =>
    `${nameOf(found)} 共有 ${all} 条告警规则，其中 ${ofLmdeploy} 条针对 LMDeploy。`,
  noRules: (found) =>
    `${nameOf(found)} 没有针对 LMDeploy 的告警规则，本项目的规则在 deploy/prometheus/rules/。`,
  noVmalert: (found) =>
    `${nameOf(found)} 没有列出任何规则；启动时设置 -vmalert.proxyURL 后，会列出 vmalert 的规则。`,
  differs: (found) => {
    switch (found.id) {
      case 'victoria-metrics':
        return 'VictoriaMetrics 计算速率时不做外推，结果与 Prometheus 略有差别；最新的值默认晚 30 秒（-search.latencyOffset）。';
      case 'victoria-metrics-cluster':
        return 'VictoriaMetrics 计算速率时不做外推，结果与 Prometheus 略有差别；最新的值默认晚 30 秒（-search.latencyOffset）。有存储节点离线时，集群会拒绝查询原始样本。';
      case 'thanos':
        return '只有 Query 知道副本标签（--query.replica-label）时，Thanos 才会把一对 Prometheus 的两份样本合并为一份。';
      case 'mimir':
        return 'Mimir 的数据由 Prometheus 写入，样本可能晚几分钟到达：prometheus.lateSeconds 决定每次刷新回头重新加载多长时间。超出租户上限的查询会被拒绝。';
      case 'cortex':
      case 'other':
        return `本页面没有在 ${nameOf(found)} 上测试过。`;
      case 'unknown':
        return found.version === null ? null : '本页面没有在这种服务器上测试过。';
      case 'prometheus':
        return null;
    }
  },
};

const paths = (parts: readonly ApiPart[]): string => parts.map((part) => `api/v1/${part}`).join('、');
