import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { newTraceparent } from "#app/_trpc/traceparent.ts";
import { readTraceparent } from "#server/platform/tracing/traceparent.ts";
import type { AppRouter } from "#server/web/trpc/router.ts";
import { type CollectedSpan, type Collector, startCollector } from "./collector.ts";
import { startWatchedWorld, type WatchedWorld } from "./world.ts";

const COMPLAINT = { title: "No internet", description: "Since this morning.", category: "Technical" } as const;

let collector: Collector;
let world: WatchedWorld;

beforeAll(async () => {
  collector = await startCollector();
  world = await startWatchedWorld({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
});

afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await collector[Symbol.asyncDispose]();
});

const spansOf = (traceId: string) => collector.spans.filter((span) => span.traceId === traceId);

/** The names from a span up to where its trace began. */
function wayUp(span: CollectedSpan): string[] {
  const parent = collector.spans.find(({ spanId }) => spanId === span.parentSpanId);
  return [span.name, ...(parent ? wayUp(parent) : [])];
}

/** A complaint filed as the browser does it; resolves to the trace id of the click. */
async function click(token: string): Promise<string> {
  const traceparent = newTraceparent();
  const headers = { authorization: `Bearer ${token}`, traceparent };
  const link = httpBatchLink({ url: `${world.webUrl}/api/trpc`, headers });
  await createTRPCClient<AppRouter>({ links: [link] }).complaints.file.mutate(COMPLAINT);
  return readTraceparent(traceparent)?.traceId ?? "";
}

test("one click can be followed through both processes to the browsers that are told", async () => {
  const agent = await world.person("agent");
  expect((await agent.rest("PATCH", "/api/agents/me/availability", { availability: "available" })).status).toBe(200);
  // The pass for the agent's own event would take the complaint, if it still ran.
  const handled = () => world.consumer.metric("messaging_process_duration_count", 'event_type="agent.availability"');
  await vi.waitFor(async () => expect(await handled()).toBe(1), 15_000);
  const customer = await world.person("user");

  const traceId = await click(customer.token);

  const names = await vi.waitFor(
    () => {
      const found = spansOf(traceId);
      expect(found.map(({ name }) => name)).toEqual(
        expect.arrayContaining(["complaints.file", "publish QuickFix", "process QuickFix", "notification"]),
      );
      const assigned = found.filter(({ name }) => name === "emit complaintUpdated").map((span) => wayUp(span));
      expect(assigned).toContainEqual([
        "emit complaintUpdated",
        "dispatch pass",
        "process QuickFix",
        "complaints.file",
      ]);
      expect(found.filter(({ name }) => name === "settle QuickFix")).toHaveLength(1);
      return found.map(({ service, name }) => `${String(service)}: ${name}`);
    },
    { timeout: 15_000, interval: 100 },
  );
  expect(names).toEqual(
    expect.arrayContaining([
      "quickfix-web: complaints.file",
      "quickfix-web: publish QuickFix",
      "quickfix-consumer: receive QuickFix",
      "quickfix-consumer: process QuickFix",
      "quickfix-consumer: dispatch pass",
      "quickfix-consumer: notification",
      "quickfix-consumer: emit complaintUpdated",
      "quickfix-consumer: settle QuickFix",
    ]),
  );
});

test("messaging spans carry OpenTelemetry's kinds and attributes, and processing links to what created the message", async () => {
  const customer = await world.person("user");
  const traceId = await click(customer.token);
  await vi.waitFor(() => expect(spansOf(traceId).map(({ name }) => name)).toContain("settle QuickFix"), 15_000);
  const named = (name: string) => spansOf(traceId).find((span) => span.name === name);
  const filed = named("complaints.file");
  const about = (system: string, operation: string) => ({
    "messaging.system": system,
    "messaging.destination.name": "QuickFix",
    "messaging.operation.type": operation,
  });
  // The numbers are OTLP's for server, client, producer and consumer.
  expect(filed).toMatchObject({
    kind: 2,
    attributes: {
      "http.request.method": "POST",
      "http.route": "/api/trpc/{procedure}",
      "http.response.status_code": 200,
    },
  });
  expect(named("publish QuickFix")).toMatchObject({ kind: 4, attributes: about("aws.sns", "send") });
  expect(named("receive QuickFix")).toMatchObject({ kind: 3, attributes: about("aws_sqs", "receive") });
  expect(named("process QuickFix")).toMatchObject({
    kind: 5,
    attributes: about("aws_sqs", "process"),
    links: [{ traceId, spanId: filed?.spanId }],
  });
  expect(named("settle QuickFix")).toMatchObject({ kind: 3, attributes: about("aws_sqs", "settle") });
});

test("a pass that serves several messages belongs to none of them and is linked to each", async () => {
  const customer = await world.person("user");
  const traceIds = await Promise.all(Array.from({ length: 12 }, () => click(customer.token)));
  const processed = await vi.waitFor(
    () => {
      const found = traceIds.flatMap((id) => spansOf(id).filter(({ name }) => name === "process QuickFix"));
      expect(found).toHaveLength(traceIds.length);
      return new Set(found.map(({ spanId }) => spanId));
    },
    { timeout: 15_000, interval: 100 },
  );
  await vi.waitFor(() => {
    const passes = collector.spans.filter(({ name }) => name === "dispatch pass");
    const served = passes.flatMap((pass) => [...pass.links.map(({ spanId }) => spanId)]);
    expect(new Set(served).isSupersetOf(processed)).toBe(true);
    const shared = passes.filter(({ links }) => links.length > 1);
    expect(shared.length).toBeGreaterThan(0);
    for (const pass of shared) expect(pass.parentSpanId).toBeFalsy();
  }, 15_000);
});
