import type { RelayPorts } from "#server/core/outbox/relay.ts";
import { sweepOutbox } from "#server/core/outbox/sweep.ts";
import type { Random } from "#server/core/ports/environment.ts";

/** An event whose writer died must be on its way within three seconds: two are the inline relay's, this is the rest where nobody looks for it. */
const MAX_WAIT_MS = 1_000;
/** A sweep that found this much left more behind. */
const MANY = 50;

/** One turn of the sweeper; resolves to the milliseconds until the next, jittered so that instances do not march in step. */
export async function sweepOnce(ports: RelayPorts & { readonly random: Random }): Promise<number> {
  const found = await sweepOutbox(ports);
  return found >= MANY ? 0 : MAX_WAIT_MS * (0.5 + ports.random() / 2);
}
