import { z } from "zod";
import type { Call } from "#server/platform/doors/call.ts";
import { procedure, publicProcedure } from "#server/platform/doors/procedure.ts";
import { changePassword } from "./change-password.ts";
import { changePerson } from "./change-person.ts";
import { createToken } from "./create-token.ts";
import type { AccountDeps, AgentDesk } from "./deps.ts";
import { invitePerson } from "./invite-person.ts";
import { listPeople } from "./list-people.ts";
import { listTokens } from "./list-tokens.ts";
import { register } from "./register.ts";
import { rename } from "./rename.ts";
import { revokeToken } from "./revoke-token.ts";
import { ChangePassword, ChangePerson, CreateToken, InvitePerson, ListPeople, Register, Rename } from "./wire.ts";

export interface PeopleRoom extends AccountDeps {
  /** What a change of role does to the desk, in the name of whoever made it. */
  readonly agentDesk: (byId: string) => AgentDesk;
}

export function peopleProcedures(room: (call: Call) => PeopleRoom) {
  return {
    account: {
      register: publicProcedure.input(Register).mutation(async ({ ctx, input }) => {
        await register(room(ctx), input, { ip: ctx.ip });
        return { ok: true as const };
      }),
      changePassword: procedure
        .input(ChangePassword)
        .mutation(({ ctx, input }) => changePassword(room(ctx), ctx.actor, input)),
      rename: procedure.input(Rename).mutation(({ ctx, input }) => {
        const people = room(ctx);
        return rename(people, people.agentDesk(ctx.actor.id), ctx.actor, input);
      }),
    },
    tokens: {
      list: procedure.query(({ ctx }) => listTokens(room(ctx), ctx.actor)),
      create: procedure.input(CreateToken).mutation(({ ctx, input }) => createToken(room(ctx), ctx.actor, input)),
      revoke: procedure
        .input(z.object({ tokenId: z.string() }))
        .mutation(({ ctx, input }) => revokeToken(room(ctx), ctx.actor, input)),
    },
    people: {
      list: procedure.input(ListPeople).query(({ ctx, input }) => listPeople(room(ctx), ctx.actor, input)),
      invite: procedure.input(InvitePerson).mutation(({ ctx, input }) => {
        const people = room(ctx);
        return invitePerson(people, people.agentDesk(ctx.actor.id), ctx.actor, input);
      }),
      change: procedure.input(ChangePerson).mutation(({ ctx, input }) => {
        const people = room(ctx);
        return changePerson(people, people.agentDesk(ctx.actor.id), ctx.actor, input);
      }),
    },
  };
}
