import assert from "node:assert/strict";
import { z } from "zod";
import { AgentView } from "#server/desk/agents/wire.ts";
import { Complaint } from "#server/desk/complaints/wire.ts";
import type { RestAnswer } from "../fixtures/api.ts";
import type { Desk } from "../fixtures/desk.ts";
import type { Eavesdropper } from "../fixtures/eavesdropper.ts";
import type { Person } from "../fixtures/people.ts";
import type { Listener } from "../fixtures/socket.ts";
import { until } from "../fixtures/until.ts";
import type { OwnTopic } from "./own-topic.ts";

/** What the story plays in, and what has happened in it so far. */
export interface Story {
  readonly people: Desk;
  readonly realtimeUrl: string;
  readonly topic: OwnTopic;
  readonly name: string;
  readonly stack: AsyncDisposableStack;
  readonly so: Partial<Cast>;
}

interface Cast {
  customer: Person;
  stranger: Person;
  agent: Person;
  topicHears: Eavesdropper;
  browser: Listener;
  first: Complaint;
  second: Complaint;
  resolved: Complaint;
}

export const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
export const WITHIN = { withinMs: 20_000, everyMs: 50 };

/** What came before in the story. @throws when that went wrong, which is the reason then. */
export function got<Name extends keyof Cast>({ so }: Story, name: Name): Cast[Name] {
  const value = so[name];
  if (value === undefined) throw new Error("what it follows from went wrong");
  return value;
}

/** The body of an answer that has this status and this shape. */
export function read<Shape extends z.ZodType>(
  schema: Shape,
  { status, body }: RestAnswer,
  expected: number,
): z.infer<Shape> {
  assert.equal(status, expected, `status ${status}: ${JSON.stringify(body)}`);
  return schema.parse(body);
}

/** Files it over REST, and it is filed. */
export const file = async ({ rest }: Person, body: object, headers?: HeadersInit) =>
  read(Complaint, await rest("POST", "/api/complaints", body, headers), 201);
/** "Test 2" of the document. */
export const resolve = ({ rest }: Person, { _id }: Complaint, message = "Issue fixed!") =>
  rest("PATCH", `/api/complaints/${_id}/status`, { status: "Resolved", message });
const Agents = z.union([z.array(AgentView), z.object({ items: z.array(AgentView) }).transform(({ items }) => items)]);

/** Resolves when everybody sees the agent so. */
export const isShown = (story: Story, availability: string) =>
  until(
    `the agent is ${availability}`,
    async () => {
      const agents = read(Agents, await got(story, "agent").rest("GET", "/api/agents"), 200);
      return agents.find(({ _id }) => _id === got(story, "agent").id)?.availability === availability;
    },
    WITHIN,
  );

/** Resolves when the agent has a notification of this type about the complaint. */
export const isTold = (story: Story, { complaintId }: Complaint, type: string) =>
  until(
    `the agent is told: ${type}`,
    async () => {
      const { items } = await got(story, "agent").api.notifications.list.query({});
      return items.some((item) => item.complaintId === complaintId && item.type === type);
    },
    WITHIN,
  );

/** Resolves when the topic has let out exactly the document's body, and the attributes that travel beside it. */
export const isHeard = async (story: Story, eventType: string, { _id }: Complaint, data: object) => {
  const { Body = "", MessageAttributes = {} } = await got(story, "topicHears").heard(eventType, _id);
  const { timestamp } = z.object({ timestamp: z.string().regex(ISO) }).parse(JSON.parse(Body));
  assert.equal(Body, JSON.stringify({ eventType, timestamp, data }));
  for (const name of ["eventId", "eventType", "v", "rev"]) assert.ok(name in MessageAttributes, `no attribute ${name}`);
  assert.ok(Object.keys(MessageAttributes).length < 10, "ten attributes or more");
};
