import { afterAll, beforeAll, expect, test } from "vitest";
import { fetchToken, restClient, trpcClient } from "../fixtures/api.ts";
import type { Person } from "../fixtures/people.ts";
import { until } from "../fixtures/until.ts";
import { type Collector, startCollector } from "./collector.ts";
import { startWatchedWorld, type WatchedWorld } from "./world.ts";

/** In everything that a person writes about themselves or their trouble in this file, and in nothing else. */
const MARK = "zyxmark";
const EMAIL = `${MARK}-mail@example.test`;
const PASSWORD = `${MARK}: seven good umbrellas`;

let collector: Collector;
let world: WatchedWorld;
let ticketId: string;

beforeAll(async () => {
  collector = await startCollector();
  world = await startWatchedWorld({
    LOG_LEVEL: "trace",
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    // Nobody listens there: every mail fails, and its failure is logged.
    SMTP_URL: "smtp://127.0.0.1:9",
    MAIL_GATHER_SECONDS: "0",
  });
  await register();
  const token = await fetchToken(world.webUrl, EMAIL, PASSWORD);
  const customer = { api: trpcClient(world.webUrl, token), rest: restClient(world.webUrl, token) };
  const agent = await world.person("agent", `${MARK} agent`);

  ticketId = await liveThrough(customer, agent);
  await failInEveryWay(customer);

  const putAside = () => world.consumer.metric("quickfix_consumer_dead_letters_total");
  await until("the unreadable is put aside", async () => (await putAside()) === 4);
  await until("a mail has failed", async () => printed().some((line) => line.includes("could not be mailed")));
  await until("the traces are collected", async () => collector.spans.some(({ name }) => name === "complaints.rate"));
}, 60_000);

afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await collector[Symbol.asyncDispose]();
});

const printed = () => [...world.web.lines, ...world.consumer.lines];

/** As the form does it; the second time the address is taken. */
async function register(): Promise<number> {
  const body = { name: `${MARK} name`, email: EMAIL, password: PASSWORD };
  return (await restClient(world.webUrl)("POST", "/api/trpc/account.register", body)).status;
}

async function liveThrough(customer: Pick<Person, "api" | "rest">, agent: Person): Promise<string> {
  await agent.rest("PATCH", "/api/agents/me/availability", { availability: "available" });
  const complaint = { title: `${MARK} title`, description: `${MARK} description "${MARK}"`, category: "Technical" };
  const { _id: id } = await customer.api.complaints.file.mutate(complaint);
  const agentOf = async () => (await agent.api.complaints.byId.query({ id })).assignedTo?._id;
  await until("the agent has it", async () => (await agentOf()) === agent.id);
  await agent.api.complaints.comment.mutate({ id, message: `${MARK} internal`, internal: true });
  await agent.api.complaints.comment.mutate({ id, message: `${MARK} question` });
  await agent.api.complaints.changeStatus.mutate({ id, status: "Waiting on Customer", message: `${MARK} waiting` });
  await customer.api.complaints.comment.mutate({ id, message: `${MARK} answer` });
  await agent.api.complaints.changeStatus.mutate({ id, status: "Resolved", message: `${MARK} resolved` });
  await customer.api.complaints.rate.mutate({ id, score: 1, comment: `${MARK} rating` });
  // Whoever writes has read what they were told: of the next one, which nobody touches, there is something to mail.
  await customer.api.complaints.file.mutate({ ...complaint, title: `${MARK} next title` });
  await customer.api.complaints.similar.query({ title: MARK });
  await customer.rest("GET", `/api/complaints?q=${MARK}`);
  // Refused: only a session may, and this web process has no page to sign in on. The words were sent all the same.
  await customer.api.tokens.create.mutate({ name: `${MARK} token`, scope: "read" }).catch(() => {});
  return id;
}

/** Everything that is refused, with the words that make it so. */
async function failInEveryWay(customer: Pick<Person, "api" | "rest">): Promise<void> {
  const visitor = restClient(world.webUrl);
  const refused = [
    await visitor("POST", "/api/auth/token", { email: EMAIL, password: `${MARK}-wrong-password` }),
    await customer.rest("POST", "/api/complaints", { title: MARK.repeat(40), description: MARK, category: MARK }),
    await customer.rest("POST", "/api/complaints", { title: MARK, description: MARK, category: `${MARK} category` }),
    await customer.rest("PATCH", `/api/complaints/${ticketId}/status`, { status: MARK }),
    await customer.rest("POST", `/api/complaints/${MARK}/comments`, { message: MARK }),
  ];
  const taken = refused.filter(({ status }) => status < 400);
  if (taken.length > 0) throw new Error(`not refused: ${JSON.stringify(taken)}`);
  await register();
  const poison = [
    `{"eventType":"ticket.created","data":{"title":"${MARK} title"`,
    `"${MARK}" and more`,
    `{"${MARK}":1}`,
    `{"eventType":"${MARK}","timestamp":"2026-01-17T12:00:00.000Z","data":{}}`,
  ];
  await world.queue.send(poison.map((body, index) => ({ id: `poison-${index}`, body, attributes: {} })));
}

test("whatever people write and whatever goes wrong with it, neither process prints or traces a word of it", () => {
  expect(printed().filter((line) => line.toLowerCase().includes(MARK))).toEqual([]);
  expect(JSON.stringify(collector.spans).toLowerCase()).not.toContain(MARK);
});

test("what is printed still tells what happened: one line a request, a message and a pass, tied by the trace", () => {
  const filing = world.web.lines.find((line) => line.includes("operation=complaints.file ")) ?? "";
  expect(filing).toMatch(/ request .*status=200 actorId=[0-9a-f]{24} via=signed-token durationMs=\d+/);
  const traceId = /traceId=([0-9a-f]{32})/.exec(filing)?.[1] ?? "none";
  const ofTrace = world.consumer.lines.filter((line) => line.includes(`traceId=${traceId}`));
  expect(ofTrace.find((line) => line.includes(" message "))).toMatch(
    new RegExp(`eventType=ticket.created ticketId=${ticketId} .*result=done receiveCount=1 durationMs=\\d+ lagMs=\\d+`),
  );
  expect(ofTrace.find((line) => line.includes(" pass "))).toMatch(
    /messages=\d+ agents=\d+ rounds=\d+ assigned=\d .*durationMs=\d+/,
  );
});
