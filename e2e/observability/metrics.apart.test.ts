import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { restClient } from "../fixtures/api.ts";
import { until } from "../fixtures/until.ts";
import { startWatchedWorld, type WatchedWorld } from "./world.ts";

/** What operators and their dashboards rely on; taking one away breaks them. */
const CONSUMER_METRICS = [
  "messaging_client_operation_duration",
  "messaging_client_sent_messages_total",
  "messaging_client_consumed_messages_total",
  "messaging_process_duration",
  "quickfix_event_lag",
  "quickfix_queue_wait",
  "quickfix_ticket_time_to_assign",
  "quickfix_ticket_time_to_match",
  "quickfix_ticket_time_to_socket",
  "quickfix_dispatch_pass_duration",
  "quickfix_dispatch_pass_size",
  "quickfix_dispatch_pass_rounds",
  "quickfix_dispatch_assignments_total",
  "quickfix_outbox_pending",
  "quickfix_outbox_oldest_age",
  "quickfix_outbox_publish_total",
  "quickfix_outbox_parked",
  "quickfix_consumer_inflight",
  "quickfix_consumer_pollers",
  "quickfix_consumer_receive_total",
  "quickfix_consumer_retries_total",
  "quickfix_consumer_dead_letters_total",
  "quickfix_consumer_duplicates_total",
  "quickfix_consumer_visibility_lost_total",
  "quickfix_consumer_heartbeat_extensions_total",
  "quickfix_consumer_delete_total",
  "quickfix_consumer_breaker_state",
  "quickfix_aws_requests_total",
  "quickfix_aws_requests_per_ticket",
  "quickfix_db_ops_total",
  "quickfix_reconcile_repairs_total",
  "quickfix_invariant_violations",
  "quickfix_agents",
  "quickfix_tickets",
  "quickfix_backlog_oldest_open_age",
  "quickfix_queue_depth",
  "quickfix_socket_connections",
  "quickfix_socket_emits_total",
  "quickfix_socket_resyncs_total",
  "quickfix_socket_catchup_events_total",
  "process_eventloop_lag",
];
const WEB_METRICS = [
  "messaging_client_operation_duration",
  "messaging_client_sent_messages_total",
  "quickfix_outbox_publish_total",
  "quickfix_aws_requests_total",
  "quickfix_db_ops_total",
  "quickfix_request_duration",
  "process_eventloop_lag",
];

let world: WatchedWorld;
let ticketId: string;

beforeAll(async () => {
  world = await startWatchedWorld();
  const agent = await world.person("agent");
  await agent.rest("PATCH", "/api/agents/me/availability", { availability: "available" });
  const customer = await world.person("user");
  for (const title of ["No internet", "Still none"]) {
    const complaint = { title, description: "Since Monday.", category: "Technical" };
    ticketId = (await customer.api.complaints.file.mutate(complaint))._id;
  }
  const handled = () => world.consumer.metric("messaging_process_duration_count", 'event_type="ticket.created"');
  await until("both complaints are handled", async () => (await handled()) === 2);
});

afterAll(() => world[Symbol.asyncDispose]());

const namesIn = (text: string) => [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);

test("the consumer shows everything that operators rely on", async () => {
  const text = await (await fetch(`${world.consumer.url}/metrics`)).text();
  expect(namesIn(text)).toEqual(expect.arrayContaining(CONSUMER_METRICS));
});

test("one assignment moves the figures that tell of it", async () => {
  const { metric } = world.consumer;
  expect(await metric("quickfix_dispatch_assignments_total", 'outcome="ok"')).toBe(1);
  expect(await metric("quickfix_dispatch_assignments_total", 'outcome="no_agent"')).toBeGreaterThan(0);
  expect(await metric("quickfix_ticket_time_to_assign_count", 'priority="Medium"')).toBe(1);
  expect(await metric("quickfix_ticket_time_to_match_count")).toBe(1);
  expect(await metric("quickfix_ticket_time_to_socket_count")).toBeGreaterThan(0);
  expect(await metric("messaging_client_operation_duration_count", 'operation="receive"')).toBeGreaterThan(0);
  expect(await metric("quickfix_db_ops_total", 'op="update"')).toBeGreaterThan(0);
  // Of the one complaint that got an agent.
  expect(await metric("quickfix_aws_requests_per_ticket")).toBeGreaterThan(1);
});

test("the same message once more is counted as one that changed nothing", async () => {
  const count = () => world.consumer.metric("quickfix_consumer_duplicates_total", 'kind="noop"');
  expect(await count()).toBe(0);
  const timestamp = new Date().toISOString();
  const body = JSON.stringify({ eventType: "ticket.created", timestamp, data: { ticketId } });
  const attributes = { eventId: "019a0000-0000-7000-8000-000000000001", eventType: "ticket.created" };
  for (const id of ["first", "again"]) await world.queue.send([{ id, body, attributes }]);
  await vi.waitFor(async () => expect(await count()).toBe(1), 15_000);
});

test("the web process shows its own figures, publishes and requests among them, to admins only", async () => {
  const { status, body } = await world.admin.rest("GET", "/metrics");
  expect(status).toBe(200);
  expect(namesIn(String(body))).toEqual(expect.arrayContaining(WEB_METRICS));
  expect(body).toMatch(/quickfix_outbox_publish_total\{origin="inline",result="ok",process="web"\} [1-9]/);
  expect(body).toMatch(/quickfix_request_duration_count\{.*door="trpc",operation="complaints.file",status="200".*\} 2/);
  const customer = await world.person("user");
  expect((await customer.rest("GET", "/metrics")).status).toBe(403);
  expect((await restClient(world.webUrl)("GET", "/metrics")).status).toBe(401);
});

test("no label carries an id", async () => {
  const { body } = await world.admin.rest("GET", "/metrics");
  const text = `${await (await fetch(`${world.consumer.url}/metrics`)).text()}${String(body)}`;
  expect(text).not.toMatch(/[0-9a-f]{24}|COMP-\d/);
});
