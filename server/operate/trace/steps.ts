import type { EventType } from "#server/core/events/event-data.ts";
import type { NoticeType } from "#server/core/events/notice.ts";
import type { EventId, UserId } from "#server/core/ids.ts";
import { counted } from "#server/platform/words.ts";
import type { Mark } from "./mark.ts";
import type { TraceStepKind } from "./wire.ts";

export interface StoredStep {
  readonly id: EventId;
  readonly type: EventType;
  readonly rev: number;
  readonly at: Date;
  readonly storedAt: Date;
  readonly publishedAt: Date | null;
  readonly publishCount: number;
  readonly parked: string | null;
}

export interface TracedNotice {
  readonly eventId: EventId;
  readonly recipient: UserId;
  readonly type: NoticeType;
  readonly storedAt: Date;
}

export interface Step {
  readonly kind: TraceStepKind;
  readonly at: Date;
  readonly where: string | null;
  readonly note: string | null;
}

/** The order of steps that happened in the same millisecond, or seem to because two clocks differ by one. */
const ORDER: readonly TraceStepKind[] = [
  "clicked",
  "committed",
  "stored",
  "noticed",
  "emitted",
  "published",
  "sent",
  "received",
  "pass-began",
  "pass-ended",
  "settled",
  "shown",
];

const ROLE_WORDS = { user: "the customer", agent: "an agent", admin: "an admin" } as const;

/** Everything that is known of one event, in the order in which it happened. */
export function stepsOf(event: StoredStep, marks: readonly Mark[], notices: readonly TracedNotice[]): Step[] {
  const steps = [...ofStore(event), ...marks.flatMap(ofMark), ...ofNotices(notices)];
  return steps.toSorted((a, b) => a.at.getTime() - b.at.getTime() || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

function ofStore({ at, storedAt, publishedAt, publishCount, parked }: StoredStep): Step[] {
  const step = (kind: TraceStepKind, when: Date, note: string | null = null): Step => ({
    kind,
    at: when,
    where: null,
    note,
  });
  const published = publishCount > 1 ? `${publishCount} times; this is the last` : null;
  return [
    step("committed", at),
    step("stored", storedAt, parked ? `Cannot be published: ${parked}` : null),
    ...(publishedAt ? [step("published", publishedAt, published)] : []),
  ];
}

function ofMark(mark: Mark): Step[] {
  switch (mark.kind) {
    case "clicked":
      return [{ kind: "clicked", at: mark.at, where: "browser", note: null }];
    case "emitted":
      return [
        { kind: "emitted", at: mark.at, where: mark.worker, note: `To ${counted(mark.sockets, "open browser")}` },
      ];
    case "shown":
      return [{ kind: "shown", at: mark.at, where: "browser", note: `To ${ROLE_WORDS[mark.role]}` }];
    case "delivered":
      return ofDelivery(mark);
  }
}

const RESULT_WORDS = {
  done: "Done, and deleted from the queue",
  retry: "Given back to the queue for later",
  reject: "Put aside as a dead letter",
  "done before": "Was done before; only deleted from the queue",
} as const;

function ofDelivery(mark: Extract<Mark, { kind: "delivered" }>): Step[] {
  const { worker: where, receiveCount, sentAt, passBeganAt, passEndedAt, settledAt, result, origin } = mark;
  const again = receiveCount > 1 ? `Delivery ${receiveCount} of this message` : null;
  const step = (kind: TraceStepKind, at: Date, note: string | null): Step => ({ kind, at, where, note });
  return [
    ...(receiveCount === 1 ? [{ kind: "sent", at: sentAt, where: "SQS", note: originWords(origin) } as const] : []),
    step("received", mark.at, again),
    ...(passBeganAt ? [step("pass-began", passBeganAt, null)] : []),
    ...(passEndedAt ? [step("pass-ended", passEndedAt, null)] : []),
    step("settled", settledAt, RESULT_WORDS[result]),
  ];
}

function originWords(origin: string): string | null {
  switch (origin) {
    case "sweep":
      return "Sent by the sweeper";
    case "replay":
      return "Sent again by a replay";
    case "redrive":
      return "Sent again from the dead letters";
    default:
      return null;
  }
}

/** People told in the same write are one step. */
function ofNotices(notices: readonly TracedNotice[]): Step[] {
  const byMoment = Map.groupBy(notices, ({ storedAt }) => storedAt.getTime());
  return [...byMoment].map(([moment, told]) => ({
    kind: "noticed",
    at: new Date(moment),
    where: null,
    note: `${counted(told.length, "person", "people")} told`,
  }));
}
