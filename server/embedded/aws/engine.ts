import { AsyncLocalStorage } from "node:async_hooks";
import type { Socket } from "node:net";
import type { DatabaseSync } from "node:sqlite";
import { buildApp } from "fauxqs";
import { PersistenceManager } from "../../../node_modules/fauxqs/dist/persistence.js";
import { S3Store } from "../../../node_modules/fauxqs/dist/s3/s3Store.js";
import { SnsStore } from "../../../node_modules/fauxqs/dist/sns/snsStore.js";
import { type SqsQueue, SqsStore } from "../../../node_modules/fauxqs/dist/sqs/sqsStore.js";

export interface AwsEngine {
  readonly port: number;
  close(): Promise<void>;
}

/** What is used of the HTTP application; fauxqs's own declaration of it does not resolve here. */
interface EmulatorApp {
  addHook(name: "preHandler", hook: (request: EmulatorRequest, reply: unknown, done: () => void) => void): unknown;
  addHook(name: "onClose", hook: (app: unknown, done: () => void) => void): unknown;
  listen(options: { port: number; host: string }): Promise<string>;
  close(): Promise<void>;
}

interface EmulatorRequest {
  readonly raw: { readonly socket: Socket };
}

/** The connection that the running request came in on. */
const caller = new AsyncLocalStorage<Socket>();

/**
 * fauxqs 2.4.1, put together from its parts, because its own start function listens on every network interface and
 * because two of its parts lose messages. Listens on loopback only; state lives in `folder` and survives SIGKILL.
 * @param port 0 picks a free one.
 */
export async function startAwsEngine({ folder, port }: { folder: string; port: number }): Promise<AwsEngine> {
  const persistence = new SafePersistence(folder);
  const sqsStore = new ConnectedStore();
  const snsStore = new SnsStore();
  // Loading must come before the stores know their persistence: writing a queue again would cascade its messages away.
  persistence.loadSqsAndSns(sqsStore, snsStore);
  sqsStore.persistence = persistence;
  snsStore.persistence = persistence;
  for (const queue of sqsStore.allQueues()) queue.persistence = persistence;

  const stores = { sqsStore, snsStore, s3Store: new S3Store() };
  const app: EmulatorApp = buildApp({ logger: false, stores });
  app.addHook("preHandler", (request, _reply, done) => caller.run(request.raw.socket, done));
  app.addHook("preHandler", (_request, _reply, done) => {
    // Timers otherwise run only while somebody polls, and the depth would count messages as hidden for ever.
    sqsStore.processAllTimers();
    done();
  });
  app.addHook("onClose", (_app, done) => {
    persistence.close();
    done();
  });
  const address = await app.listen({ port, host: "127.0.0.1" });
  return { port: Number(new URL(address).port), close: () => app.close() };
}

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
  /** A long poll whose client is gone would still take the next message and hide it for the visibility timeout. */
  override createQueue(...request: Parameters<SqsStore["createQueue"]>): SqsQueue {
    const queue = super.createQueue(...request);
    const dequeue = queue.dequeue.bind(queue);
    queue.dequeue = (...limits) => (caller.getStore()?.writable === false ? [] : dequeue(...limits));
    return queue;
  }
}

/** The connection is private in the types only; the exact version is pinned and a test would notice another. */
function databaseOf(persistence: PersistenceManager): DatabaseSync {
  return Reflect.get(persistence, "db") as DatabaseSync;
}
