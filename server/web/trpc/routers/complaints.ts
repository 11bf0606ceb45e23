import { z } from "zod";
import { Priority } from "#server/core/vocabulary.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changePriority } from "#server/desk/complaints/change-priority.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { listComplaints } from "#server/desk/complaints/list-complaints.ts";
import { rateComplaint } from "#server/desk/complaints/rate-complaint.ts";
import { similarComplaints } from "#server/desk/complaints/similar-complaints.ts";
import {
  AddComment,
  AssignComplaint,
  ChangeStatus,
  ComplaintFilter,
  FileComplaint,
  RateComplaint,
} from "#server/desk/complaints/wire.ts";
import { usualWaitMs } from "#server/desk/insights/usual-wait.ts";
import { procedure, router } from "../trpc.ts";

const Ref = z.object({ id: z.string().max(40) });

export const complaintsRouter = router({
  file: procedure
    .input(FileComplaint)
    .mutation(({ ctx, input }) => fileComplaint(ctx.desk, ctx.actor, input, { traceparent: ctx.traceparent })),

  list: procedure.input(ComplaintFilter).query(({ ctx, input }) => listComplaints(ctx.desk, ctx.actor, input)),

  byId: procedure.input(Ref).query(async ({ ctx, input }) => {
    const [complaint, wait] = await Promise.all([getComplaint(ctx.desk, ctx.actor, input.id), usualWaitMs(ctx.desk)]);
    return { ...complaint, usualWaitMs: wait };
  }),

  similar: procedure
    .input(z.object({ title: z.string().max(200) }))
    .query(({ ctx, input }) => similarComplaints(ctx.desk, ctx.actor, input.title)),

  changeStatus: procedure
    .input(Ref.extend(ChangeStatus.shape))
    .mutation(({ ctx, input }) =>
      changeStatus(ctx.desk, ctx.actor, input.id, { ...input, traceparent: ctx.traceparent }),
    ),

  comment: procedure
    .input(Ref.extend(AddComment.shape))
    .mutation(({ ctx, input }) =>
      addComment(ctx.desk, ctx.actor, input.id, { ...input, traceparent: ctx.traceparent }),
    ),

  assign: procedure
    .input(Ref.extend(AssignComplaint.shape))
    .mutation(({ ctx, input }) =>
      assignComplaint(ctx.desk, ctx.actor, input.id, { ...input, traceparent: ctx.traceparent }),
    ),

  setPriority: procedure
    .input(Ref.extend({ priority: Priority }))
    .mutation(({ ctx, input }) => changePriority(ctx.desk, ctx.actor, input.id, input.priority)),

  rate: procedure
    .input(Ref.extend(RateComplaint.shape))
    .mutation(({ ctx, input }) => rateComplaint(ctx.desk, ctx.actor, input.id, input)),
});
