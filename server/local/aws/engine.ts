import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { DatabaseSync } from "node:sqlite";
import { buildApp } from "fauxqs";
import { PersistenceManager } from "../../../node_modules/fauxqs/dist/persistence.js";
import { S3Store } from "../../../node_modules/fauxqs/dist/s3/s3Store.js";
import { SnsStore } from "../../../node_modules/fauxqs/dist/sns/snsStore.js";
import { type SqsQueue, SqsStore } from "../../../node_modules/fauxqs/dist/sqs/sqsStore.js";
import type { AwsAnswer, AwsRequest } from "./faults/aws-request.ts";
import { createFaultGate } from "./faults/gate.ts";

export interface AwsEngineOptions {
  readonly folder: string;
  readonly port: number;
  /** Where it listens; on this machine only, unless told otherwise. Nobody has to sign in here. */
  readonly host?: string;
}

export interface AwsEngine {
  readonly port: number;
  close(): Promise<void>;
}

/** What is used of the HTTP application; fauxqs's own declaration of it does not resolve here. */
interface EmulatorApp {
  addHook(name: "preHandler", hook: (request: EmulatorRequest, reply: unknown, done: () => void) => void): unknown;
  addHook(name: "onClose", hook: (app: unknown, done: () => void) => void): unknown;
  readonly server: Server;
  inject(request: { method: "POST"; url: string; headers: AwsRequest["headers"]; payload: string }): Promise<{
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

/** The connection that the running request came in on. */
const caller = new AsyncLocalStorage<Socket>();

/**
 * fauxqs 2.4.1, put together from its parts, because its own start function listens on every network interface and
 * because two of its parts lose messages. Listens on loopback only; state lives in `folder` and survives SIGKILL.
 * @param port 0 picks a free one.
 */
export async function startAwsEngine({ folder, port, host = "127.0.0.1" }: AwsEngineOptions): Promise<AwsEngine> {
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
  app.addHook("preHandler", (request, _reply, done) => {
    caller.run(forwarded.get(String(request.raw.headers[FORWARDED])) ?? request.raw.socket, done);
  });
  app.addHook("preHandler", (_request, _reply, done) => {
    // Timers otherwise run only while somebody polls, and the depth would count messages as hidden for ever.
    sqsStore.processAllTimers();
    done();
  });
  app.addHook("onClose", (_app, done) => {
    persistence.close();
    done();
  });
  placeGate(app);
  const address = await app.listen({ port, host });
  return { port: Number(new URL(address).port), close: () => app.close() };
}

/** Puts the faults that can be asked for between the connections and the emulator. */
function placeGate(app: EmulatorApp): void {
  const pass = (request: IncomingMessage, response: ServerResponse) => void app.server.emit(PASSED, request, response);
  for (const listener of app.server.listeners("request")) app.server.on(PASSED, (...args) => listener(...args));
  app.server.removeAllListeners("request");
  app.server.on("request", createFaultGate({ pass, forward: (request) => forward(app, request) }));
}

const PASSED = "request passed";
/** Names the connection that a forwarded request came in on; the emulator only sees a stand-in for it. */
const FORWARDED = "x-quickfix-forwarded";
const forwarded = new Map<string, Socket>();

async function forward(app: EmulatorApp, { url, headers, body, socket }: AwsRequest): Promise<AwsAnswer> {
  const id = randomUUID();
  const { "content-length": _old, ...rest } = headers;
  forwarded.set(id, socket);
  const request = { method: "POST", url, headers: { ...rest, [FORWARDED]: id }, payload: body } as const;
  const answer = await app.inject(request).finally(() => forwarded.delete(id));
  const given = Object.entries(answer.headers).flatMap(([name, value]) =>
    value === undefined || name === "content-length" ? [] : [[name, String(value)]],
  );
  return { statusCode: answer.statusCode, headers: Object.fromEntries(given), body: answer.body };
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
