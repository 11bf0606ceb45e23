import { SpanKind } from "@opentelemetry/api";
import { activeTraceparent, causedBy, inSpan } from "#server/platform/tracing/spans.ts";
import type { Dispatcher } from "../dispatch/dispatcher.ts";

export interface PassTrace {
  /** The dispatcher, with a note of who asks. */
  noting(dispatcher: Pick<Dispatcher, "submit">): Pick<Dispatcher, "submit">;
  /** Runs a pass in a span caused by everybody who asked since the last one began; the work is told how many they are. */
  run<Result>(work: (askers: number) => Promise<Result>): Promise<Result>;
}

/**
 * Ties every pass to the messages it serves: to one as a part of its trace, to several by links. Relies on the dispatcher
 * taking all that is waiting whenever it begins a pass.
 */
export function createPassTrace(): PassTrace {
  let waiting: (string | null)[] = [];
  return {
    noting: (dispatcher) => ({
      submit(agents) {
        waiting.push(activeTraceparent());
        return dispatcher.submit(agents);
      },
    }),
    run(work) {
      const served = waiting;
      waiting = [];
      const attributes = { "quickfix.pass.messages": served.length };
      const spec = { name: "dispatch pass", kind: SpanKind.INTERNAL, attributes, cause: causedBy(served) };
      return inSpan(spec, () => work(served.length));
    },
  };
}
