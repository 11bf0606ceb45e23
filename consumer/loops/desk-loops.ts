import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import { userIdOf } from "#server/core/ids.ts";
import { type RelayPorts, relay } from "#server/core/outbox/relay.ts";
import { dueOutboxes } from "#server/desk/events/due-outboxes.ts";
import type { MinuteRoom } from "#server/desk/insights/record-minute.ts";
import { type PlaceRoom, settlePlace } from "#server/desk/people/settle-place.ts";
import { createDeclineReader } from "#server/desk/routing/decline-reader.ts";
import { endedDeclines } from "#server/desk/routing/ended-declines.ts";
import { createReconcileStore } from "#server/desk/routing/reconcile-store.ts";
import { createStandingStore } from "#server/operate/invariants/standing-store.ts";
import { createInvariantStore } from "#server/operate/invariants/store.ts";
import { createInvariantWatch } from "#server/operate/invariants/watch-invariants.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { Loop } from "#server/platform/loop.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import { createEndedDeclineLoop } from "./ended-declines.ts";
import type { LookAround } from "./look-around.ts";
import { type ReconcilePorts, reconcileOnce } from "./reconcile.ts";
import { createMinuteLoop } from "./record-minutes.ts";
import { sweepOnce } from "./sweep.ts";
import { createInvariantTurn, type InvariantWatchPorts } from "./watch-invariants.ts";

/** On a desk that stands still. */
const RECONCILE_REST_MS = 120_000;
const WATCH_REST_MS = 60_000;

export interface DeskLoopPorts
  extends Pick<ReconcilePorts, "pass" | "onRepair">,
    Pick<InvariantWatchPorts, "onCount" | "onViolation"> {
  readonly db: Database;
  readonly around: Pick<LookAround, "waiting" | "resting" | "isStill">;
  readonly desk: AssignmentPorts & PlaceRoom & MinuteRoom;
  readonly relayPorts: RelayPorts;
  readonly tellAgain: ReconcilePorts["tellAgain"];
  /** Whether the net under the protocol is spread; tests of the protocol take it away. */
  readonly isReconciling: boolean;
}

/** What keeps the desk true by the clock: the sweeper, the look after declines, the reconciler, the watch over the invariants, the row of the minute. */
export function createDeskLoops(ports: DeskLoopPorts): Loop[] {
  const { db, around, desk, relayPorts, isReconciling, onCount, onViolation } = ports;
  const { look, hasDoubts } = createInvariantWatch(createInvariantStore(db), clock);
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
  const { isStill, resting, waiting } = around;
  const reconciler: Loop = { name: "reconcile", turn: (signal) => reconcileOnce(reconcilePorts, signal) };
  const watch: Loop = { name: "invariants", turn: createInvariantTurn({ look, random, onCount, onViolation }) };
  return [
    waiting(dueOutboxes, { name: "sweep", turn: () => sweepOnce({ ...relayPorts, random }) }),
    waiting([endedDeclines], createEndedDeclineLoop({ declines: createDeclineReader(db), clock, pass: ports.pass })),
    ...(isReconciling ? [resting(RECONCILE_REST_MS, reconciler)] : []),
    resting(WATCH_REST_MS, watch, () => !hasDoubts()),
    createMinuteLoop(desk, isStill),
  ];
}
