import { createHash } from "node:crypto";
import { z } from "zod";
import { isPublished, type PublishedType } from "#server/core/events/event-data.ts";
import { DocumentId, eventIdOf, ticketIdOf } from "#server/core/ids.ts";
import { EVENT_VERSION } from "#server/core/outbox/attributes.ts";
import { wordsOfIssue } from "#server/core/saying.ts";
import { agentsNamed } from "./agents-named.ts";
import { type Rejection, reject } from "./outcome.ts";
import { readJson } from "./read-json.ts";
import type { ReceivedEvent } from "./received-event.ts";
import { type Unwrapped, unwrapSns } from "./sns-envelope.ts";

/** Nothing we publish is larger; it is checked before anything is parsed. */
export const MAX_BODY_BYTES = 200 * 1024;

const Envelope = z.object({
  eventType: z.string().max(100),
  timestamp: z.iso.datetime({ offset: true }),
  data: z.record(z.string(), z.unknown()),
});

export type Decoded = { readonly kind: "event"; readonly event: ReceivedEvent } | Rejection;

/** Reads a message tolerantly (missing attributes, unknown extra fields, SNS's own envelope) and says what is wrong with one it cannot read. */
export function decode(message: Unwrapped): Decoded {
  const bytes = Buffer.byteLength(message.body);
  if (bytes > MAX_BODY_BYTES) {
    return reject("oversize", `The message has ${bytes} bytes; at most ${MAX_BODY_BYTES} are read.`);
  }
  const json = readJson(message);
  if (json.kind === "reject") return json;
  const inner = unwrapSns(json.value);
  if (!inner) return decodeEnvelope(json.value, message);
  const innerJson = readJson(inner);
  return innerJson.kind === "reject" ? innerJson : decodeEnvelope(innerJson.value, inner);
}

function decodeEnvelope(json: unknown, { body, attributes }: Unwrapped): Decoded {
  const envelope = Envelope.safeParse(json);
  if (!envelope.success) return reject("schema", describe(envelope.error));
  const { eventType, timestamp, data } = envelope.data;
  const version = attributes["v"] ?? EVENT_VERSION;
  if (version !== EVENT_VERSION) {
    return reject("unsupported", `The message has version ${version}; this consumer reads version ${EVENT_VERSION}.`);
  }
  if (!isPublished(eventType))
    return reject("unsupported", `This consumer does not know events of type "${eventType}".`);
  const ids = readIds(eventType, data);
  if (ids.kind === "reject") return ids;
  const sent = attributes["eventId"];
  const id = eventIdOf(sent ?? createHash("sha256").update(body).digest("hex"));
  const event: ReceivedEvent = {
    id,
    type: eventType,
    at: new Date(timestamp),
    isNews: sent !== undefined,
    ticketId: ids.ticketId,
    agents: agentsNamed(data),
    traceparent: attributes["traceparent"] ?? null,
  };
  return { kind: "event", event };
}

/** The id of the ticket or agent that the event is about; without it the event says nothing. */
function readIds(type: PublishedType, data: Readonly<Record<string, unknown>>) {
  const field = type.startsWith("ticket.") ? "ticketId" : "agentId";
  const id = DocumentId.safeParse(data[field]);
  if (!id.success) return reject("bad-id", `The field data.${field} must be an id of 24 hexadecimal digits.`);
  return { kind: "ids" as const, ticketId: field === "ticketId" ? ticketIdOf(id.data.toLowerCase()) : null };
}

function describe(error: z.ZodError): string {
  const problems = error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join(".") || "the body"}: ${wordsOfIssue(issue)}`);
  return `The message has not the shape of an event. ${problems.join("; ")}`;
}
