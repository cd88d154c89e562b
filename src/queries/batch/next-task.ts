/** Calls back in the next task, when all promise callbacks of this one have run. A timer would wait longer on a hidden page. */
export function onNextTask(callback: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    callback();
  };
  port2.postMessage(null);
}
