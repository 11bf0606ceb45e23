import { expect, test } from "vitest";
import { decode, MAX_BODY_BYTES } from "./decode.ts";

const TICKET = "67892fd1a2b3c4e5f6789012";
const AGENT = "67892fd1a2b3c4e5f6789013";
const CUSTOMER = "67892fd1a2b3c4e5f6789014";
const created = {
  eventType: "ticket.created",
  timestamp: "2026-01-17T12:00:00.000Z",
  data: {
    ticketId: TICKET,
    complaintId: "COMP-12345",
    userId: "user_id",
    title: "Internet issue",
    category: "Technical",
    priority: "High",
    assignedTo: null,
  },
};
const resolved = {
  eventType: "ticket.resolved",
  timestamp: "2026-01-17T12:30:00.000Z",
  data: {
    ticketId: TICKET,
    complaintId: "COMP-12345",
    agentId: AGENT,
    resolvedBy: AGENT,
    resolvedAt: "2026-01-17T12:30:00.000Z",
    userId: "user_id",
    title: "Internet issue",
    priority: "High",
  },
};
const ours = { eventId: "0197e7a0-0000-7000-8000-000000000001", v: "1" };

const decodeBody = (body: string, attributes: Record<string, string> = {}) => decode({ body, attributes });
const decodeEvent = (event: unknown, attributes: Record<string, string> = {}) => {
  const decoded = decodeBody(JSON.stringify(event), attributes);
  if (decoded.kind === "reject") throw new Error(decoded.sentence);
  return decoded.event;
};
const reasonOf = (body: string, attributes: Record<string, string> = {}) => {
  const decoded = decodeBody(body, attributes);
  return decoded.kind === "reject" ? decoded.reason : decoded.kind;
};

test("reads an event of ours with its id", () => {
  expect(decodeEvent(created, ours)).toMatchObject({
    id: ours.eventId,
    type: "ticket.created",
    at: new Date("2026-01-17T12:00:00.000Z"),
    ticketId: TICKET,
    agents: [],
    isNews: true,
  });
});

test("of what a message says only ids are kept: nothing that anybody could be told", () => {
  const event = decodeEvent(resolved, { ...ours, by: CUSTOMER });
  expect(JSON.stringify(event)).not.toContain("Internet issue");
  expect(Object.keys(event).toSorted()).toEqual(["agents", "at", "id", "isNews", "ticketId", "traceparent", "type"]);
});

test("whoever the words name by no id is nobody, and the message is read all the same", () => {
  const data = { ...resolved.data, agentId: { a: 1 } };
  expect(decodeEvent({ ...resolved, data }, ours).agents).toEqual([]);
});

test("reads the body of an older system, sent by hand without attributes; the same body is the same event", () => {
  const event = decodeEvent(created);
  expect(event.isNews).toBe(false);
  expect(event.id).toMatch(/^[0-9a-f]{64}$/);
  expect(decodeEvent(created).id).toBe(event.id);
});

test("reads what SNS wraps when raw delivery is off", () => {
  const wrapped = {
    Type: "Notification",
    MessageId: "x",
    TopicArn: "arn:aws:sns:eu-north-1:123456789012:QuickFix",
    Message: JSON.stringify(resolved),
    MessageAttributes: { eventId: { Type: "String", Value: ours.eventId } },
  };
  expect(decodeEvent(wrapped)).toMatchObject({
    id: ours.eventId,
    type: "ticket.resolved",
    isNews: true,
    agents: [AGENT],
  });
});

test("names every agent an event touches, old and new, once, and nobody who has no id", () => {
  const data = { ticketId: TICKET, agentId: AGENT.toUpperCase(), previousAgentId: AGENT };
  expect(decodeEvent({ ...created, data }).agents).toEqual([AGENT]);
  expect(decodeEvent({ ...created, data: { ...data, agentId: "agent_id" } }).agents).toEqual([AGENT]);
  expect(decodeEvent({ ...created, data: { ...data, agentId: null, previousAgentId: 7 } }).agents).toEqual([]);
});

test("takes unknown extra fields along", () => {
  expect(decodeEvent({ ...created, extra: true, data: { ...created.data, more: [1] } }).ticketId).toBe(TICKET);
});

test.each([
  ["text that is no JSON", "{not json", "json"],
  ["an empty body", "", "json"],
  ["JSON that is no event", "[1,2,3]", "schema"],
  ["an event without a time", JSON.stringify({ ...created, timestamp: "yesterday" }), "schema"],
  ["a ticket id that is none", JSON.stringify({ ...created, data: { ticketId: "67892f" } }), "bad-id"],
  ["a query in place of an id", JSON.stringify({ ...created, data: { ticketId: { $ne: null } } }), "bad-id"],
  ["an agent event without its agent", JSON.stringify({ ...created, eventType: "agent.capacity" }), "bad-id"],
  ["a type nobody knows", JSON.stringify({ ...created, eventType: "ticket.exploded" }), "unsupported"],
  ["a type that never leaves the relay", JSON.stringify({ ...created, eventType: "ticket.slotted" }), "unsupported"],
  ["nesting without end", `${"[".repeat(90_000)}${"]".repeat(90_000)}`, "too-deep"],
  [
    "a key that would poison a prototype",
    '{"eventType":"ticket.created","data":{"__proto__":{"admin":1}}}',
    "forbidden-key",
  ],
  ["the same key in disguise", '{"data":{"\\u005f_proto__":{}}}', "forbidden-key"],
  ["more than anybody sends", JSON.stringify({ ...created, pad: "x".repeat(MAX_BODY_BYTES) }), "oversize"],
  ["bytes that are no text", JSON.stringify(created).replace("Internet", "Inter\uFFFDnet"), "invalid-utf8"],
  ["half a character", JSON.stringify(created).replace("Internet", "Inter\uD83Dnet"), "invalid-utf8"],
])("rejects %s and says why in a sentence", (_what, body, reason) => {
  const decoded = decodeBody(body);
  expect(decoded).toMatchObject({ kind: "reject", reason });
  expect(decoded.kind === "reject" && decoded.sentence).toMatch(/^[A-Z].+/);
});

test("rejects a version it cannot know", () => {
  expect(reasonOf(JSON.stringify(created), { ...ours, v: "2" })).toBe("unsupported");
});

test("a replacement character that somebody typed into a title is no broken encoding", () => {
  const typed = { ...created, data: { ...created.data, title: "What is \uFFFD?" } };
  expect(decodeEvent(typed, ours).ticketId).toBe(TICKET);
});

test("of a text that is not JSON nothing is quoted: it can be a customer's words, and goes to the log", () => {
  const quoting = decode({ body: '{"title": "Maya said so", "note": Maya}', attributes: {} });
  expect(quoting).toMatchObject({ reason: "json", sentence: expect.not.stringContaining("Maya") });
  const cutOff = decode({ body: '{"title": "Maya', attributes: {} });
  expect(cutOff).toMatchObject({ reason: "json", sentence: expect.not.stringContaining("Maya") });
});
