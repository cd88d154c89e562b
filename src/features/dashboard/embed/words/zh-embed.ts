import type { embed as en } from './en-embed';

export const embed: typeof en = {
  title: (panel) => `嵌入其他页面：${panel}`,
  kind: '方式',
  frame: '框架（iframe）',
  element: '自定义元素',
  width: '宽度（px）',
  height: '高度（px）',
  follow: '随时间更新',
  fixed: '固定为当前时段',
  legend: '图例',
  legends: { auto: '按大小决定', table: '表格', line: '一行', none: '不显示' },
  help: '说明',
  helps: { auto: '按大小决定', on: '显示', off: '不显示' },
  menu: '面板菜单',
  code: '代码',
  noScript: '此服务器没有 embed.js（开发服务器不提供）。构建并部署页面后才能预览自定义元素。',
  frameNeeds: '看板的服务器必须允许你的页面所在的源：请将其列入 PORTAL_ORIGINS。',
  elementNeeds:
    '若你的页面在其他源，请将其列入 PORTAL_ORIGINS；页面的内容安全策略（CSP）需在 script-src 和 connect-src 中允许看板的源。自定义元素不读取 config.json，请设置其 config 属性。',
};
