import { wordsOf } from "#server/core/saying.ts";
import { filesFor } from "#server/desk/complaints/files-in.ts";
import { presentTimeline } from "#server/desk/complaints/present.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { fileRows } from "#server/desk/files/rows.ts";
import { saidIn } from "#server/desk/notices/mapping.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import { INNER, section } from "./section.ts";

const STAFF = { leftOut: "archive.without.staff" } as const;

export const complaints = section({
  file: "complaints.json",
  words: "archive.holds.complaints",
  rows: complaintRows,
  fields: {
    _id: "given",
    complaintId: "given",
    userId: "given",
    title: "given",
    description: "given",
    category: "given",
    channel: "given",
    tags: STAFF,
    priority: "given",
    status: "given",
    assignedTo: "given",
    slot: INNER,
    assign: { as: (assignment) => assignment && { at: assignment.at, by: assignment.by } },
    replied: "given",
    declines: STAFF,
    dispatchAt: "given",
    createdAt: "given",
    waitingSince: "given",
    stated: "given",
    updatedAt: "given",
    resolvedAt: "given",
    closedAt: "given",
    erasedAt: "given",
    firstResponseAt: "given",
    firstAssignedMs: "given",
    waitEndedAt: "given",
    waitedMs: "given",
    waitStated: "given",
    rating: "given",
    // Notes among staff are counted, too.
    comments: STAFF,
    calls: STAFF,
    help: STAFF,
    said: INNER,
    seen: INNER,
    movedRev: INNER,
    files: { as: (files) => filesFor(files ?? [], false) },
    timeline: { as: (timeline) => presentTimeline(timeline, false) },
    words: INNER,
    wordsVersion: INNER,
    filedKey: INNER,
    filedFor: INNER,
    made: INNER,
    rev: INNER,
    trial: INNER,
    outbox: INNER,
    outboxAt: INNER,
    outboxTries: INNER,
  },
  read: (reader, { id }) => reader.complaints(id),
});

export const notices = section({
  file: "notices.json",
  words: "archive.holds.notices",
  rows: notificationRows,
  fields: {
    _id: "given",
    key: INNER,
    eventId: INNER,
    recipient: "given",
    type: "given",
    says: { as: () => undefined },
    title: { as: (_, notice) => wordsOf(saidIn(notice).title) },
    // Of a complaint it is the number and the title, and the title is its customer's.
    message: { as: (_, notice) => (notice.complaintId === "" ? wordsOf(saidIn(notice).message) : undefined) },
    complaintId: "given",
    at: "given",
    rev: INNER,
    storedAt: "given",
    readAt: "given",
    emailedAt: "given",
    mailLease: INNER,
    mailedAs: INNER,
    mailTries: INNER,
    pushDue: INNER,
  },
  read: (reader, { id }) => reader.notices(id),
});

export const files = section({
  file: "files.json",
  words: "archive.holds.files",
  rows: fileRows,
  fields: {
    _id: "given",
    uploaderId: "given",
    name: "given",
    type: "given",
    bytes: "given",
    width: "given",
    height: "given",
    state: INNER,
    // Of a complaint that may be somebody else's, if you work here.
    complaintId: "given",
    macroId: "given",
    copied: INNER,
    at: "given",
    expiresAt: "given",
  },
  read: (reader, { id }) => reader.files(id),
});
