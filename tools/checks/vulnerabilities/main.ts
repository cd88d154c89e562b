import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { judgeAudit, shippedPackages, type Vulnerability } from './judge';

/*
 * npm run audit: asks the registry of npm for known vulnerabilities and judges them by the policy in judge.ts. Without an
 * answer it says so and ends well: a machine without a registry can still build.
 */

process.chdir(fileURLToPath(new URL('../../../', import.meta.url)));

const text = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8' }).stdout;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const list = (found: readonly Vulnerability[]): void => {
  for (const { name, severity, titles } of found)
    say(`  ${name} (${severity}): ${titles.join('; ') || 'see npm audit'}`);
};

let licences: string;
try {
  licences = readFileSync('dist/licenses.txt', 'utf8');
} catch {
  say('Run npm run build first: dist/licenses.txt names the packages in the page.');
  process.exit(2);
}

const judged = judgeAudit(text, shippedPackages(licences));
if (judged === null) {
  say('Skipped: the registry of npm did not answer the question for known vulnerabilities.');
} else {
  if (judged.tolerated.length > 0) say('Known, and tolerated by the policy:');
  list(judged.tolerated);
  if (judged.faults.length > 0) say('Not tolerated: update these packages.');
  list(judged.faults);
  if (judged.faults.length === 0) say('No package has a vulnerability that the policy does not tolerate.');
  process.exitCode = judged.faults.length > 0 ? 1 : 0;
}
