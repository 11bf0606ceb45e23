import { z } from "zod";
import { changePassword } from "#server/desk/people/change-password.ts";
import { changePerson } from "#server/desk/people/change-person.ts";
import { createToken } from "#server/desk/people/create-token.ts";
import { invitePerson } from "#server/desk/people/invite-person.ts";
import { listPeople } from "#server/desk/people/list-people.ts";
import { listTokens } from "#server/desk/people/list-tokens.ts";
import { register } from "#server/desk/people/register.ts";
import { rename } from "#server/desk/people/rename.ts";
import { revokeToken } from "#server/desk/people/revoke-token.ts";
import {
  ChangePassword,
  ChangePerson,
  CreateToken,
  InvitePerson,
  ListPeople,
  PersonName,
  Register,
} from "#server/desk/people/wire.ts";
import { procedure, publicProcedure, router } from "../trpc.ts";

export const accountRouter = router({
  register: publicProcedure.input(Register).mutation(async ({ ctx, input }) => {
    await register(ctx.accounts, input, { ip: ctx.ip });
    return { ok: true as const };
  }),
  changePassword: procedure
    .input(ChangePassword)
    .mutation(({ ctx, input }) => changePassword(ctx.accounts, ctx.actor, input)),
  rename: procedure
    .input(z.object({ name: PersonName }))
    .mutation(({ ctx, input }) => rename(ctx.accounts, ctx.agentDesk(ctx.actor.id), ctx.actor, input)),
});

export const tokensRouter = router({
  list: procedure.query(({ ctx }) => listTokens(ctx.accounts, ctx.actor)),
  create: procedure.input(CreateToken).mutation(({ ctx, input }) => createToken(ctx.accounts, ctx.actor, input)),
  revoke: procedure
    .input(z.object({ tokenId: z.string() }))
    .mutation(({ ctx, input }) => revokeToken(ctx.accounts, ctx.actor, input)),
});

export const peopleRouter = router({
  list: procedure.input(ListPeople).query(({ ctx, input }) => listPeople(ctx.accounts, ctx.actor, input)),
  invite: procedure
    .input(InvitePerson)
    .mutation(({ ctx, input }) => invitePerson(ctx.accounts, ctx.agentDesk(ctx.actor.id), ctx.actor, input)),
  change: procedure
    .input(ChangePerson)
    .mutation(({ ctx, input }) => changePerson(ctx.accounts, ctx.agentDesk(ctx.actor.id), ctx.actor, input)),
});
