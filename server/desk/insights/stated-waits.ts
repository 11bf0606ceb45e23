import type { Ticket } from "#server/core/ticket.ts";

/** Of waits that are over: to how many something was said when they began, and for how many of these it was true. */
export interface StatedWaits {
  readonly ended: number;
  readonly stated: number;
  readonly held: number;
}

interface Over {
  readonly waitedMs: number;
  readonly stated: Ticket["stated"];
}

/** How true it was what people were told of their waits. */
export function statedWaits(waits: readonly Over[]): StatedWaits {
  const said = waits.flatMap(({ waitedMs, stated }) => (stated ? [{ waitedMs, stated }] : []));
  const held = said.filter(
    ({ waitedMs, stated }) => waitedMs >= stated.minSeconds * 1_000 && waitedMs <= stated.maxSeconds * 1_000,
  );
  return { ended: waits.length, stated: said.length, held: held.length };
}
