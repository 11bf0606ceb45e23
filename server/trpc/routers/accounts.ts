import { z } from "zod";
import { changePassword } from "../../accounts/change-password.ts";
import { changePerson } from "../../accounts/change-person.ts";
import { createToken } from "../../accounts/create-token.ts";
import { invitePerson } from "../../accounts/invite-person.ts";
import { listPeople } from "../../accounts/list-people.ts";
import { listTokens } from "../../accounts/list-tokens.ts";
import { register } from "../../accounts/register.ts";
import { rename } from "../../accounts/rename.ts";
import { revokeToken } from "../../accounts/revoke-token.ts";
import {
  ChangePassword,
  ChangePerson,
  CreateToken,
  InvitePerson,
  ListPeople,
  PersonName,
  Register,
} from "../../domain/wire/account.ts";
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
