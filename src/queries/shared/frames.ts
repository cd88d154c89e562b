import type { ClientOptions } from '../http/client';
import { badAnswer, goodAnswer, resultIn, type Answer } from './answer';
import type { Channel, OpenChannel } from './channel';
import { Line, type Said } from './line';
import { Roster, type Member } from './roster';
import type { Task, TaskResult } from './task';

type ServerDate = Parameters<NonNullable<ClientOptions['onserverdate']>>[0];

/** To all frames. `hello`: who is there? `here`: I am ready. */
type Notice =
  | { readonly type: 'hello' }
  | { readonly type: 'here'; readonly member: Member }
  | { readonly type: 'bye'; readonly id: string }
  | { readonly type: 'date'; readonly group: string; readonly date: ServerDate };

/** To one frame. `heard`: to a task or a ping, at once. `echo`: to itself. */
type Letter = { readonly from: string } & Content;

type Content =
  | Said
  | { readonly type: 'heard' }
  | { readonly type: 'echo' }
  | { readonly type: 'answer'; readonly nr: number; readonly answer: Answer };

interface FramesOptions {
  readonly openChannel: OpenChannel;
  /** The same for frames that may share, and for no others. */
  readonly name: string;
  /** Of this frame; no other frame has it. */
  readonly id: string;
}

/** What a frame that is ready does for itself and for others. */
interface Ready {
  readonly group: string;
  readonly run: (task: Task, signal: AbortSignal) => Promise<TaskResult>;
  /** Called with the dates that other frames of the group get from the server. */
  readonly onserverdate: (date: ServerDate) => void;
}

/** A frame waits this long for the others before its first request, ms: its configuration takes longer. */
const JOIN_MS = 30;

/** Then it sends itself this many messages, one after the other: they queue up behind those of others on a busy thread. */
const ECHOES = 2;

/**
 * The frames of a page, as one of them sees it. The frame that was ready first does the tasks of all, the others ask it; when it
 * goes, the next one takes over. A frame that does not hear from it in a second does its own tasks. It needs no lock, which
 * pages without HTTPS lack: two that both lead cost some more requests, and nothing else.
 */
export class Frames {
  readonly #options: FramesOptions;
  readonly #common: Channel;
  readonly #inbox: Channel;
  readonly #roster = new Roster();
  readonly #outboxes = new Map<string, Channel>();
  readonly #lines = new Map<string, Line>();
  /** Tasks for others, by frame and number. */
  readonly #served = new Map<string, Map<number, AbortController>>();
  readonly #joined: Promise<void>;
  #ready: Ready | null = null;
  #onecho: () => void = () => undefined;

