import type { Heartbeat } from "#server/operate/figures/heartbeat-rows.ts";
import type { HeartbeatStore } from "#server/operate/figures/heartbeat-store.ts";
import type { Figures } from "#server/operate/figures/reporter.ts";

const EVERY_MS = 5_000;

/** How a consumer stands, and what its samplers read last: they run for the metrics and are not repeated here. */
export interface HeartState extends Omit<Heartbeat, "id" | "version" | "startedAt" | "seenAt"> {
  readonly queueDepth: number;
  readonly outboxPending: number;
  readonly outboxAgeMs: number;
}

export interface HeartPorts {
  readonly heartbeats: Pick<HeartbeatStore, "beat">;
  readonly figures: Pick<Figures, "level">;
  readonly me: Pick<Heartbeat, "id" | "version" | "startedAt">;
  readonly state: () => Promise<HeartState>;
  readonly now: () => Date;
}

/** Says that this process lives and how it stands; resolves to the milliseconds until the next time. */
export async function beatHeart({ heartbeats, figures, me, state, now }: HeartPorts): Promise<number> {
  const { queueDepth, outboxPending, outboxAgeMs, ...standing } = await state();
  figures.level("queue", queueDepth);
  figures.level("outbox", outboxPending);
  figures.level("outboxAgeMs", outboxAgeMs);
  await heartbeats.beat({ ...me, ...standing, seenAt: now() });
  return EVERY_MS;
}
