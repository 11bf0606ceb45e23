import { presentTimeline } from "#server/desk/complaints/present.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import { INNER, section } from "./section.ts";

const STAFF = { leftOut: "It is for the staff: notes among them, and why somebody got a complaint." };

export const complaints = section({
  file: "complaints.json",
  words: "Complaints that you filed: what you wrote, what you were answered, what happened, and how you rated it.",
  rows: complaintRows,
  fields: {
    _id: "given",
    complaintId: "given",
    userId: "given",
    title: "given",
    description: "given",
    category: "given",
    priority: "given",
    status: "given",
    assignedTo: "given",
    slot: INNER,
    assign: { as: (assignment) => assignment && { at: assignment.at, by: assignment.by } },
    replied: "given",
    dispatchAt: "given",
    createdAt: "given",
    updatedAt: "given",
    resolvedAt: "given",
    closedAt: "given",
    erasedAt: "given",
    firstResponseAt: "given",
    firstAssignedMs: "given",
    rating: "given",
    // Notes among staff are counted, too.
    comments: STAFF,
    timeline: { as: (timeline) => presentTimeline(timeline, false) },
    words: INNER,
    rev: INNER,
    outbox: INNER,
    outboxAt: INNER,
    outboxTries: INNER,
  },
  read: (reader, { id }) => reader.complaints(id),
});

export const notices = section({
  file: "notices.json",
  words: "What you were told, and when you read it.",
  rows: notificationRows,
  fields: {
    _id: "given",
    key: INNER,
    eventId: INNER,
    recipient: "given",
    type: "given",
    title: "given",
    message: { leftOut: "It is the complaint's number and title, and the title is its customer's." },
    complaintId: "given",
    at: "given",
    storedAt: "given",
    readAt: "given",
    emailedAt: "given",
    mailLease: INNER,
  },
  read: (reader, { id }) => reader.notices(id),
});
