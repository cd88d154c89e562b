import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { adviceFor, NEEDS, packagesFor, type Need } from './packages';
import { takeInventory, type Inventory } from './present';
import { thisPackageSystem } from './system';

const USAGE = `npm run deps [-- --check]

Installs the programs that the demo and the tests need besides npm packages: Prometheus with promtool, nginx, Chromium and
a Chinese font. On Debian and Ubuntu it uses apt-get, as root or with sudo; elsewhere it prints the command.

  --check  only report which programs are installed or missing
  --help   this text
`;

const CHROMIUM_ADVICE =
  'Only "npm test" needs Chromium. This distribution offers it only as a snap: run "sudo snap install chromium", install Google Chrome, or set CHROMIUM_BIN to the path of a Chromium.';

function main(): number {
  const options = readOptions();
  if (options === null) return 2;
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }

  const system = thisPackageSystem();
  const inventory = takeInventory();
  const missing = missingOf(inventory);
  if (missing.length === 0) {
    say(`Nothing to do: ${listOf(inventory)}.`);
    return 0;
  }
  say(`Missing: ${missing.join(', ')}.`);
  if (options.check || system !== 'apt') {
    say(adviceFor(system, missing));
    return 1;
  }
  return install(missing);
}

function install(missing: readonly Need[]): number {
  const command = installCommand(missing);
  if (command === null) {
    say(`This needs root or sudo. As root, run: ${adviceFor('apt', missing).replace('Run: sudo ', '')}`);
    return 1;
  }
  say(`Running: ${command.join(' ')}`);
  const [file = '', ...args] = command;
  const { status, error } = spawnSync(file, args, { stdio: ['inherit', 'inherit', 'inherit'] });
  if (status !== 0) {
    say(`The installation failed (${error?.message ?? `exit code ${status}`}). ${adviceFor('apt', missing)}`);
    return 1;
  }

  const inventory = takeInventory();
  const left = missingOf(inventory);
  if (left.length === 0) {
    say(`Done: ${listOf(inventory)}.`);
    return 0;
  }
  if (left.length === 1 && left[0] === 'chromium') {
    say(`Done, except for Chromium. ${CHROMIUM_ADVICE}`);
    return 0;
  }
  say(`Still missing: ${left.join(', ')}. ${adviceFor('apt', left)}`);
  return 1;
}

/** Null when the process is not root and sudo is not installed. */
function installCommand(missing: readonly Need[]): string[] | null {
  const script = fileURLToPath(new URL('install-apt.sh', import.meta.url));
  const command = ['sh', script, ...packagesFor('apt', missing)];
  if (process.getuid?.() === 0) return command;
  const hasSudo = spawnSync('sudo', ['--version'], { stdio: 'ignore' }).status === 0;
  return hasSudo ? ['sudo', ...command] : null;
}

function readOptions(): { check: boolean; help: boolean } | null {
  try {
    const { values } = parseArgs({
      options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    });
    return values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return null;
  }
}

function missingOf(inventory: Inventory): Need[] {
  return NEEDS.filter((need) => inventory[need] === null);
}

function listOf(inventory: Inventory): string {
  return NEEDS.map((need) => `${need} ${inventory[need] ?? 'missing'}`).join(', ');
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

try {
  process.exitCode = main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
