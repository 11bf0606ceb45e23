import { z } from "zod";
import { Priority, Role } from "#server/core/vocabulary.ts";
import { AgentView, SetAvailability, SetCapacity } from "#server/desk/agents/wire.ts";
import { AssignComplaint, Complaint, FileComplaint } from "#server/desk/complaints/wire.ts";
import { ChangeStatus } from "#server/desk/complaints/writing-wire.ts";

const Who = z.object({ id: z.string().brand<"UserId">(), name: z.string(), role: Role });
const ref = z.string();

/** What people can ask of the web process; each is a use case of the desk. */
const Command = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("file"), input: FileComplaint.omit({ files: true }), key: z.string().optional() }),
  z.object({ kind: z.literal("status"), ref, input: ChangeStatus.omit({ files: true }) }),
  z.object({ kind: z.literal("comment"), ref, input: z.object({ message: z.string() }) }),
  z.object({ kind: z.literal("assign"), ref, input: AssignComplaint }),
  z.object({ kind: z.literal("priority"), ref, priority: Priority }),
  z.object({ kind: z.literal("on-board") }),
  z.object({ kind: z.literal("availability"), agentId: z.string(), input: SetAvailability }),
  z.object({ kind: z.literal("capacity"), input: SetCapacity }),
  z.object({ kind: z.literal("retire"), agentId: z.string() }),
]);
export type Command = z.input<typeof Command>;

export const Request = z.object({ request: z.int(), actor: Who, command: Command });
export type Request = z.input<typeof Request>;

export const Reply = z.object({
  reply: z.int(),
  complaint: Complaint.optional(),
  agent: AgentView.optional(),
  error: z.string().optional(),
});
export type Reply = z.infer<typeof Reply>;
