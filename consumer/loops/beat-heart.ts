import type { Heartbeat } from "#server/operate/figures/heartbeat-rows.ts";
import type { HeartbeatStore } from "#server/operate/figures/heartbeat-store.ts";
import type { Figures } from "#server/operate/figures/reporter.ts";

const EVERY_MS = 5_000;
/** On a desk that stands still. */
const REST_MS = 10_000;

/** How a consumer stands, and what its samplers read last: they run for the metrics and are not repeated here. */
export interface HeartState extends Omit<Heartbeat, "id" | "version" | "startedAt" | "seenAt" | "nextAt"> {
  readonly queueDepth: number;
  readonly outboxPending: number;
  readonly outboxAgeMs: number;
}

export interface HeartPorts {
  readonly heartbeats: Pick<HeartbeatStore, "beat">;
  readonly figures: Pick<Figures, "level">;
  readonly me: Pick<Heartbeat, "id" | "version" | "startedAt">;
  readonly state: () => Promise<HeartState>;
  readonly isStill: () => boolean;
  readonly now: () => Date;
}

/** Says that this process lives and how it stands; resolves to the milliseconds until the next time. */
export async function beatHeart({ heartbeats, figures, me, state, isStill, now }: HeartPorts): Promise<number> {
  const { queueDepth, outboxPending, outboxAgeMs, ...standing } = await state();
  figures.level("queue", queueDepth);
  figures.level("outbox", outboxPending);
  figures.level("outboxAgeMs", outboxAgeMs);
  const pauseMs = isStill() ? REST_MS : EVERY_MS;
  const seenAt = now();
  await heartbeats.beat({ ...me, ...standing, seenAt, nextAt: new Date(seenAt.getTime() + pauseMs) });
  return pauseMs;
}