  constructor(options: FramesOptions) {
    this.#options = options;
    this.#common = options.openChannel(options.name, (message) => this.#notice(message as Notice));
    this.#inbox = options.openChannel(this.#inboxOf(options.id), (message) =>
      this.#letter(message as Letter),
    );
    this.#tell({ type: 'hello' });
    this.#joined = new Promise((resolve) => setTimeout(resolve, JOIN_MS)).then(() => this.#echo(ECHOES));
  }

  /** True when other frames send the same headers to the same Prometheus. */
  get hasOthers(): boolean {
    return this.#roster.hasOthers;
  }

  /** From now on this frame asks others, and does tasks for them. */
  join(ready: Ready): void {
    this.#ready = ready;
    this.#roster.join({ id: this.#options.id, group: ready.group, sinceMs: Date.now() });
    this.#sayHere();
  }

  /** Call it when the document goes: the others then do without it. */
  leave(): void {
    this.#tell({ type: 'bye', id: this.#options.id });
    for (const from of [...this.#served.keys()]) this.#forget(from);
  }

  /** Call it when the document comes back from the cache of the browser. */
  comeBack(): void {
    this.#sayHere();
  }

  close(): void {
    this.leave();
    this.#common.close();
    this.#inbox.close();
    for (const line of this.#lines.values()) line.close('gone');
  }

  /** Passes a date of the server on to the others. */
  tellDate(date: ServerDate): void {
    const group = this.#ready?.group;
    if (group !== undefined && this.hasOthers) this.#tell({ type: 'date', group, date });
  }

  /** @throws QueryError, or what `run` of the frame that does it throws, see {@link resultIn} */
  async run(task: Task, signal: AbortSignal): Promise<TaskResult> {
    const ready = this.#ready;
    if (!ready) throw new Error('The frame has not joined.');
    await this.#joined;
    for (let leaderId = this.#roster.leaderId; leaderId !== null; leaderId = this.#roster.leaderId) {
      const end = await this.#lineTo(leaderId).run(task, signal);
      if (end === 'silent') {
        this.#roster.lose(leaderId);
        break;
      }
      if (end !== 'gone') return resultIn(end);
    }
    return ready.run(task, signal);
  }

  #notice(notice: Notice): void {
    switch (notice.type) {
      case 'hello':
        this.#sayHere();
        break;
      case 'here':
        this.#roster.note(notice.member);
        break;
      case 'bye':
        this.#roster.remove(notice.id);
        this.#forget(notice.id);
        this.#lines.get(notice.id)?.close('gone');
        break;
      case 'date':
        if (notice.group === this.#ready?.group) this.#ready.onserverdate(notice.date);
    }
  }

  #letter(letter: Letter): void {
    const { from } = letter;
    this.#roster.heard(from);
    switch (letter.type) {
      case 'ask':
        this.#write(from, { type: 'heard' });
        void this.#serve(from, letter.nr, letter.task);
        break;
      case 'withdraw':
        this.#served.get(from)?.get(letter.nr)?.abort();
        break;
      case 'ping':
        this.#write(from, { type: 'heard' });
        break;
      case 'heard':
        this.#lines.get(from)?.heard();
        break;
      case 'echo':
        this.#onecho();
        break;
      case 'answer':
        this.#lines.get(from)?.answered(letter.nr, letter.answer);
    }
  }

  async #serve(from: string, nr: number, task: Task): Promise<void> {
    const controller = new AbortController();
    const ofFrame = this.#served.get(from) ?? new Map<number, AbortController>();
    this.#served.set(from, ofFrame.set(nr, controller));
    const running = this.#ready?.run(task, controller.signal) ?? Promise.reject(new Error('not ready'));
    const answer = await running.then(goodAnswer, badAnswer);
    ofFrame.delete(nr);
    if (!controller.signal.aborted) this.#write(from, { type: 'answer', nr, answer });
  }

  /** Withdraws what a frame wants. */
  #forget(id: string): void {
    const ofFrame = this.#served.get(id);
    this.#served.delete(id);
    for (const controller of ofFrame?.values() ?? []) controller.abort();
    this.#outboxes.get(id)?.close();
    this.#outboxes.delete(id);
  }

  async #echo(times: number): Promise<void> {
    for (let i = 0; i < times; i++) {
      const heard = new Promise<void>((resolve) => (this.#onecho = resolve));
      this.#write(this.#options.id, { type: 'echo' });
      await heard;
    }
  }

  #lineTo(id: string): Line {
    const known = this.#lines.get(id);
    if (known) return known;
    const line = new Line((said) => this.#write(id, said));
    this.#lines.set(id, line);
    return line;
  }

  #sayHere(): void {
    const { own } = this.#roster;
    if (own) this.#tell({ type: 'here', member: own });
  }

  #tell(notice: Notice): void {
    this.#common.post(notice);
  }

  #write(to: string, said: Content): void {
    let outbox = this.#outboxes.get(to);
    if (!outbox) {
      outbox = this.#options.openChannel(this.#inboxOf(to));
      this.#outboxes.set(to, outbox);
    }
    outbox.post({ from: this.#options.id, ...said });
  }

  #inboxOf(id: string): string {
    return `${this.#options.name} ${id}`;
  }
}
