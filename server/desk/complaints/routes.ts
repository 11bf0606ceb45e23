import { z } from "zod";
import { ComplaintIdText, ticketIdOf } from "#server/core/ids.ts";
import { memberRoute, type Route, type RouteCall } from "#server/platform/doors/route.ts";
import { addComment } from "./add-comment.ts";
import { assignComplaint } from "./assign-complaint.ts";
import { changeStatus } from "./change-status.ts";
import { fileComplaint } from "./file-complaint.ts";
import { getComplaint } from "./get-complaint.ts";
import { listComplaints } from "./list-complaints.ts";
import type { ComplaintsRoom } from "./room.ts";
import {
  AddComment,
  AssignComplaint,
  ChangeStatus,
  Complaint,
  ComplaintFilter,
  ComplaintPage,
  ComplaintWithTimeline,
  FileComplaint,
} from "./wire.ts";

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
        "It stands in line at once and goes to the first agent who is free. With an Idempotency-Key the request may be repeated for 24 hours: the complaint is filed once and the answer is the first one.",
      refuses: [],
      status: 201,
      idempotent: true,
      body: FileComplaint,
      example: {
        title: "The internet is down",
        description: "No connection since this morning.",
        category: "Technical",
      },
      output: Complaint,
      run: (call) => fileComplaint(room(call), call.actor, { ...call.body, id: ticketIdOf(call.resourceId) }),
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
      path: "/api/complaints/{id}/status",
      operationId: "changeStatus",
      tag: "Complaints",
      summary: "Change the status",
      description:
        "For the assigned agent and admins; customers may close and reopen their own. A refused transition names the allowed ones.",
      refuses: ["complaint.not-found", "complaint.transition-not-allowed", "complaint.reopen-too-late"],
      status: 200,
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
        "complaint.conversation-full",
      ],
      status: 201,
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
        "Admins give it to any agent, agents take it for themselves. An agentId of null puts it back in line, at its old place.",
      roles: ["agent", "admin"],
      refuses: [
        "auth.forbidden",
        "complaint.not-found",
        "agent.not-found",
        "agent.gone",
        "complaint.transition-not-allowed",
      ],
      status: 200,
      params: ById,
      body: AssignComplaint,
      example: { agentId: null },
      output: Complaint,
      run: (call) => assignComplaint(room(call), call.actor, { ...call.params, ...call.body }),
    }),
  ];
}
