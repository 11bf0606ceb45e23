import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { createPageGuard } from "../process/page-guard.ts";
import type { AwsAnswer, AwsRequest } from "./faults/aws-request.ts";
import { createFaultGate, type Refuse } from "./faults/gate.ts";
import { openEmulator } from "./fauxqs.ts";

export interface AwsEngineOptions {
  readonly folder: string;
  readonly port: number;
  /** Where it listens; on this machine only, unless told otherwise. Nobody has to sign in here. */
  readonly host?: string;
  /** Names that it may be asked by, beside `host` and this machine's own. */
  readonly names?: readonly string[];
  /** Refuses what a caller's keys may not do; without it everybody may do everything. */
  readonly refuse?: Refuse;
}

export interface AwsEngine {
  readonly port: number;
  close(): Promise<void>;
}

const PASSED = "request passed";
/** Names the connection that a forwarded request came in on; the emulator only sees a stand-in for it. */
const FORWARDED = "x-quickfix-forwarded";

/**
 * SNS and SQS on loopback, with a gate in front that breaks what it is asked to break. State lives in `folder` and survives
 * SIGKILL.
 * @param port 0 picks a free one.
 */
export async function startAwsEngine({
  folder,
  port,
  host = "127.0.0.1",
  names = [],
  refuse,
}: AwsEngineOptions): Promise<AwsEngine> {
  /** The connection that the running request came in on. */
  const caller = new AsyncLocalStorage<Socket>();
  const forwarded = new Map<string, Socket>();
  const app = openEmulator(folder, () => caller.getStore()?.writable === false);
  app.addHook("preHandler", ({ raw }, _reply, done) => {
    caller.run(forwarded.get(String(raw.headers[FORWARDED])) ?? raw.socket, done);
  });

  const pass = (request: IncomingMessage, response: ServerResponse) => void app.server.emit(PASSED, request, response);
  const forward = async ({ url, headers, body, socket }: AwsRequest): Promise<AwsAnswer> => {
    const id = randomUUID();
    const { "content-length": _old, ...rest } = headers;
    forwarded.set(id, socket);
    const request = { method: "POST", url, headers: { ...rest, [FORWARDED]: id }, payload: body } as const;
    const answer = await app.inject(request).finally(() => forwarded.delete(id));
    const given = Object.entries(answer.headers).flatMap(([name, value]) =>
      value === undefined || name === "content-length" ? [] : [[name, String(value)]],
    );
    return { statusCode: answer.statusCode, headers: Object.fromEntries(given), body: answer.body };
  };
  for (const listener of app.server.listeners("request")) app.server.on(PASSED, (...args) => listener(...args));
  app.server.removeAllListeners("request");
  const guard = createPageGuard([host, ...names]);
  const gate = createFaultGate({ pass, forward, refuse });
  app.server.on("request", (request, response) => {
    const refusal = guard(request.headers);
    if (refusal === null) return gate(request, response);
    request.resume();
    response.writeHead(403, { "content-type": "application/json" }).end(`${JSON.stringify({ message: refusal })}\n`);
  });

  const address = await app.listen({ port, host });
  return { port: Number(new URL(address).port), close: () => app.close() };
}
