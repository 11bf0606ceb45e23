import type { IncomingHttpHeaders, Server } from "node:http";
import type { Socket } from "node:net";
import type { DatabaseSync } from "node:sqlite";
import { buildApp } from "fauxqs";
// Behind its front door: started from there, it listens on every network interface, and its faults are out of reach.
import { PersistenceManager } from "../../../node_modules/fauxqs/dist/persistence.js";
import { S3Store } from "../../../node_modules/fauxqs/dist/s3/s3Store.js";
import { SnsStore } from "../../../node_modules/fauxqs/dist/sns/snsStore.js";
import { SqsQueue, SqsStore } from "../../../node_modules/fauxqs/dist/sqs/sqsStore.js";

/** What is used of the HTTP application; fauxqs's own declaration of it does not resolve here. */
export interface EmulatorApp {
  addHook(name: "preHandler", hook: (request: EmulatorRequest, reply: unknown, done: () => void) => void): unknown;
  addHook(name: "onClose", hook: (app: unknown, done: () => void) => void): unknown;
  readonly server: Server;
  inject(request: { method: "POST"; url: string; headers: IncomingHttpHeaders; payload: string }): Promise<{
    readonly statusCode: number;
    readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
    readonly body: string;
  }>;
  listen(options: { port: number; host: string }): Promise<string>;
  close(): Promise<void>;
}

interface EmulatorRequest {
  readonly raw: { readonly socket: Socket; readonly headers: IncomingHttpHeaders };
}

/**
 * fauxqs 2.4.1, put together from its parts and not listening yet; the only file that knows its inside. Its state lives in
 * the folder and survives SIGKILL. Two of its parts lose messages, one wakes
 * those who wait for nothing; they are mended here.
 * @param isCallerGone Whether whoever sent the running request has hung up.
 */
export function openEmulator(folder: string, isCallerGone: () => boolean): EmulatorApp {
  const persistence = new SafePersistence(folder);
  const sqsStore = new ConnectedStore(isCallerGone);
  const snsStore = new SnsStore();
  // Loading must come before the stores know their persistence: writing a queue again would cascade its messages away.
  persistence.loadSqsAndSns(sqsStore, snsStore);
  sqsStore.persistence = persistence;
  snsStore.persistence = persistence;
  for (const queue of sqsStore.allQueues()) queue.persistence = persistence;

  const app: EmulatorApp = buildApp({ logger: false, stores: { sqsStore, snsStore, s3Store: new S3Store() } });
  app.addHook("preHandler", (_request, _reply, done) => {
    // Timers otherwise run only while somebody polls, and the depth would count messages as hidden for ever.
    sqsStore.processAllTimers();
    done();
  });
  app.addHook("onClose", (_app, done) => {
    persistence.close();
    done();
  });
  return app;
}

/** What is leaned on here; a test looks for each in the version that is installed. */
export const PARTS = {
  persistence: { of: PersistenceManager, methods: ["loadSqsAndSns", "updateMessageReady", "close"] },
  stores: { of: SqsStore, methods: ["createQueue", "allQueues", "processAllTimers"] },
  queues: { of: SqsQueue, methods: ["dequeue", "notifyWaiters", "waitForMessages"] },
} as const;

class SafePersistence extends PersistenceManager {
  readonly #release;

  constructor(folder: string) {
    super(folder);
    const database = databaseOf(this);
    // In WAL mode this still survives the death of the process; only a power cut may take the last moments.
    database.exec("PRAGMA synchronous = NORMAL");
    this.#release = database.prepare(
      "UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?",
    );
  }

  /** The original also sets the receive count to NULL, which its own schema refuses: the message would be gone. */
  override updateMessageReady(messageId: string): void {
    this.#release.run(messageId);
  }
}

class ConnectedStore extends SqsStore {
  readonly #isCallerGone;

  constructor(isCallerGone: () => boolean) {
    super();
    this.#isCallerGone = isCallerGone;
  }

  /** A long poll whose client is gone would still take the next message and hide it for the visibility timeout. */
  override createQueue(...request: Parameters<SqsStore["createQueue"]>): SqsQueue {
    const queue = super.createQueue(...request);
    const dequeue = queue.dequeue.bind(queue);
    queue.dequeue = (...limits) => (this.#isCallerGone() ? [] : dequeue(...limits));
    if (!queue.isFifo()) wakeInTurn(queue);
    return queue;
  }
}

/**
 * The original wakes everybody who waits for each message: all but one are told at once that there is none, and seem to be told so
 * by a queue that does not wait. Here the next one is woken when the one before has taken what it may, and something is left.
 */
function wakeInTurn(queue: SqsQueue): void {
  let isWaking = false;
  const wakeNext = () => {
    isWaking = false;
    if (queue.messages.length === 0) return;
    const next = queue.pollWaiters.shift();
    if (!next) return;
    clearTimeout(next.timer);
    next.resolve();
    isWaking = true;
    setImmediate(wakeNext);
  };
  // Private in the types only, as well.
  Reflect.set(queue, "notifyWaiters", () => isWaking || wakeNext());
}

/** The connection is private in the types only; the exact version is pinned and a test would notice another. */
function databaseOf(persistence: PersistenceManager): DatabaseSync {
  return Reflect.get(persistence, "db") as DatabaseSync;
}
