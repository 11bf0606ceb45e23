import { expect, test } from "vitest";
import type { OutboxEntry } from "../events/event.ts";
import { ticketIdOf } from "../ids.ts";
import { ADMIN, AGENT, aFiling, anAgent, aStamp, aTicket, CUSTOMER, OTHER_AGENT } from "../testing.ts";
import { reinstate, retire, setCapacity, setDuty, setSkills } from "./agent.ts";
import { answer } from "./answer.ts";
import { claim } from "./claim.ts";
import { comment, rate, setPriority } from "./converse.ts";
import { correct } from "./correct.ts";
import { close, reopen, resolve, waitOnCustomer } from "./end.ts";
import { fileTicket } from "./file.ts";
import { give } from "./give.ts";
import { promote, unslot } from "./places.ts";
import { requeue } from "./requeue.ts";

const TICKET = ticketIdOf("67892fd1a2b3c4e5f6789012");
const open = aTicket({ id: TICKET, complaintId: "COMP-12345", title: "Internet issue", priority: "High" });
const held = {
  ...open,
  status: "In Progress" as const,
  assignedTo: AGENT.id,
  assign: { token: "t0", at: open.createdAt, by: "auto" as const, why: { rule: "longest-free" as const } },
};
const waiting = { ...held, status: "Waiting on Customer" as const };
const agent = { ...anAgent(), rev: 3 };
const stamp = aStamp({ token: "t1" });
const { id, complaintId, userId, title, category, priority } = open;
const filing = aFiling({ id, complaintId, userId, title, category, priority });

/** What is stored and published, to the byte, and who did it. */
const BODIES: readonly (readonly [OutboxEntry, by: string | null, data: string])[] = [
  [
    fileTicket(filing, CUSTOMER, stamp).event,
    CUSTOMER.id,
    idsThen(`"title":"Internet issue","category":"Technical","priority":"High","assignedTo":null`),
  ],

  [
    resolve(held, AGENT, stamp).event,
    AGENT.id,
    `{"ticketId":"${TICKET}","complaintId":"COMP-12345","agentId":"${AGENT.id}","resolvedBy":"${AGENT.id}","resolvedAt":"2026-01-17T12:00:00.000Z","userId":"${CUSTOMER.id}","title":"Internet issue","priority":"High"}`,
  ],

  [close(held, CUSTOMER, stamp).event, CUSTOMER.id, idsThen(`"agentId":"${AGENT.id}","closedBy":"${CUSTOMER.id}"`)],
  [close(open, ADMIN, stamp).event, ADMIN.id, idsThen(`"agentId":null,"closedBy":"${ADMIN.id}"`)],

  [reopen(held, CUSTOMER, stamp).event, CUSTOMER.id, idsThen(`"agentId":"${AGENT.id}","reopenedBy":"${CUSTOMER.id}"`)],
  [waitOnCustomer(held, AGENT, stamp).event, AGENT.id, idsThen(`"agentId":"${AGENT.id}"`)],
  [answer(waiting, agent, CUSTOMER, stamp).event, CUSTOMER.id, idsThen(`"agentId":"${AGENT.id}"`)],

  [
    answer(waiting, null, CUSTOMER, stamp).event,
    CUSTOMER.id,
    idsThen(`"agentId":"${AGENT.id}","reason":"agent-off-duty"`),
  ],
  [requeue(held, "taken-back", ADMIN, stamp).event, ADMIN.id, idsThen(`"agentId":"${AGENT.id}","reason":"taken-back"`)],
  [requeue(held, "agent-gone", null, stamp).event, null, idsThen(`"agentId":"${AGENT.id}","reason":"agent-gone"`)],

  [claim(open, agent, 0, { rule: "longest-free" }, stamp).event, null, idsThen(`"agentId":"${AGENT.id}","token":"t1"`)],

  [
    give(held, anAgent({ id: OTHER_AGENT.id }), ADMIN, stamp, 0).event,
    ADMIN.id,
    idsThen(`"agentId":"${OTHER_AGENT.id}","previousAgentId":"${AGENT.id}","token":"t1","assignedBy":"${ADMIN.id}"`),
  ],
  [promote(held, AGENT.id, 0, stamp).event, null, idsThen(`"agentId":"${AGENT.id}"`)],
  [unslot(held, AGENT.id, stamp).event, null, idsThen(`"agentId":"${AGENT.id}"`)],

  [
    comment(held, CUSTOMER, "Hello?", false, stamp).event,
    CUSTOMER.id,
    idsThen(`"authorId":"${CUSTOMER.id}","internal":false,"agentId":"${AGENT.id}"`),
  ],

  [
    setPriority(held, "Low", AGENT, stamp).event,
    AGENT.id,
    idsThen(`"priority":"Low","previousPriority":"High","agentId":"${AGENT.id}"`),
  ],

  [
    correct(held, { title, category: "Billing", priority: "Low" }, agent, AGENT, stamp).event,
    AGENT.id,
    idsThen(
      `"category":"Billing","previousCategory":"Technical","priority":"Low","previousPriority":"High","requeued":false,"agentId":"${AGENT.id}"`,
    ),
  ],
  [rate(held, CUSTOMER, 5, "Quick!", stamp).event, CUSTOMER.id, idsThen(`"score":5,"agentId":"${AGENT.id}"`)],

  [setDuty(agent, true, AGENT.id, stamp).event, AGENT.id, agentThen(`"onDuty":true,"changedBy":"${AGENT.id}"`)],
  [reinstate(agent, ADMIN.id, stamp).event, ADMIN.id, agentThen(`"onDuty":false,"changedBy":"${ADMIN.id}"`)],

  [
    setCapacity(agent, 2, ADMIN.id, stamp).event,
    ADMIN.id,
    agentThen(`"capacity":2,"previousCapacity":1,"changedBy":"${ADMIN.id}"`),
  ],

  [
    setSkills(agent, ["Billing"], ADMIN.id, stamp).event,
    ADMIN.id,
    agentThen(`"skills":["Billing"],"changedBy":"${ADMIN.id}"`),
  ],
  [retire(agent, ADMIN.id, stamp).event, ADMIN.id, agentThen(`"deletedBy":"${ADMIN.id}"`)],
];

function idsThen(rest: string): string {
  return `{"ticketId":"${TICKET}","complaintId":"COMP-12345","userId":"${CUSTOMER.id}",${rest}}`;
}

function agentThen(rest: string): string {
  return `{"agentId":"${AGENT.id}",${rest}}`;
}

test.each(BODIES.map((each) => [each[0].type, ...each] as const))(
  "the body of %s keeps its words and their order, and the entry says who did it",
  (type, event, by, data) => {
    expect(JSON.stringify(event.body)).toBe(
      `{"eventType":"${type}","timestamp":"2026-01-17T12:00:00.000Z","data":${data}}`,
    );
    expect(event.by).toBe(by);
  },
);
