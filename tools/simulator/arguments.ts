import { parseArgs } from 'node:util';
import { incidentOf } from './fault';
import { parseFaultFlag } from './fault-flag';
import { amountOf, incidentKinds } from './incident';
import { demoScenario, type Scenario, steadyScenario } from './scenario';

export const usage = `Serves /metrics the way LMDeploy does, of simulated ranks under simulated load.

  npm run simulator -- [options]

  --port N         port of the first rank, the others follow; 0 = any free ports (23333)
  --host ADDRESS   address to listen on (127.0.0.1)
  --model NAME     model name; repeat it for more models (internlm3-8b-instruct)
  --ranks N        DP ranks of each model (1)
  --rate N         requests per second of each model (2)
  --spec K         speculative decoding with K draft tokens, 0 to 16 (0)
  --max-batch N    batch size and number of request handles (128)
  --session-len N  longest session in tokens (32768)
  --hang-up P      share of clients that disconnect while they wait for a request handle (0.03)
  --patience N     mean time after which these clients disconnect, seconds (60)
  --streaming P    share of calls that stream their response (1)
  --several P      share of calls with four prompts on one connection (0)
  --clients N      additional clients that each send the next request when the last one has ended (0)
  --keep-alive N   time for which a client keeps its connection open after a response, seconds (0)
  --seed N         the same seed gives the same run (1)
  --fault F        KIND:SECONDS[:AMOUNT[:RANK]][@AFTER], more than once; AMOUNT is a factor, a share, a lag
                   in seconds or a number of handles, AFTER counts seconds from the start; KIND is
${kindLines()}
  --demo           the models of npm run demo instead; leaves only --port, --host and --fault
  --help           this text

While it runs:  curl -X POST localhost:23333/fault -d '{"kind":"overload","seconds":60,"factor":5}'
                curl localhost:23333/truth    the requests that really wait for a handle, which /metrics does not show`;

/** The kinds of faults in lines of the usage text. */
function kindLines(): string {
  const indent = ' '.repeat(19);
  const lines: string[] = [];
  for (const kind of incidentKinds) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + kind.length < 96) lines[lines.length - 1] = `${line}, ${kind}`;
    else lines.push(`${indent}${kind}`);
  }
  return lines.join(',\n');
}

export type Command =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'serve';
      readonly scenario: Scenario;
      readonly startMs: number;
      readonly port: number;
      readonly host: string;
    };

/**
 * Reads the command line.
 * @throws Error with one sentence that names the flag that is wrong
 */
export function parseArguments(args: readonly string[], nowMs: number): Command {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: false,
    options: {
      port: { type: 'string', default: '23333' },
      host: { type: 'string', default: '127.0.0.1' },
      model: { type: 'string', multiple: true, default: ['internlm3-8b-instruct'] },
      ranks: { type: 'string', default: '1' },
      rate: { type: 'string', default: '2' },
      spec: { type: 'string', default: '0' },
      'max-batch': { type: 'string', default: '128' },
      'session-len': { type: 'string', default: '32768' },
      'hang-up': { type: 'string', default: '0.03' },
      patience: { type: 'string', default: '60' },
      streaming: { type: 'string', default: '1' },
      several: { type: 'string', default: '0' },
      clients: { type: 'string', default: '0' },
      'keep-alive': { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      fault: { type: 'string', multiple: true, default: [] },
      demo: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  const incidents = values.fault.map((flag) => {
    const { fault, afterS } = parseFaultFlag(flag);
    return incidentOf(fault, nowMs + afterS * 1000);
  });
  const scenario = values.demo
    ? demoScenario(nowMs)
    : steadyScenario({
        seed: whole('seed', values.seed, 0, 2 ** 31),
        models: values.model,
        ranks: whole('ranks', values.ranks, 1, 256),
        ratePerS: positive('rate', values.rate, 1_000),
        specTokens: whole('spec', values.spec, 0, 16),
        plan: {
          maxBatchSize: whole('max-batch', values['max-batch'], 1, 4_096),
          sessionLen: whole('session-len', values['session-len'], 256, 10_000_000),
          sockets: { keepAliveS: between('keep-alive', values['keep-alive'], 86_400), poolSize: 0, drift: 0 },
        },
        traffic: {
          burstiness: 0.15,
          hangUpChance: between('hang-up', values['hang-up'], 1),
          patienceS: positive('patience', values.patience, 86_400),
          streamingChance: between('streaming', values.streaming, 1),
          severalChance: between('several', values.several, 1),
          closedLoops: [
            {
              clients: whole('clients', values.clients, 0, 10_000),
              thinkS: 1,
              startMs: nowMs,
              endMs: Infinity,
            },
          ],
        },
      });
  const ranks = scenario.models.reduce((sum, model) => sum + model.ranks, 0);
  for (const incident of incidents) {
    const { rank } = incident;
    amountOf(incident);
    if (rank !== 'all' && rank >= ranks) {
      throw new Error(`--fault: there is no rank ${rank}, the ranks are 0 to ${ranks - 1}.`);
    }
  }
  return {
    kind: 'serve',
    scenario: { ...scenario, incidents: [...scenario.incidents, ...incidents] },
    startMs: nowMs,
    port: whole('port', values.port, 0, 65_536 - ranks),
    host: values.host,
  };
}

function whole(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`--${flag} must be a whole number from ${least} to ${most}, not "${text}".`);
}

/** Reads a number from 0 to `most`. */
function between(flag: string, text: string, most: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= most) return value;
  throw new Error(`--${flag} must be a number from 0 to ${most}, not "${text}".`);
}

function positive(flag: string, text: string, most: number): number {
  const value = Number(text);
  if (value > 0 && value <= most) return value;
  throw new Error(`--${flag} must be a number above 0 and up to ${most}, not "${text}".`);
}
