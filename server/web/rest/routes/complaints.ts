import { z } from "zod";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { listComplaints } from "#server/desk/complaints/list-complaints.ts";
import {
  AddComment,
  AssignComplaint,
  ChangeStatus,
  Complaint,
  ComplaintFilter,
  ComplaintPage,
  ComplaintWithTimeline,
  FileComplaint,
} from "#server/desk/complaints/wire.ts";
import { traceparentOf } from "../../http/traceparent.ts";
import { memberRoute } from "../route.ts";

const ById = z.object({
  id: z.string().meta({ description: "The document's id or the human one.", example: "COMP-10001" }),
});

export const fileComplaintRoute = memberRoute({
  method: "POST",
  path: "/api/complaints",
  operationId: "fileComplaint",
  tag: "Complaints",
  summary: "File a complaint",
  description:
    "It stands in line at once and goes to the first agent who is free. With an Idempotency-Key the request may be repeated for 24 hours: the complaint is filed once and the answer is the first one.",
  refuses: ["request.idempotency-mismatch"],
  status: 201,
  idempotent: true,
  body: FileComplaint,
  output: Complaint,
  run: ({ deps, actor, body, headers, resourceId }) =>
    fileComplaint(deps.desk, actor, body, { id: resourceId, traceparent: traceparentOf(headers) }),
});

export const listComplaintsRoute = memberRoute({
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
  run: ({ deps, actor, query }) => listComplaints(deps.desk, actor, query),
});

export const getComplaintRoute = memberRoute({
  method: "GET",
  path: "/api/complaints/{id}",
  operationId: "getComplaint",
  tag: "Complaints",
  summary: "Read a complaint",
  description: "With its timeline. Internal notes are there for staff only. Somebody else's complaint is not found.",
  refuses: ["complaint.not-found"],
  status: 200,
  params: ById,
  output: ComplaintWithTimeline,
  run: ({ deps, actor, params }) => getComplaint(deps.desk, actor, params.id),
});

export const changeStatusRoute = memberRoute({
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
  output: Complaint,
  run: ({ deps, actor, params, body, headers }) =>
    changeStatus(deps.desk, actor, params.id, { ...body, traceparent: traceparentOf(headers) }),
});

export const addCommentRoute = memberRoute({
  method: "POST",
  path: "/api/complaints/{id}/comments",
  operationId: "addComment",
  tag: "Complaints",
  summary: "Write in a complaint",
  description: "A message to the other side or, for staff, an internal note. The answer is the complaint.",
  refuses: ["auth.forbidden", "complaint.not-found", "complaint.transition-not-allowed", "complaint.conversation-full"],
  status: 201,
  params: ById,
  body: AddComment,
  output: Complaint,
  run: ({ deps, actor, params, body, headers }) =>
    addComment(deps.desk, actor, params.id, { ...body, traceparent: traceparentOf(headers) }),
});

export const assignComplaintRoute = memberRoute({
  method: "POST",
  path: "/api/complaints/{id}/assign",
  operationId: "assignComplaint",
  tag: "Complaints",
  summary: "Assign a complaint",
  description:
    "Admins give it to any agent, agents take it for themselves. An agentId of null puts it back in line, at its old place.",
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
  output: Complaint,
  run: ({ deps, actor, params, body, headers }) =>
    assignComplaint(deps.desk, actor, params.id, { ...body, traceparent: traceparentOf(headers) }),
});
