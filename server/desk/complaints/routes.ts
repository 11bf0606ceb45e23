import { z } from "zod";
import { ComplaintIdText } from "#server/core/ids.ts";
import { memberRoute, type Route, type RouteCall } from "#server/platform/doors/route.ts";
import { addComment } from "./add-comment.ts";
import { assignComplaint } from "./assign-complaint.ts";
import { changeStatus } from "./change-status.ts";
import { channelOf } from "./channel-of.ts";
import { correctComplaint } from "./correct-complaint.ts";
import { fileComplaint } from "./file-complaint.ts";
import { getComplaint } from "./get-complaint.ts";
import { listComplaints } from "./list-complaints.ts";
import type { ComplaintsRoom } from "./room.ts";
import {
  AssignComplaint,
  Complaint,
  ComplaintFilter,
  ComplaintPage,
  ComplaintWithTimeline,
  CorrectComplaint,
  FileComplaint,
} from "./wire.ts";
import { AddComment, ChangeStatus } from "./writing-wire.ts";

const ById = z.object({
  id: ComplaintIdText.meta({
    description: "The human id, as COMP-10001, in either case or its number alone, or the document's.",
    example: "COMP-10001",
  }),
});

/** The REST API of complaints, in the order in which somebody new to it needs them. */
export function complaintRoutes(room: (call: RouteCall) => ComplaintsRoom): readonly Route[] {
  return [
    memberRoute({
      method: "POST",
      path: "/api/complaints",
      operationId: "fileComplaint",
      tag: "Complaints",
      summary: "File a complaint",
      description:
        "It stands in line at once and goes to the first agent who is free. Staff file for a customer with onBehalfOf: the complaint is the customer's.",
      refuses: ["auth.forbidden", "account.not-found", "category.not-found"],
      status: 201,
      key: "in-document",
      body: FileComplaint,
      example: {
        title: "The internet is down",
        description: "No connection since this morning.",
        category: "Technical",
      },
      output: Complaint,
      async run(call) {
        return fileComplaint(room(call), call.actor, call.body, channelOf(await call.findCaller()));
      },
    }),

    memberRoute({
      method: "GET",
      path: "/api/complaints",
      operationId: "listComplaints",
      tag: "Complaints",
      summary: "List complaints",
      description:
        "Newest first: your own, or everybody's for staff. Pass nextCursor as cursor to go on; it is null on the last page.",
      refuses: [],
      status: 200,
      query: ComplaintFilter,
      output: ComplaintPage,
      run: (call) => listComplaints(room(call), call.actor, call.query),
    }),

    memberRoute({
      method: "GET",
      path: "/api/complaints/{id}",
      operationId: "getComplaint",
      tag: "Complaints",
      summary: "Read a complaint",
      description:
        "With its timeline. Internal notes are there for staff only. Somebody else's complaint is not found.",
      refuses: ["complaint.not-found"],
      status: 200,
      params: ById,
      output: ComplaintWithTimeline,
      run: (call) => getComplaint(room(call), call.actor, call.params.id),
    }),

    memberRoute({
      method: "PATCH",
      path: "/api/complaints/{id}",
      operationId: "correctComplaint",
      tag: "Complaints",
      summary: "Correct a complaint",
      description:
        "Its title, its category, its priority or all its tags, for the assigned agent and admins. With a category that its agent does not take it goes back to its place in line. Tags are there already: make new ones before.",
      roles: ["agent", "admin"],
      refuses: [
        "auth.forbidden",
        "complaint.not-found",
        "category.not-found",
        "tag.not-found",
        "complaint.transition-not-allowed",
        "complaint.conversation-full",
        "complaint.erased",
      ],
      status: 200,
      key: "in-document",
      params: ById,
      body: CorrectComplaint,
      example: { category: "Billing" },
      output: Complaint,
      run: (call) => correctComplaint(room(call), call.actor, { ...call.params, ...call.body }),
    }),

    memberRoute({
      method: "PATCH",
      path: "/api/complaints/{id}/status",
      operationId: "changeStatus",
      tag: "Complaints",
      summary: "Change the status",
      description:
        "For the assigned agent and admins; customers may close and reopen their own. A refused transition names the allowed ones.",
      refuses: [
        "complaint.not-found",
        "complaint.transition-not-allowed",
        "complaint.reopen-too-late",
        "complaint.moved-on",
      ],
      status: 200,
      key: "in-document",
      params: ById,
      body: ChangeStatus,
      example: { status: "Resolved", message: "The cable was loose." },
      output: Complaint,
      run: (call) => changeStatus(room(call), call.actor, { ...call.params, ...call.body }),
    }),

    memberRoute({
      method: "POST",
      path: "/api/complaints/{id}/comments",
      operationId: "addComment",
      tag: "Complaints",
      summary: "Write in a complaint",
      description: "A message to the other side or, for staff, an internal note. The answer is the complaint.",
      refuses: [
        "auth.forbidden",
        "complaint.not-found",
        "complaint.transition-not-allowed",
        "complaint.moved-on",
        "complaint.conversation-full",
        "account.not-found",
        "team.not-found",
        "agent.filed-it",
      ],
      status: 201,
      key: "in-document",
      params: ById,
      body: AddComment,
      example: { message: "We are looking into it." },
      output: Complaint,
      run: (call) => addComment(room(call), call.actor, { ...call.params, ...call.body }),
    }),

    memberRoute({
      method: "POST",
      path: "/api/complaints/{id}/assign",
      operationId: "assignComplaint",
      tag: "Complaints",
      summary: "Assign a complaint",
      description:
        "Admins give it to any agent; agents take it for themselves, or give their own to a colleague, with a note that staff read. An agentId of null puts it back in line, at its old place; from there it does not come to the same agent again for a while.",
      roles: ["agent", "admin"],
      refuses: [
        "auth.forbidden",
        "complaint.not-found",
        "agent.not-found",
        "agent.gone",
        "agent.not-there",
        "complaint.transition-not-allowed",
      ],
      status: 200,
      key: "in-document",
      params: ById,
      body: AssignComplaint,
      example: { agentId: null },
      output: Complaint,
      run: (call) => assignComplaint(room(call), call.actor, { ...call.params, ...call.body }),
    }),
  ];
}
