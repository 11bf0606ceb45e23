import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { z } from "zod";
import { ComplaintUpdated } from "#server/core/live.ts";
import { Complaint } from "#server/desk/complaints/wire.ts";
import { eavesdropOn } from "../fixtures/eavesdropper.ts";
import { listen } from "../fixtures/socket.ts";
import { until } from "../fixtures/until.ts";
import { type Check, needed } from "./check.ts";
import { file, got, ISO, isHeard, isShown, isTold, read, resolve, type Story, WITHIN } from "./story.ts";

/** "Test 1" of the document that the desk was ordered with. */
const TEST_TICKET = {
  title: "Test Ticket",
  description: "Testing event-driven assignment",
  category: "Technical",
};
const Page = z.object({ items: z.array(Complaint) });

/** The document's own flows, from the outside: HTTP, the topic, a socket. Each step follows from those before. */
export const FLOWS: readonly Check<Story>[] = [
  needed("health says that database and topic answer", "load balancers take it out", async ({ people }) => {
    const { status, body } = await people.visitor("GET", "/api/health");
    assert.equal(status, 200, JSON.stringify(body));
  }),
  needed("people are invited, sign in, and are who they are", "nobody comes in", async (story) => {
    const { people, so, stack, topic } = story;
    so.customer = await people.customer("Maya Lindqvist");
    so.stranger = await people.customer("Oliver Brandt");
    so.agent = await people.agent("Asha Raman", { onDuty: true });
    const { topicArn } = topic.topology;
    const endpoint = topic.place.sqsEndpoint ?? topic.place.endpoint;
    so.topicHears = stack.use(await eavesdropOn({ ...topic, endpoint, topicArn }, `${story.name}-heard`));
    so.browser = stack.use(await listen(story.realtimeUrl, so.customer));
  }),
  needed("a complaint is filed as the document says", "complaints", async (story) => {
    const { customer, so } = { customer: got(story, "customer"), so: story.so };
    so.first = await file(customer, TEST_TICKET);
    assert.match(so.first._id, /^[0-9a-f]{24}$/);
    assert.match(so.first.complaintId, /^COMP-\d+$/);
    assert.equal(so.first.userId, customer.id);
  }),
  needed("it is found by its id and by its number", "links to complaints", async (story) => {
    const [{ _id, complaintId }, { rest }] = [got(story, "first"), got(story, "customer")];
    for (const ref of [_id, complaintId]) {
      assert.equal(read(Complaint, await rest("GET", `/api/complaints/${ref}`), 200)._id, _id);
    }
  }),
  needed("ticket.created comes out of the topic, byte for byte", "other people's subscribers", async (story) => {
    const { _id: ticketId, complaintId, userId, title, category, priority } = got(story, "first");
    const data = { ticketId, complaintId, userId, title, category, priority, assignedTo: null };
    await isHeard(story, "ticket.created", got(story, "first"), data);
  }),
  needed("it is given to the free agent", "assignment", async (story) => {
    const agent = got(story, "agent");
    const { assignedTo } = await story.people.untilWith(got(story, "first"), agent);
    assert.deepEqual(assignedTo, { _id: agent.id, name: agent.name });
  }),
  needed("the agent is busy", "who is free", (story) => isShown(story, "busy").then(() => {})),
  needed("the agent is told", "notifications", (story) =>
    isTold(story, got(story, "first"), "assigned").then(() => {}),
  ),
  needed("the next complaint waits", "the line", async (story) => {
    story.so.second = await file(got(story, "customer"), { ...TEST_TICKET, title: "Second in line" });
    assert.deepEqual([story.so.second.status, story.so.second.assignedTo], ["Open", null]);
  }),
  needed("another customer does not see it", "privacy", async (story) => {
    const { status } = await got(story, "stranger").rest("GET", `/api/complaints/${got(story, "first")._id}`);
    assert.equal(status, 404);
  }),
  needed("a request that is repeated under its key files nothing twice", "Idempotency-Key", async (story) => {
    const headers = { "idempotency-key": randomUUID() };
    const body = { ...TEST_TICKET, title: "Sent twice" };
    const sent = await Promise.all(
      [1, 2].map(() => got(story, "stranger").rest("POST", "/api/complaints", body, headers)),
    );
    const again = await file(got(story, "stranger"), body, headers);
    const ids = sent.filter(({ status }) => status === 201).map((answer) => read(Complaint, answer, 201)._id);
    assert.deepEqual([...new Set(ids)], [again._id]);
    const { items } = read(Page, await got(story, "stranger").rest("GET", "/api/complaints"), 200);
    assert.equal(items.length, 1);
    await until(
      "the customer closes it",
      async () => {
        const answer = await got(story, "stranger").rest("PATCH", `/api/complaints/${again._id}/status`, {
          status: "Closed",
        });
        return answer.status === 200;
      },
      WITHIN,
    );
  }),
  needed("agent and customer write to each other", "conversations", async (story) => {
    const path = `/api/complaints/${got(story, "first")._id}/comments`;
    for (const who of ["agent", "customer"] as const) {
      const { status } = await got(story, who).rest("POST", path, { message: `From the ${who}.` });
      assert.equal(status, 201);
    }
  }),
  needed("search and filters find it", "lists", async (story) => {
    const { rest } = got(story, "agent");
    for (const query of ["q=second line", "status=Open", "category=Technical", "priority=Medium"]) {
      const { items } = read(Page, await rest("GET", `/api/complaints?${query}`), 200);
      assert.ok(
        items.some(({ _id }) => _id === got(story, "second")._id),
        `not by ${query}`,
      );
    }
  }),
  needed("the agent resolves it as the document says", "solving", async (story) => {
    const answer = await resolve(got(story, "agent"), got(story, "first"));
    story.so.resolved = read(Complaint, answer, 200);
    assert.equal(story.so.resolved.status, "Resolved");
    assert.match(story.so.resolved.resolvedAt ?? "", ISO);
  }),
  needed("ticket.resolved comes out of the topic, byte for byte", "other people's subscribers", async (story) => {
    const { _id: ticketId, complaintId, resolvedAt, userId, title, priority } = got(story, "resolved");
    const who = { agentId: got(story, "agent").id, resolvedBy: got(story, "agent").id };
    const data = { ticketId, complaintId, ...who, resolvedAt, userId, title, priority };
    await isHeard(story, "ticket.resolved", got(story, "resolved"), data);
  }),
  needed("the next in line is given to the agent who is free now", "the line", async (story) => {
    await story.people.untilWith(got(story, "second"), got(story, "agent"));
    await isTold(story, got(story, "second"), "assigned");
  }),
  needed("the customer's open page hears of it", "live updates", async (story) => {
    const { _id, complaintId, rev } = got(story, "resolved");
    const isIt = (heard: unknown) => {
      const { success, data } = ComplaintUpdated.safeParse(heard);
      return success && data.ticketId === _id && data.status === "Resolved";
    };
    const heard = ComplaintUpdated.parse(await got(story, "browser").untilHeard("complaintUpdated", isIt));
    assert.deepEqual([heard.complaintId, heard.rev, heard.assignedTo], [complaintId, rev, got(story, "agent").id]);
  }),
  needed("a transition that is not allowed is a conflict", "two people who change one complaint", async (story) => {
    const { status } = await resolve(got(story, "agent"), got(story, "first"), "Once more.");
    assert.equal(status, 409);
  }),
  needed("after the last one the agent is available", "who is free", async (story) => {
    assert.equal((await resolve(got(story, "agent"), got(story, "second"))).status, 200);
    await isShown(story, "available");
  }),
  needed("an agent off duty is given nothing, and back on duty what waits", "breaks", async (story) => {
    const { rest } = got(story, "agent");
    const duty = (availability: string) => rest("PATCH", "/api/agents/me/availability", { availability });
    assert.equal((await duty("offline")).status, 200);
    const waiting = await file(got(story, "customer"), { ...TEST_TICKET, title: "While nobody is there" });
    await got(story, "topicHears").heard("ticket.created", waiting._id);
    assert.equal((await story.people.ticket(waiting)).status, "Open");
    assert.equal((await duty("available")).status, 200);
    await story.people.untilWith(waiting, got(story, "agent"));
    assert.equal((await resolve(got(story, "agent"), waiting)).status, 200);
  }),
  needed("a message that nobody can read is put aside with its reason", "the queue stands still", async (story) => {
    const { sqs, topology } = story.topic;
    await sqs.send(new SendMessageCommand({ QueueUrl: topology.queue.url, MessageBody: "no event at all" }));
    await until(
      "a dead letter",
      async () => {
        const { groups } = await story.people.admin.api.deadLetters.groups.query();
        return groups.length > 0;
      },
      { withinMs: 40_000, everyMs: 100 },
    );
    await story.people.admin.api.deadLetters.archive.mutate({ all: true });
  }),
];
