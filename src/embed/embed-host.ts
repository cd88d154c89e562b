import { FrameGroup } from './frame-group';
import type { ConnectOptions, FrameConnection } from './frame-types';

/**
 * Connects frames with a dashboard in them: they get the height of their content, stay in step, and can be steered. A frame has one
 * connection, the newest; when that one ends, the one before it goes on, such as that of {@link markedFrames}.
 */
export function connectFrames({
  frames,
  origin,
  inStep = true,
  fitHeight = true,
}: ConnectOptions): FrameConnection {
  return new FrameGroup({
    frames: typeof frames === 'function' ? frames : () => frames,
    groupOf: () => (inStep ? 'all' : ''),
    origin,
    fitHeight,
  });
}

/** The frames with the attribute `data-lmdeploy`. Those with the same value, if it is not empty, stay in step. */
export const markedFrames: FrameConnection = new FrameGroup({
  frames: () => document.querySelectorAll<HTMLIFrameElement>('iframe[data-lmdeploy]'),
  groupOf: (frame) => frame.dataset['lmdeploy'] ?? '',
  origin: undefined,
  fitHeight: true,
});
