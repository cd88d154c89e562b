import type { Text } from '../../lib/text';

/** The sentences on capacity. Loads are tokens per second that the servers compute: prompt tokens not in the cache, and output. */
export const CAPACITY_TEXTS = {
  reached: {
    en: 'The limit is near {limit}: above it the objective for {goals} is missed.',
    zh: '上限约为 {limit}：超过后不达标的是{goals}。',
  },
  edges: {
    en: 'Between {low} and {high} five minutes both meet and miss it.',
    zh: '{low} 到 {high} 之间，有的五分钟达标，有的不达标。',
  },
  room: {
    en: 'Now {now}: room for about {requests} more requests/s of the current mix.',
    zh: '当前 {now}：按当前请求构成，每秒约可再增加 {requests} 个请求。',
  },
  above: {
    en: 'Now {now}, above the limit by about {requests} requests/s of the current mix.',
    zh: '当前 {now}，已超过上限：按当前请求构成，每秒约多出 {requests} 个请求。',
  },
  atLeast: {
    en: 'The limit is not known: it is above {bound}, which was held for half an hour within the objectives.',
    zh: '上限未知，但高于 {bound}：这一负载曾在达标的情况下保持半小时。',
  },
  roomAtLeast: {
    en: 'Now {now}: room for at least {requests} more requests/s of the current mix.',
    zh: '当前 {now}：按当前请求构成，每秒至少可再增加 {requests} 个请求。',
  },
  aboveBound: {
    en: 'Now {now}, which is more than was held for half an hour.',
    zh: '当前 {now}，高于曾保持半小时的负载。',
  },
  estimate: {
    en: 'Estimated limit: {estimate} ({low} to {high}), where the growing share of {goal} above its threshold reaches what the objective allows.',
    zh: '估计上限：{estimate}（{low} 到 {high}），{goal} 超过阈值的比例随负载增长，预计到此不再达标。',
  },
  estimateBeyond: { en: 'No five minutes had a load as high.', zh: '此前没有任何五分钟达到这么高的负载。' },
  roomEstimate: {
    en: 'Up to the estimated limit: some {requests} more requests/s.',
    zh: '距估计上限，每秒约可再增加 {requests} 个请求。',
  },
  neverMet: {
    en: 'The objective for {goals} is missed at every load, so there is no load that the servers can take within the objectives.',
    zh: '任何负载都不达标（{goals}），因此没有达标的负载。',
  },
  unknown: {
    en: 'Too few minutes with requests count: less than half an hour in a row.',
    zh: '可计入的有请求的时间太少：连续不足半小时。',
  },
  shown: {
    en: 'Highest load held for five minutes within the objectives: {shown}.',
    zh: '在达标的情况下保持五分钟的最高负载：{shown}。',
  },
  brief: { en: 'Two of these minutes reached {brief}.', zh: '其中有两分钟达到 {brief}。' },
  noNow: { en: 'The load now is not known.', zh: '当前负载未知。' },
  mixNow: {
    en: 'A request now has {prompt} computed prompt tokens and {output} output tokens.',
    zh: '当前每个请求平均计算 {prompt} 个输入 Token，输出 {output} 个 Token。',
  },
  leftOut: { en: 'Does not count: {parts}.', zh: '未计入：{parts}。' },
  leftSettings: {
    en: '{share} before a restart with other settings',
    zh: '{share} 为重启前的时间，当时设置不同',
  },
  leftUnknown: {
    en: '{share} before the restart at {since}, whose settings cannot be compared',
    zh: '{share} 为 {since} 重启前的时间，无法比较当时的设置',
  },
  leftRanks: { en: '{share} with another number of ranks', zh: '{share} 的 Rank 数不同' },
  leftMix: { en: '{share} with another mix of lengths', zh: '{share} 的请求长度构成不同' },
  countedUnknown: {
    en: 'Minutes before the restart count, although their settings may have been others.',
    zh: '重启前的时间已计入，但当时的设置可能不同。',
  },
  ttft: { en: 'user-perceived TTFT', zh: '用户侧首字延迟' },
  itl: { en: 'ITL', zh: 'ITL' },
  both: { en: '{first} and {second}', zh: '{first}和 {second}' },
  fullDate: {
    en: 'The weekly peak grows by {growth} a week. It reaches {load} between {earliest} and {latest}.',
    zh: '每周峰值每周增长 {growth}，将在 {earliest} 至 {latest} 之间达到 {load}。',
  },
  fullOpen: {
    en: 'The weekly peak grows by {growth} a week. It reaches {load} on {earliest} at the earliest, and may take longer than a year.',
    zh: '每周峰值每周增长 {growth}，最早于 {earliest} 达到 {load}，也可能超过一年。',
  },
  fullFar: {
    en: 'The weekly peak grows by {growth} a week. It does not reach {load} within a year.',
    zh: '每周峰值每周增长 {growth}，一年内不会达到 {load}。',
  },
  fullFlat: {
    en: 'When the limit will be reached is not known: the weekly peak does not grow by more than chance.',
    zh: '何时达到上限未知：每周峰值的增长未超出随机波动。',
  },
  fullShort: {
    en: 'When the limit will be reached is not known yet: that takes 14 whole days of data, and there are {days}.',
    zh: '何时达到上限尚不可知：需要 14 个整天的数据，目前有 {days} 个。',
  },
  fullNow: {
    en: 'The peak of the last seven days has reached {load}.',
    zh: '最近七天的峰值已达到 {load}。',
  },
  fullNoLimit: {
    en: 'When the limit will be reached is not known: the load never reached it.',
    zh: '上限未知，因此无法推算何时达到。',
  },
} as const satisfies Readonly<Record<string, Text>>;
