import { context, ProxyTracerProvider, type TracerProvider as Tracers, trace } from "@opentelemetry/api";
import { systemTimers } from "../timers.ts";
import { within } from "../within.ts";
import { OUR_TRACER } from "./spans.ts";

export interface TracingOptions {
  readonly service: "quickfix-web" | "quickfix-consumer";
  /** Where spans go, as OTLP over HTTP; undefined leaves tracing off, and the SDK is not even loaded. */
  readonly url: string | undefined;
}

/** Whoever has just clicked wants to see the trace. */
const SEND_EVERY_MS = 1_000;
/** A collector that does not answer must not keep a process from ending. */
const STOP_WITHIN_MS = 1_000;

/** Ends tracing: what was recorded is sent, as far as it goes in a second. Never rejects. */
export type StopTracing = () => Promise<void>;

/** Sends this process's spans to a collector from now on. A collector that is away costs spans, nothing else. */
export async function startTracing({ service, url }: TracingOptions): Promise<StopTracing> {
  if (url === undefined) return async () => {};
  const [
    { AsyncLocalStorageContextManager },
    { OTLPTraceExporter },
    resources,
    { BatchSpanProcessor, TracerProvider },
  ] = await Promise.all([
    import("@opentelemetry/context-async-hooks"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
    import("@opentelemetry/sdk-trace"),
  ]);
  const exporter = new OTLPTraceExporter({ url });
  const processor = new BatchSpanProcessor({ exporter, scheduledDelayMillis: SEND_EVERY_MS });
  const attributes = { "service.name": service, "service.instance.id": String(process.pid) };
  const provider = new TracerProvider({
    resource: resources.defaultResource().merge(resources.resourceFromAttributes(attributes)),
    spanProcessors: [processor],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(onlyOurs(provider));
  return async () => {
    const sent = provider.shutdown().catch(() => {});
    await within({ timers: systemTimers, ms: STOP_WITHIN_MS }, sent, undefined);
  };
}

/** Others in this process (Next) trace requests too, with their whole address: what people searched for stands in it. */
function onlyOurs(provider: Tracers): Tracers {
  const nobody = new ProxyTracerProvider();
  return { getTracer: (name, ...rest) => (name === OUR_TRACER ? provider : nobody).getTracer(name, ...rest) };
}
