import { z } from "zod";
import type { Call } from "#server/platform/doors/call.ts";
import { procedure } from "#server/platform/doors/procedure.ts";
import { changeCapacity } from "./change-capacity.ts";
import { changeSkills } from "./change-skills.ts";
import { listAgents } from "./list-agents.ts";
import type { AgentsRoom } from "./room.ts";
import { setAvailability } from "./set-availability.ts";
import { SetAvailability, SetCapacity, SetSkills } from "./wire.ts";

export function agentProcedures(room: (call: Call) => AgentsRoom) {
  return {
    list: procedure.query(({ ctx }) => listAgents(room(ctx), ctx.actor)),
    setMyAvailability: procedure
      .input(SetAvailability)
      .mutation(({ ctx, input }) => setAvailability(room(ctx), ctx.actor, { agentId: ctx.actor.id, ...input })),
    setAvailability: procedure
      .input(SetAvailability.extend({ agentId: z.string() }))
      .mutation(({ ctx, input }) => setAvailability(room(ctx), ctx.actor, input)),
    setCapacity: procedure.input(SetCapacity).mutation(({ ctx, input }) => changeCapacity(room(ctx), ctx.actor, input)),
    setSkills: procedure.input(SetSkills).mutation(({ ctx, input }) => changeSkills(room(ctx), ctx.actor, input)),
  };
}
