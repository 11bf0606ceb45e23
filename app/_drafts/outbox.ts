import type { Failure } from "#app/_trpc/failure.ts";
import { ANOTHER_PERSON, isForAll, LONGEST_PAUSE_MS, mayPass, pauseAfter } from "./passing.ts";
import type { Problem, Send } from "./send.ts";
import { createSends } from "./sends.ts";
import type { Shelf } from "./shelf.ts";
import type { InTurn } from "./turns.ts";

/** What became of something that was sent, as far as it is known. */
export type Outcome =
  | { readonly kind: "taken"; readonly answer: unknown }
  /** Nothing could be reached: it goes out by itself. */
  | { readonly kind: "waiting" }
  | { readonly kind: "refused"; readonly problem: Problem }
  /** Another tab sent it, or took it back. */
  | { readonly kind: "elsewhere" };

export type NewSend = Omit<Send, "at" | "tries" | "notBefore" | "isWaiting" | "problem" | "isKept">;
export type Outbox = ReturnType<typeof createOutbox>;

interface Options {
  readonly shelf: Shelf;
  readonly personId: string;
  readonly inTurn: InTurn;
  /** Asks the server; a refusal is an answer, nothing throws. */
  readonly ask: (send: Send) => Promise<{ readonly answer: unknown } | { readonly failure: Failure }>;
  /** Called once the server has it, in the tab that it went out from; it is shown as sent until this has ended. */
  readonly onTaken: (send: Send, answer: unknown) => Promise<void>;
  readonly onRefused: (send: Send, problem: Problem) => void;
  /** Hears of each that is stored here, or not held any more: whoever had it until then need not. */
  readonly letGo: (key: string) => void;
  readonly later: (work: () => void, ms: number) => void;
  readonly now: () => number;
}

/** A clock that was set back must not hold anything up. */
const LONGEST_WAIT_MS = 600_000;

/** What one person sends: in order for each ticket, once, whatever happens on the way and whichever tab is left. */
export function createOutbox({ shelf, personId, inTurn, ask, onTaken, onRefused, letGo, later, now }: Options) {
  const sends = createSends(shelf, personId, letGo);
  const waiters = new Map<string, (outcome: Outcome) => void>();
  /** Who knows that it waits. */
  const told = new Set<string>();
  const queued = new Set<string>();
  const timed = new Set<string>();
  let isClosed = false;

  const inLine = (line: string) => sends.all().filter((send) => send.line === line);
  const tell = (key: string, outcome: Outcome) => {
    if (outcome.kind === "waiting" && told.has(key)) return;
    waiters.get(key)?.(outcome);
    if (outcome.kind === "waiting") told.add(key);
    else waiters.delete(key);
  };
  const soon = (line: string, ms: number) => {
    if (timed.has(line)) return;
    timed.add(line);
    later(() => {
      timed.delete(line);
      pump(line);
    }, ms);
  };

  /** True when the next of the line may follow. */
  const attempt = async (send: Send): Promise<boolean> => {
    const wait = send.notBefore - now();
    if (wait > 0 && wait < LONGEST_WAIT_MS) {
      soon(send.line, wait);
      return false;
    }
    const result = await ask(send);
    // Its writer has left meanwhile, or took it back, and perhaps sent it anew with other words.
    if (isClosed || sends.find(send.key)?.at !== send.at) return !isClosed;
    if ("answer" in result) {
      void sends.settle(send, () => onTaken(send, result.answer));
      tell(send.key, { kind: "taken", answer: result.answer });
      return true;
    }
    const { failure } = result;
    if (mayPass(failure, send.tries)) {
      const pause = pauseAfter(failure, send.tries);
      sends.keep({ ...send, tries: send.tries + 1, notBefore: now() + pause });
      soon(send.line, pause);
      return false;
    }
    const { code, message, fields, complaintId } = failure;
    const problem: Problem = { code, message, fields, complaintId };
    // It waits for its writer, who is somebody else than whoever sits here now.
    if (problem.code !== ANOTHER_PERSON) sends.keep({ ...send, problem });
    tell(send.key, { kind: "refused", problem });
    onRefused(send, problem);
    return !isForAll(problem);
  };
  /** It waits, for its own answer or for what is before it. */
  const hold = (send: Send) => {
    if (!send.isWaiting) sends.keep({ ...send, isWaiting: true });
    tell(send.key, { kind: "waiting" });
  };
  const work = async (line: string) => {
    queued.delete(line);
    for (let isOn = true; isOn && !isClosed; ) {
      const next = inLine(line).find(({ problem }) => !problem || isForAll(problem));
      isOn = next !== undefined && !next.problem && (await attempt(next));
    }
    if (!isClosed) for (const send of inLine(line)) if (!send.problem) hold(send);
  };
  const pump = (line: string): void => {
    // Whoever is queued already sees what was added since.
    if (isClosed || queued.has(line)) return;
    queued.add(line);
    void inTurn(`quickfix:line:${personId}:${line}`, () => work(line));
  };
  const pumpAll = () => {
    for (const line of new Set(sends.all().flatMap((send) => (send.problem ? [] : [send.line])))) pump(line);
  };
  /** What another tab has done with what was sent here. */
  const hear = () => {
    for (const key of waiters.keys()) {
      const send = sends.find(key);
      if (!send) tell(key, { kind: "elsewhere" });
      else if (send.problem) tell(key, { kind: "refused", problem: send.problem });
      else if (send.isWaiting) tell(key, { kind: "waiting" });
    }
  };
  const wake = () => {
    hear();
    sends.show();
    pumpAll();
  };

  return {
    list: sends.shown,
    subscribe: sends.subscribe,
    isAtRisk: () => !isClosed && sends.isAtRisk(),

    /** Keeps it, and sends it when it is its turn. `onNews` hears what becomes of it, perhaps that it waits and then more. */
    send(wish: NewSend, onNews: (outcome: Outcome) => void): void {
      waiters.set(wish.key, onNews);
      const at = Math.max(now(), (sends.all().at(-1)?.at ?? 0) + 1);
      sends.keep({ ...wish, at, tries: 0, notBefore: 0, isWaiting: false, problem: null, isKept: false });
      pump(wish.line);
    },

    /** Once more, by its writer's wish. */
    again(key: string): void {
      const send = sends.find(key);
      if (!send) return;
      sends.keep({ ...send, notBefore: 0, isWaiting: false, problem: null });
      pump(send.line);
    },

    /** Takes it out, to be written on or let go of. What is at the server by now is not taken back. */
    withdraw(key: string): Send | null {
      const send = sends.find(key);
      waiters.delete(key);
      sends.drop(key);
      return send;
    },

    /** What was taken out waits for its writer here again. */
    putBack: sends.keep,

    /** Another tab did something, or a while has passed. */
    wake,

    /** The network may be back, or somebody looks again: nothing waits for longer than a server asked for. */
    hurry(): void {
      for (const send of sends.all()) {
        if (send.notBefore > 0 && send.notBefore - now() <= LONGEST_PAUSE_MS) sends.keep({ ...send, notBefore: 0 });
      }
      wake();
    },

    /** Whoever was signed out is back: what waited for that goes on. */
    signedIn(): void {
      for (const send of sends.all())
        if (send.problem && isForAll(send.problem)) sends.keep({ ...send, problem: null });
      pumpAll();
    },

    close(): void {
      isClosed = true;
    },
  };
}
