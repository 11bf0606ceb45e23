import { createRedriveStore } from "#server/operate/letters/redrive-store.ts";
import { createDeadLetterStore } from "#server/operate/letters/store.ts";
import { createReplayStore } from "#server/operate/replay/store.ts";
import { newDocumentId } from "#server/platform/db/ids.ts";
import { type Calls, type Opener, walking } from "./calls.ts";
import { eventId, LATER, NEWEST, NOW, orderId, RECENTLY, ticketId } from "./filled.ts";

const LETTERS = { state: "failed", groupId: null, after: null, limit: 20 } as const;
const GROUP = { groupId: "group-1" };
const RETRY = orderId(1);
const RANGE = { types: ["ticket.created", "ticket.closed"], from: RECENTLY, to: LATER, ticketId: null } as const;
/** A replay goes through its range once, from one end to the other, whatever part of it is sent. */
const IN_RANGE = { events: { storedAt: { $gte: RECENTLY } } };

/** Dead letters, and the orders to send them, or events, again. */
export function orderCalls({ open }: Opener): Calls {
  const letters = open(createDeadLetterStore);
  const redrives = open(createRedriveStore);
  const replays = open(createReplayStore);
  const [redriveId, replayId] = [newDocumentId(), newDocumentId()];
  const ordered = { createdAt: NOW, createdBy: "Ines", finishedAt: null, problem: null, total: 1, sent: 0 };
  const failure = { at: NOW, reason: "schema", error: "x", receiveCount: 1, worker: null } as const;
  const grouping = { groupId: "group-9", errorClass: null, template: "x" };
  const found = { body: "{}", attributes: {}, cutFromBytes: null, grouping, attempt: null };

  return {
    "a dead letter": () => letters.find("letter-000003"),
    "a failure": () => letters.record({ id: "letter-new", ...found, failure: { ...failure, messageId: "m1" } }),
    "a failure once more": () =>
      letters.record({ id: "letter-new", ...found, failure: { ...failure, messageId: "m2" } }),
    "dead letters": () => letters.list(LETTERS),
    "the next dead letters": () => letters.list({ ...LETTERS, after: { failedAt: NOW, id: "letter-000003" } }),
    "a group's dead letters": () => letters.list({ ...LETTERS, groupId: "group-1" }),
    "groups of dead letters": () => letters.listGroups(100),
    "dead letters by state": () => letters.countStates(),
    "how many dead letters": () => letters.countFailed(),
    "a chosen dead letter": () => letters.countSelected({ ids: ["letter-000003"] }),
    "a chosen group": () => letters.countSelected(GROUP),
    "all dead letters": () => letters.countSelected({ all: true }),
    "what a retry has to send": () => letters.listUnsent(RETRY, 10),
    "what a retry has sent": () => letters.markSent(RETRY, ["letter-000007"]),
    "what a retry waits for": () => letters.listUnanswered(RETRY, 10),
    "how far a retry is": () => letters.redriveFigures(RETRY),
    "a retry that worked": () => letters.resolve("letter-000007", 1, NOW, LATER),
    "letters that are retried": walking(
      "What this retry had, or cannot be sent, is passed over once.",
      { deadLetters: { state: "failed", ...GROUP } },
      () => letters.claim(GROUP, redriveId),
    ),
    "every letter": () => letters.listAfter("", 5),
    "a letter that is emptied": () => letters.empty("letter-000011"),
    "letters that are put away": () => letters.archive(GROUP, NOW, LATER),
    "letters that come back": () => letters.restore({ ids: ["letter-000009"] }),
    "letters that come back together": walking(
      "What is archived goes after thirty days.",
      { deadLetters: { state: "archived" } },
      () => letters.restore({ archivedAt: NOW.toISOString() }),
    ),

    "a new retry": () =>
      redrives.insert({
        id: redriveId,
        state: "preparing",
        selection: GROUP,
        ...ordered,
        resolved: 0,
        failedAgain: 0,
        sentAllAt: null,
      }),
    "a retry that is prepared": () => redrives.prepared(redriveId, 3),
    "a retry": () => redrives.find(redriveId),
    "the latest retries": () => redrives.list(20),
    "a retry to work on": () => redrives.lease("w", NOW, LATER),
    "a retry's progress": () => redrives.save(redriveId, "w", LATER, { sent: 1 }),
    "a retry that ends": () => redrives.finish(redriveId, "w", { sent: 1 }, LATER),
    "a retry with nothing to do": () => redrives.remove(redriveId),

    "a new replay": () =>
      replays.insert({
        id: replayId,
        state: "running",
        range: RANGE,
        complaintId: null,
        target: "topic",
        perSecond: 10,
        ...ordered,
        skipped: 0,
        cursor: null,
      }),
    "a replay": () => replays.find(orderId(0)),
    "the replay under way": () => replays.findActive(),
    "the latest replays": () => replays.list(20),
    "a replay to work on": () => replays.lease("w", NOW, LATER),
    "a replay's progress": () => replays.save(orderId(0), "w", LATER, { sent: 1 }),
    "a replay that is paused": () => replays.move(orderId(0), ["running"], "paused", null),
    "events to replay": walking("One page of figures.", IN_RANGE, () => replays.countEvents(RANGE)),
    "the next events to replay": walking("The cursor goes on.", IN_RANGE, () =>
      replays.listEvents(RANGE, { storedAt: RECENTLY, id: eventId(NEWEST - 8) }, 50),
    ),
    "events of one complaint to replay": () =>
      replays.listEvents({ ...RANGE, from: null, ticketId: ticketId(5) }, null, 50),
    "events that are parked": () => replays.countParked(),
    "parked events that go on": () => replays.releaseParked(),
  };
}
