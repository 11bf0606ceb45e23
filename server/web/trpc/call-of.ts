import type { Call } from "#server/platform/doors/call.ts";
import type { Repeats } from "#server/platform/doors/repeats.ts";
import { WRITTEN_AS } from "#server/platform/doors/require-writer.ts";
import type { WebContext } from "../context.ts";
import { clickOf } from "../http/click.ts";
import { repeatsOf } from "../http/repeats-of.ts";
import { traceparentOf } from "../http/traceparent.ts";

/** A request as tRPC's procedures see it: its headers are all that counts. `route` is for its trace. */
export function callOf(
  request: Request,
  { identifyOwing, book, desk, senders, counters, answers, hearChange }: WebContext,
  route?: string,
  repeats: Repeats = repeatsOf(request.headers, { answers }),
): Call {
  const sender = senders.read(request.headers);
  let caller: ReturnType<Call["findCaller"]> | undefined;
  return {
    findCaller: () => (caller ??= identifyOwing(request)),
    http: { method: request.method, route },
    ip: sender.ip,
    sender,
    traceparent: traceparentOf(request.headers),
    writtenAs: request.headers.get(WRITTEN_AS),
    repeats,
    once: null,
    resourceId: null,
    takeClick: clickOf(request.headers, desk.clock),
    book,
    counters,
    hearChange,
  };
}
