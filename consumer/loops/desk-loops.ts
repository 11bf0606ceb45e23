import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import { userIdOf } from "#server/core/ids.ts";
import { type RelayPorts, relay } from "#server/core/outbox/relay.ts";
import { dueOutboxes } from "#server/desk/events/due-outboxes.ts";
import { recordMinute } from "#server/desk/insights/record-minute.ts";
import { type PlaceRoom, settlePlace } from "#server/desk/people/settle-place.ts";
import { createDeclineReader } from "#server/desk/routing/decline-reader.ts";
import { endedDeclines } from "#server/desk/routing/ended-declines.ts";
import { createReconcileStore } from "#server/desk/routing/reconcile-store.ts";
import { createStandingStore } from "#server/operate/invariants/standing-store.ts";
import { createInvariantStore } from "#server/operate/invariants/store.ts";
import { createInvariantWatch } from "#server/operate/invariants/watch-invariants.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { Waiting } from "#server/platform/db/due.ts";
import type { Loop } from "#server/platform/loop.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import { createEndedDeclineLoop } from "./ended-declines.ts";
import { type ReconcilePorts, reconcileOnce } from "./reconcile.ts";
import { sweepOnce } from "./sweep.ts";
import { createInvariantTurn, type InvariantWatchPorts } from "./watch-invariants.ts";

/** Several times a minute: each writes the same row, and the last one is the nearest to its end. */
const MINUTE_EVERY_MS = 15_000;

export interface DeskLoopPorts
  extends Pick<ReconcilePorts, "pass" | "onRepair">,
    Pick<InvariantWatchPorts, "onCount" | "onViolation"> {
  readonly db: Database;
  readonly waiting: Waiting;
  readonly desk: AssignmentPorts & PlaceRoom & Parameters<typeof recordMinute>[0];
  readonly relayPorts: RelayPorts;
  readonly tellAgain: ReconcilePorts["tellAgain"];
  /** Whether the net under the protocol is spread; tests of the protocol take it away. */
  readonly isReconciling: boolean;
}

/** What keeps the desk true by the clock: the sweeper, the look after declines, the reconciler, the watch over the invariants, the row of the minute. */
export function createDeskLoops(ports: DeskLoopPorts): Loop[] {
  const { db, waiting, desk, relayPorts, isReconciling, onCount, onViolation } = ports;
  const { look } = createInvariantWatch(createInvariantStore(db), clock);
  const random = Math.random;
  const reconcilePorts: ReconcilePorts = {
    assignment: desk,
    store: createReconcileStore(db),
    standings: {
      ...createStandingStore(db),
      // Nobody did it: it is written down as their own going.
      settlePlace: (id) => settlePlace(desk, userIdOf(id), userIdOf(id)),
    },
    timers,
    random,
    pass: ports.pass,
    relayAgain: async (pending) => (await relay(relayPorts, pending, "sweep")).size,
    tellAgain: ports.tellAgain,
    onRepair: ports.onRepair,
  };
  const reconciler: Loop = { name: "reconcile", turn: (signal) => reconcileOnce(reconcilePorts, signal) };
  return [
    waiting(dueOutboxes, { name: "sweep", turn: () => sweepOnce({ ...relayPorts, random }) }),
    waiting([endedDeclines], createEndedDeclineLoop({ declines: createDeclineReader(db), clock, pass: ports.pass })),
    ...(isReconciling ? [reconciler] : []),
    { name: "invariants", turn: createInvariantTurn({ look, random, onCount, onViolation }) },
    {
      name: "minute",
      async turn() {
        await recordMinute(desk);
        return MINUTE_EVERY_MS;
      },
    },
  ];
}
