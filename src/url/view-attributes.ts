import type { View } from './view';

/** An attribute of the elements that says a part of the view. */
interface ViewAttribute {
  readonly attribute: string;
  readonly field: keyof View;
  /** The parameter of a link that says the same. */
  readonly parameter: string;
  /** True for values that are separated by commas. */
  readonly isList?: true;
}

const plain = (field: keyof View, parameter: string = field): ViewAttribute => ({
  attribute: parameter,
  field,
  parameter,
});
const list = (attribute: string, field: keyof View, parameter: string): ViewAttribute => ({
  attribute,
  field,
  parameter,
  isList: true,
});

/** All but the theme are part of what an engine is for: elements with different ones share no engine. */
export const VIEW_ATTRIBUTES: readonly ViewAttribute[] = [
  plain('from'),
  plain('to'),
  plain('refresh'),
  plain('lang'),
  plain('timezone'),
  plain('compare'),
  plain('ttftGoalS', 'slo-ttft'),
  plain('itlGoalS', 'slo-itl'),
  plain('e2eGoalS', 'slo-e2e'),
  list('model', 'models', 'var-model_name'),
  list('engine', 'engines', 'var-engine'),
  list('instance', 'instances', 'var-instance'),
  list('job', 'jobs', 'var-job'),
];
