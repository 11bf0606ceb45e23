import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { type AwsAnswer, type AwsRequest, readAwsRequest } from "./aws-request.ts";
import { failEntries } from "./batch-entries.ts";
import { throttled, unavailable } from "./error-answers.ts";
import { type FaultEffect, FaultRules, RuleBook } from "./rules.ts";
import { Shelf } from "./shelf.ts";

/** Where the faults of a running emulator are read and set. */
export const FAULTS_PATH = "/_quickfix/faults";

export interface EmulatorDoor {
  /** Answers on the connection itself, as if nothing stood before it. */
  pass(request: IncomingMessage, response: ServerResponse): void;
  /** Does a request that was already read, for the connection it came in on. */
  forward(request: AwsRequest): Promise<AwsAnswer>;
  /** Asked first, where there is one: answers a request that its keys may not make, and null for all others. */
  readonly refuse?: Refuse;
}

export type Refuse = (request: AwsRequest) => AwsAnswer | null;

/**
 * Stands before SNS and SQS and breaks what its rules say. Without rules a request passes untouched and unread.
 * @param random Decides rules of a probability, and the order in which messages overtake each other.
 */
export function createFaultGate(door: EmulatorDoor, random: () => number = Math.random) {
  const rules = new RuleBook();
  const shelf = new Shelf(random);

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { body, aws } = await readAwsRequest(request);
    if (request.url === FAULTS_PATH) return control(request, response, body);
    if (!aws) return send(response, { statusCode: 400, headers: {}, body: "This is neither SNS nor SQS." });
    const refused = door.refuse?.(aws);
    if (refused) return send(response, refused);
    const effects = rules.strike(aws, random);
    const answer = await answerUnder(effects, aws);
    if (answer === "silence") return;
    if (answer === "cut") aws.socket.destroy();
    else send(response, answer);
  };

  const answerUnder = async (
    effects: readonly FaultEffect[],
    request: AwsRequest,
  ): Promise<AwsAnswer | "silence" | "cut"> => {
    for (const effect of effects) if (effect.kind === "delay") await wait(effect.ms);
    for (const { kind } of effects) {
      if (kind === "refuse") return "cut";
      if (kind === "unavailable") return unavailable(request);
      if (kind === "throttle") return throttled(request);
      if (kind === "drop-request") return "silence";
    }
    const forward = (each: AwsRequest) => settleCopies(each);
    if (effects.some(({ kind }) => kind === "duplicate-request")) await forward(request);
    const failing = effects.find((effect) => effect.kind === "fail-entries");
    const answer = failing
      ? await failEntries(request, failing, forward)
      : request.operation === "ReceiveMessage"
        ? await shelf.receive(request, effects, door.forward)
        : await forward(request);
    return effects.some(({ kind }) => kind === "drop-response") ? "cut" : answer;
  };

  const settleCopies = (request: AwsRequest) =>
    request.operation === "DeleteMessageBatch" || request.operation === "ChangeMessageVisibilityBatch"
      ? shelf.settle(request, door.forward)
      : door.forward(request);

  const control = async (request: IncomingMessage, response: ServerResponse, body: string): Promise<void> => {
    if (request.method === "PUT" || request.method === "DELETE") {
      const wanted = FaultRules.safeParse(request.method === "PUT" ? parse(body) : []);
      if (!wanted.success) return sendJson(response, 400, { error: z.prettifyError(wanted.error) });
      rules.replace(wanted.data);
      await shelf.clear(door.forward, {
        service: "sqs",
        queue: null,
        url: "/",
        headers: JSON_HEADERS,
        socket: request.socket,
      });
    } else if (request.method !== "GET") return sendJson(response, 405, { error: "Use GET, PUT or DELETE." });
    sendJson(response, 200, rules.list());
  };

  return (request: IncomingMessage, response: ServerResponse): void => {
    const isOpen = rules.isEmpty && !door.refuse;
    if (isOpen && request.url !== FAULTS_PATH) return door.pass(request, response);
    serve(request, response).catch(() => request.socket.destroy());
  };
}

const JSON_HEADERS = { "content-type": "application/x-amz-json-1.0" };

function send(response: ServerResponse, { statusCode, headers, body }: AwsAnswer): void {
  response.writeHead(statusCode, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
}

function sendJson(response: ServerResponse, statusCode: number, body: unknown): void {
  send(response, { statusCode, headers: { "content-type": "application/json" }, body: `${JSON.stringify(body)}\n` });
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
