import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { decode } from "../bson/document.ts";
import { exceededMemoryLimit, MongoError, maxTimeExpired, mongoError } from "../errors.ts";
import type { ReaderAnswer, ReaderData, ReaderNotice, ReaderRequest } from "./protocol.ts";

/** More than this wait for their turn only where somebody means harm. */
const longestQueue = 200;
/** What obeys no limit in this time after it was over does not at all: the thread is ended. */
const graceMs = 2_000;
/** Beside them the thread holds what sorts and groups are allowed (see `Budget`). */
const heapLimits = { maxOldGenerationSizeMb: 80, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 };

/** What is asked of the thread. */
export interface Question {
  request: Omit<ReaderRequest, "id" | "timeLimitMs">;
  /** When the client gives up waiting, on `performance.now()`'s clock. */
  deadline: number;
  /** What it may take once it is its turn. */
  limitMs: number;
  /** Goes before those that may take long: it reads on in what has begun. */
  isShort?: boolean;
  /** Whether somebody still waits for the answer. */
  isWanted(): boolean;
}

interface Job extends Question {
  resolve(answer: ReaderAnswer): void;
  reject(error: Error): void;
}

/**
 * The thread that reports run on: one at a time, the others in a queue. It is started when it is first needed.
 * One that outlives its time or its memory costs its own answer and the open cursors of the thread, nothing else.
 */
export class ReportThread {
  readonly #data: ReaderData;
  readonly #reportFault: (error: unknown) => void;
  #worker: Worker | null = null;
  #queue: Job[] = [];
  #running: (Job & { id: number; timer: NodeJS.Timeout }) | null = null;
  #cursors = new Set<string>();
  #lastId = 0;
  #isStopped = false;

  constructor(data: ReaderData, reportFault: (error: unknown) => void) {
    this.#data = data;
    this.#reportFault = reportFault;
  }

  /**
   * Answers what the thread finds out, from a snapshot that holds all that was on disk when it was asked.
   * @throws MongoError 50 or 146 when it takes more time or memory than it may, 365 when too many wait.
   */
  ask(question: Question): Promise<ReaderAnswer> {
    if (this.#isStopped) return Promise.reject(shutDown());
    this.#queue = this.#queue.filter(isStillWanted);
    if (this.#queue.length >= longestQueue) return Promise.reject(tooMany());
    return new Promise((resolve, reject) => {
      const job = { ...question, resolve, reject };
      if (question.isShort === true) this.#queue.unshift(job);
      else this.#queue.push(job);
      this.#next();
    });
  }

  /** Cursors that the thread holds open. */
  get openCursors(): number {
    return this.#cursors.size;
  }

  /** Closes a cursor that the thread holds; false when it does not. */
  close(key: string): boolean {
    if (!this.#cursors.delete(key)) return false;
    this.#tell({ forget: { cursors: [key], session: null } });
    return true;
  }

  closeOfSession(session: string): void {
    this.#tell({ forget: { cursors: [], session } });
  }

  /** Closes cursors that nobody has read for long. */
  expire(): void {
    this.#tell({ forget: "expired" });
  }

  #tell(notice: ReaderNotice): void {
    if (this.#worker) tellThread(this.#worker, notice);
  }

  /** Ends the thread and refuses whatever waits for it. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    const queue = this.#queue;
    this.#queue = [];
    for (const job of queue) job.reject(shutDown());
    await this.#end(shutDown());
  }

  #next(): void {
    if (this.#running || this.#isStopped) return;
    const job = this.#queue.shift();
    if (!job) return;
    if (!isStillWanted(job)) {
      this.#next();
      return;
    }
    const timeLimitMs = Math.min(job.limitMs, job.deadline - performance.now());
    if (timeLimitMs <= 0) {
      job.reject(outOfTime());
      this.#next();
      return;
    }
    this.#lastId += 1;
    const id = this.#lastId;
    const timer = setTimeout(() => void this.#end(outOfTime()), Math.min(timeLimitMs + graceMs, 2 ** 31 - 1));
    timer.unref();
    this.#running = { ...job, id, timer };
    this.#worker ??= this.#start();
    tellThread(this.#worker, { ...job.request, id, timeLimitMs });
  }

  #start(): Worker {
    // What the process was started with would count for the thread, in the place of its own limits.
    setFlagsFromString("--max-old-space-size=0");
    setFlagsFromString("--max-semi-space-size=0");
    const worker = new Worker(new URL("reader.ts", import.meta.url), {
      workerData: this.#data,
      resourceLimits: heapLimits,
      execArgv: [],
    });
    worker.unref();
    worker.on("message", (answer: ReaderAnswer) => this.#answered(answer));
    worker.on("error", (error) => this.#failed(worker, error));
    worker.on("exit", () => this.#failed(worker, mongoError(1, "the thread for reports ended")));
    return worker;
  }

  #answered(answer: ReaderAnswer): void {
    const running = this.#running;
    if (running?.id !== answer.id) return;
    this.#finish();
    if ("fields" in answer) this.#cursors = new Set(answer.cursors);
    if ("refusal" in answer) running.reject(this.#refused(answer.refusal));
    else running.resolve(answer);
    this.#next();
  }

  #refused({ code, codeName, message, extra, isFault }: Extract<ReaderAnswer, { refusal: unknown }>["refusal"]): Error {
    const error = new MongoError(code, codeName, message, decode(extra));
    if (isFault) this.#reportFault(error);
    return error;
  }

  #failed(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    const isMemory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
    if (!isMemory) this.#reportFault(error);
    const running = this.#finish();
    this.#worker = null;
    this.#cursors.clear();
    running?.reject(isMemory ? outOfMemory() : mongoError(1, error.message));
    this.#next();
  }

  async #end(cause: MongoError): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#cursors.clear();
    this.#finish()?.reject(cause);
    await worker?.terminate();
    this.#next();
  }

  #finish(): Job | null {
    const running = this.#running;
    this.#running = null;
    if (running) clearTimeout(running.timer);
    return running;
  }
}

function tellThread(worker: Worker, message: ReaderRequest | ReaderNotice): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  worker.postMessage(message);
}

/** Whoever is not there any more is not answered. */
function isStillWanted(job: Job): boolean {
  if (job.isWanted()) return true;
  job.reject(nobodyWaits());
  return false;
}

const nobodyWaits = () => mongoError(279, "The client is not there any more");
const shutDown = () => new MongoError(91, "ShutdownInProgress", "The server is shutting down");
const outOfTime = () => maxTimeExpired("operation exceeded time limit");
const outOfMemory = () => exceededMemoryLimit("This operation needs more memory than there is for one");
const tooMany = () => mongoError(365, "Too many operations wait for their turn to read much; try again later");
