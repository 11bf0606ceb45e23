import { once } from "node:events";
import { createServer } from "node:http";
import { context, trace } from "@opentelemetry/api";
import { afterEach, expect, test, vi } from "vitest";
import { activeTraceparent, causedBy, continuing, inSpan } from "#server/platform/tracing/spans.ts";
import { startTracing } from "#server/platform/tracing/start-tracing.ts";
import { readTraceparent } from "#server/platform/tracing/traceparent.ts";
import { startCollector } from "./collector.ts";

const CALLER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
const OTHER = "00-11111111111111111111111111111111-2222222222222222-01";
const spec = (name: string) => ({ name, kind: 0 });

afterEach(() => {
  trace.disable();
  context.disable();
});

test("without a collector nothing is traced", async () => {
  const stop = await startTracing({ service: "quickfix-web", url: undefined });
  expect(await inSpan(spec("work"), async () => activeTraceparent())).toBeNull();
  await stop();
});

test("with one, our spans are sent at the end at the latest, and nobody else's", async () => {
  await using collector = await startCollector();
  const stop = await startTracing({ service: "quickfix-web", url: `${collector.endpoint}/v1/traces` });
  const inside = await inSpan({ ...spec("request"), cause: continuing(CALLER) }, () =>
    inSpan(spec("step"), async () => activeTraceparent()),
  );
  expect(readTraceparent(inside)?.traceId).toBe(readTraceparent(CALLER)?.traceId);
  trace.getTracer("next.js").startSpan("GET /?q=what-somebody-searched-for").end();
  await inSpan({ ...spec("shared"), cause: causedBy([CALLER, OTHER, CALLER, null, "nonsense"]) }, async () => {});
  await expect(inSpan(spec("failing"), () => Promise.reject(new TypeError("no")))).rejects.toThrow("no");
  await stop();

  await vi.waitFor(() =>
    expect(collector.spans.map(({ name }) => name).toSorted()).toEqual(["failing", "request", "shared", "step"]),
  );
  const named = (name: string) => collector.spans.find((span) => span.name === name);
  expect(named("step")?.parentSpanId).toBe(named("request")?.spanId);
  expect(named("request")).toMatchObject({ parentSpanId: "00f067aa0ba902b7", links: [], service: "quickfix-web" });
  expect(named("shared")?.parentSpanId).toBeFalsy();
  expect(named("shared")?.links.map(({ spanId }) => spanId)).toEqual(["00f067aa0ba902b7", "2222222222222222"]);
  expect(named("failing")?.attributes).toMatchObject({ "error.type": "TypeError" });
});

test("a collector that never answers does not keep the process", async () => {
  const asked = Promise.withResolvers<void>();
  const silent = createServer(() => asked.resolve()).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const address = silent.address();
  const port = typeof address === "object" ? address?.port : 0;
  const stop = await startTracing({ service: "quickfix-web", url: `http://127.0.0.1:${port}/v1/traces` });
  await inSpan(spec("lost"), async () => {});
  await stop();
  await asked.promise;
  silent.closeAllConnections();
  silent.close();
});
