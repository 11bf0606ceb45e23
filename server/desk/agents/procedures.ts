import { z } from "zod";
import type { Call } from "#server/platform/doors/call.ts";
import { adminProcedure, procedureFor, staffProcedure } from "#server/platform/doors/procedure.ts";
import { changeCapacity } from "./change-capacity.ts";
import { changeSkills } from "./change-skills.ts";
import { listAgents } from "./list-agents.ts";
import { onOther } from "./on-other.ts";
import type { AgentsRoom } from "./room.ts";
import { setAvailability } from "./set-availability.ts";
import { setAvailabilityFor } from "./set-availability-for.ts";
import { SetAvailability, SetCapacity, SetSkills } from "./wire.ts";

export function agentProcedures(room: (call: Call) => AgentsRoom) {
  return {
    list: staffProcedure.query(({ ctx }) => listAgents(room(ctx), ctx.actor)),
    setMyAvailability: procedureFor("agent")
      .input(SetAvailability)
      .mutation(({ ctx, input }) => setAvailability(room(ctx), ctx.actor, { agentId: ctx.actor.id, ...input })),
    setAvailability: staffProcedure
      .input(SetAvailability.extend({ agentId: z.string() }))
      .mutation(({ ctx, input }) => setAvailabilityFor(room(ctx), ctx.actor, input)),
    setCapacity: adminProcedure.input(SetCapacity).mutation(({ ctx, input }) => {
      const [desk, { agentId, capacity }] = [room(ctx), input];
      const order = { action: "agent.capacity", agentId, after: { capacity } } as const;
      return onOther(desk, ctx.actor, order, () => changeCapacity(desk, ctx.actor, input));
    }),
    setSkills: adminProcedure.input(SetSkills).mutation(({ ctx, input }) => {
      const [desk, { agentId, skills }] = [room(ctx), input];
      const order = { action: "agent.skills", agentId, after: { skills } } as const;
      return onOther(desk, ctx.actor, order, () => changeSkills(desk, ctx.actor, input));
    }),
  };
}
