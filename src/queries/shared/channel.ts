/** Sends to all others that have opened a channel of the same name, and not to itself. */
export interface Channel {
  post(message: unknown): void;
  close(): void;
}

export type OpenChannel = (name: string, onmessage?: (message: unknown) => void) => Channel;

/** The channels of the browser: documents of one origin below the same top-level site hear each other. */
export const openBroadcast: OpenChannel = (name, onmessage) => {
  const channel = new BroadcastChannel(name);
  if (onmessage) channel.onmessage = ({ data }) => onmessage(data);
  return {
    post: (message) => channel.postMessage(message),
    close: () => channel.close(),
  };
};
