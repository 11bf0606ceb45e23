import { z } from "zod";
import { Priority } from "#server/core/vocabulary.ts";
import { findUsualWaitMs } from "#server/desk/insights/find-usual-wait.ts";
import type { Insights } from "#server/desk/insights/room.ts";
import type { Call } from "#server/platform/doors/call.ts";
import { procedure, procedureFor, staffProcedure } from "#server/platform/doors/procedure.ts";
import { addComment } from "./add-comment.ts";
import { assignComplaint } from "./assign-complaint.ts";
import { changePriority } from "./change-priority.ts";
import { changeStatus } from "./change-status.ts";
import { fileComplaint } from "./file-complaint.ts";
import { getComplaint } from "./get-complaint.ts";
import { listComplaints } from "./list-complaints.ts";
import { listSimilar } from "./list-similar.ts";
import { rateComplaint } from "./rate-complaint.ts";
import type { ComplaintsRoom } from "./room.ts";
import {
  AddComment,
  AssignComplaint,
  ChangeStatus,
  ComplaintFilter,
  FileComplaint,
  RateComplaint,
  TypedTitle,
} from "./wire.ts";

const Ref = z.object({ id: z.string().max(40) });

export function complaintProcedures(room: (call: Call) => ComplaintsRoom & Insights<"waitsSince">) {
  return {
    file: procedure.input(FileComplaint).mutation(({ ctx, input }) => fileComplaint(room(ctx), ctx.actor, input)),

    list: procedure.input(ComplaintFilter).query(({ ctx, input }) => listComplaints(room(ctx), ctx.actor, input)),

    byId: procedure.input(Ref).query(async ({ ctx, input }) => {
      const desk = room(ctx);
      const [complaint, wait] = await Promise.all([getComplaint(desk, ctx.actor, input.id), findUsualWaitMs(desk)]);
      return { ...complaint, usualWaitMs: wait };
    }),

    similar: procedure
      .input(z.object({ title: TypedTitle }))
      .query(({ ctx, input }) => listSimilar(room(ctx), ctx.actor, input.title)),

    changeStatus: procedure
      .input(Ref.extend(ChangeStatus.shape))
      .mutation(({ ctx, input }) => changeStatus(room(ctx), ctx.actor, input)),

    comment: procedure
      .input(Ref.extend(AddComment.shape))
      .mutation(({ ctx, input }) => addComment(room(ctx), ctx.actor, input)),

    assign: staffProcedure
      .input(Ref.extend(AssignComplaint.shape))
      .mutation(({ ctx, input }) => assignComplaint(room(ctx), ctx.actor, input)),

    setPriority: staffProcedure
      .input(Ref.extend({ priority: Priority }))
      .mutation(({ ctx, input }) => changePriority(room(ctx), ctx.actor, input)),

    rate: procedureFor("user")
      .input(Ref.extend(RateComplaint.shape))
      .mutation(({ ctx, input }) => rateComplaint(room(ctx), ctx.actor, input)),
  };
}
