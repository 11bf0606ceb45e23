import { z } from "zod";
import { changeCapacity } from "#server/desk/agents/change-capacity.ts";
import { changeSkills } from "#server/desk/agents/change-skills.ts";
import { listAgents } from "#server/desk/agents/list-agents.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { SetAvailability, SetCapacity, SetSkills } from "#server/desk/agents/wire.ts";
import { procedure, router } from "../trpc.ts";

export const agentsRouter = router({
  list: procedure.query(({ ctx }) => listAgents(ctx.desk, ctx.actor)),
  setMyAvailability: procedure
    .input(SetAvailability)
    .mutation(({ ctx, input }) => setAvailability(ctx.desk, ctx.actor, { agentId: ctx.actor.id, ...input })),
  setAvailability: procedure
    .input(SetAvailability.extend({ agentId: z.string() }))
    .mutation(({ ctx, input }) => setAvailability(ctx.desk, ctx.actor, input)),
  setCapacity: procedure.input(SetCapacity).mutation(({ ctx, input }) => changeCapacity(ctx.desk, ctx.actor, input)),
  setSkills: procedure.input(SetSkills).mutation(({ ctx, input }) => changeSkills(ctx.desk, ctx.actor, input)),
});
