import { parseArguments, usage } from './arguments';
import { Fleet } from './fleet';
import { serveFleet } from './server';

async function main(args: readonly string[]): Promise<number> {
  let command;
  try {
    command = parseArguments(args, Date.now());
  } catch (error) {
    console.error(`${sentence(error)} See npm run simulator -- --help.`);
    return 2;
  }
  if (command.kind === 'help') {
    console.log(usage);
    return 0;
  }
  const { scenario, startMs, port, host } = command;
  try {
    const fleet = new Fleet(scenario, startMs);
    const ports = fleet.ranks.map(({ index }) => (port === 0 ? 0 : port + index));
    const served = await serveFleet(fleet, { ports, host });
    for (const { model, engine, index } of fleet.ranks) {
      console.log(`http://${host}:${served.ports[index]}/metrics  ${model}, engine ${engine}`);
    }
    console.log('Ctrl-C ends it.');
    await interruption();
    await served.close();
    return 0;
  } catch (error) {
    console.error(sentence(error));
    return 1;
  }
}

function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

function sentence(error: unknown): string {
  // Messages of Node about flags have several lines.
  const message = (error instanceof Error ? error.message : String(error)).replace(/\n/g, ' ');
  return message.endsWith('.') ? message : `${message}.`;
}

process.exitCode = await main(process.argv.slice(2));
