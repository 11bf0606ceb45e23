import { z } from "zod";
import { Priority } from "#server/core/vocabulary.ts";
import type { Call } from "#server/platform/doors/call.ts";
import { procedure, staffProcedure } from "#server/platform/doors/procedure.ts";
import { addComment } from "./add-comment.ts";
import { assignComplaint } from "./assign-complaint.ts";
import { changePriority } from "./change-priority.ts";
import { changeStatus } from "./change-status.ts";
import { channelOf } from "./channel-of.ts";
import { correctComplaint } from "./correct-complaint.ts";
import { fileComplaint } from "./file-complaint.ts";
import { getComplaint } from "./get-complaint.ts";
import { listComplaints } from "./list-complaints.ts";
import { listSimilar } from "./list-similar.ts";
import { markHelped } from "./mark-helped.ts";
import { markSeen } from "./mark-seen.ts";
import { rateComplaint } from "./rate-complaint.ts";
import type { ComplaintsRoom } from "./room.ts";
import { tagComplaint } from "./tag-complaint.ts";
import {
  AssignComplaint,
  ComplaintFilter,
  CorrectComplaint,
  FileComplaint,
  RateComplaint,
  TagComplaint,
  TypedTitle,
} from "./wire.ts";
import { AddComment, ChangeStatus } from "./writing-wire.ts";

/** A complaint has the keys of its changes in itself. */
const IN_DOCUMENT = { key: "in-document" } as const;

const Ref = z.object({ id: z.string().max(40) });

export function complaintProcedures(room: (call: Call) => ComplaintsRoom) {
  return {
    file: procedure
      .meta(IN_DOCUMENT)
      .input(FileComplaint)
      .mutation(({ ctx, input }) => fileComplaint(room(ctx), ctx.actor, input, channelOf(ctx.caller))),

    list: procedure.input(ComplaintFilter).query(({ ctx, input }) => listComplaints(room(ctx), ctx.actor, input)),

    byId: procedure.input(Ref).query(({ ctx, input }) => getComplaint(room(ctx), ctx.actor, input.id)),

    similar: procedure
      .input(z.object({ title: TypedTitle }))
      .query(({ ctx, input }) => listSimilar(room(ctx), ctx.actor, input.title)),

    changeStatus: procedure
      .meta(IN_DOCUMENT)
      .input(Ref.extend(ChangeStatus.shape))
      .mutation(({ ctx, input }) => changeStatus(room(ctx), ctx.actor, input)),

    comment: procedure
      .meta(IN_DOCUMENT)
      .input(Ref.and(AddComment))
      .mutation(({ ctx, input }) => addComment(room(ctx), ctx.actor, input)),

    assign: staffProcedure
      .meta(IN_DOCUMENT)
      .input(Ref.extend(AssignComplaint.shape))
      .mutation(({ ctx, input }) => assignComplaint(room(ctx), ctx.actor, input)),

    setPriority: staffProcedure
      .meta(IN_DOCUMENT)
      .input(Ref.extend({ priority: Priority }))
      .mutation(({ ctx, input }) => changePriority(room(ctx), ctx.actor, input)),

    correct: staffProcedure
      .meta(IN_DOCUMENT)
      .input(Ref.and(CorrectComplaint))
      .mutation(({ ctx, input }) => correctComplaint(room(ctx), ctx.actor, input)),

    tag: staffProcedure
      .meta(IN_DOCUMENT)
      .input(Ref.extend(TagComplaint.shape))
      .mutation(({ ctx, input }) => tagComplaint(room(ctx), ctx.actor, input)),

    markHelped: staffProcedure
      .meta(IN_DOCUMENT)
      .input(Ref)
      .mutation(({ ctx, input }) => markHelped(room(ctx), ctx.actor, input)),

    // What is read stays read.
    markSeen: procedure
      .meta({ key: "harmless" })
      .input(Ref.extend({ rev: z.int().min(1) }))
      .mutation(({ ctx, input }) => markSeen(room(ctx), ctx.actor, input)),

    rate: procedure
      .meta(IN_DOCUMENT)
      .input(Ref.extend(RateComplaint.shape))
      .mutation(({ ctx, input }) => rateComplaint(room(ctx), ctx.actor, input)),
  };
}
