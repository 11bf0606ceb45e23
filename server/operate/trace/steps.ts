import type { EventType } from "#server/core/events/event-data.ts";
import type { NoticeType } from "#server/core/events/notice.ts";
import type { EventId, UserId } from "#server/core/ids.ts";
import { type Saying, wordsOf } from "#server/core/saying.ts";
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
  const published = publishCount > 1 ? wordsOf({ key: "trace.published", values: { count: publishCount } }) : null;
  return [
    step("committed", at),
    step("stored", storedAt, parked ? wordsOf({ key: "trace.parked", values: { why: parked } }) : null),
    ...(publishedAt ? [step("published", publishedAt, published)] : []),
  ];
}

function ofMark(mark: Mark): Step[] {
  switch (mark.kind) {
    case "clicked":
      return [{ ...of(mark, "browser"), note: null }];
    case "emitted":
      return [{ ...of(mark, mark.worker), note: wordsOf({ key: "trace.emitted", values: { count: mark.sockets } }) }];
    case "shown":
      return [{ ...of(mark, "browser"), note: wordsOf({ key: `trace.shown.${mark.role}` }) }];
    case "delivered":
      return ofDelivery(mark);
  }
}

/** What a mark says of itself as a step. */
function of<Kind extends TraceStepKind>({ kind, at }: { readonly kind: Kind; readonly at: Date }, where: string) {
  return { kind, at, where };
}

function ofDelivery(mark: Extract<Mark, { kind: "delivered" }>): Step[] {
  const { worker: where, receiveCount, sentAt, passBeganAt, passEndedAt, settledAt, result, origin } = mark;
  const again = receiveCount > 1 ? wordsOf({ key: "trace.received", values: { count: receiveCount } }) : null;
  const step = (kind: TraceStepKind, at: Date, note: string | null): Step => ({ kind, at, where, note });
  return [
    ...(receiveCount === 1 ? [{ kind: "sent", at: sentAt, where: "SQS", note: sentBy(origin) } as const] : []),
    step("received", mark.at, again),
    ...(passBeganAt ? [step("pass-began", passBeganAt, null)] : []),
    ...(passEndedAt ? [step("pass-ended", passEndedAt, null)] : []),
    step("settled", settledAt, wordsOf({ key: `trace.result.${result}` })),
  ];
}

const SENDERS: Readonly<Record<string, Saying>> = {
  sweep: { key: "trace.sent.sweep" },
  replay: { key: "trace.sent.replay" },
  redrive: { key: "trace.sent.redrive" },
};

/** Who sent it, where it was not whoever made the change. */
function sentBy(origin: string): string | null {
  const sender = SENDERS[origin];
  return sender ? wordsOf(sender) : null;
}

/** People told in the same write are one step. */
function ofNotices(notices: readonly TracedNotice[]): Step[] {
  const byMoment = Map.groupBy(notices, ({ storedAt }) => storedAt.getTime());
  return [...byMoment].map(([moment, told]) => ({
    kind: "noticed",
    at: new Date(moment),
    where: null,
    note: wordsOf({ key: "trace.noticed", values: { count: told.length } }),
  }));
}
