import { z } from "zod";
import { requireConfirmed, requireSession } from "#server/desk/sessions/require-confirmed.ts";
import type { Call } from "#server/platform/doors/call.ts";
import { adminProcedure, procedure, publicProcedure, staffProcedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { changeAddress } from "./change-address.ts";
import { changeName } from "./change-name.ts";
import { changePassword } from "./change-password.ts";
import { changePerson } from "./change-person.ts";
import { chooseTimeZone } from "./choose-time-zone.ts";
import { createToken } from "./create-token.ts";
import { forgotPassword } from "./forgot-password.ts";
import { invitePerson } from "./invite-person.ts";
import { listCustomers } from "./list-customers.ts";
import { listInvitations, withdrawInvitation } from "./list-invitations.ts";
import { listPeople } from "./list-people.ts";
import { listTokens } from "./list-tokens.ts";
import { makeLink } from "./make-link.ts";
import { register } from "./register.ts";
import { revokeAllTokens, revokeToken } from "./revoke-token.ts";
import type { PeopleRoom } from "./room.ts";
import { sendVerification } from "./send-verification.ts";
import {
  Addressed,
  ChangeAddress,
  ChangePassword,
  ChangePerson,
  ChooseTimeZone,
  CreateToken,
  FindCustomers,
  InvitePerson,
  ListPeople,
  Register,
  Rename,
} from "./wire.ts";

export function peopleProcedures(room: (call: Call) => PeopleRoom) {
  return {
    account: {
      register: publicProcedure.input(Register).mutation(async ({ ctx, input }) => {
        await register(room(ctx), input, ctx);
        return { ok: true as const };
      }),
      forgotPassword: publicProcedure.input(Addressed).mutation(async ({ ctx, input }) => {
        await forgotPassword(room(ctx), input, ctx);
        return { ok: true as const };
      }),
      sendVerification: procedure.mutation(({ ctx }) => sendVerification(room(ctx), ctx.actor, ctx)),
      changeAddress: procedure.input(ChangeAddress).mutation(({ ctx, input }) => {
        const desk = room(ctx);
        // With a password, the verb itself asks for it.
        if (!ctx.caller.account.passwordHash) requireConfirmed(ctx.caller, desk.clock.now());
        return changeAddress(desk, ctx.actor, input, ctx);
      }),
      changePassword: procedure.input(ChangePassword).mutation(({ ctx, input }) => {
        requireSession(ctx.caller);
        return changePassword(room(ctx), ctx.actor, input);
      }),
      chooseTimeZone: procedure
        .input(ChooseTimeZone)
        .mutation(({ ctx, input }) => chooseTimeZone(room(ctx), ctx.actor, ctx.caller.account, input)),
      rename: procedure.input(Rename).mutation(({ ctx, input }) => changeName(room(ctx), ctx.actor, input)),
    },
    tokens: {
      list: quietly(procedure.query(({ ctx }) => listTokens(room(ctx), ctx.actor))),
      create: procedure.input(CreateToken).mutation(({ ctx, input }) => {
        const desk = room(ctx);
        requireConfirmed(ctx.caller, desk.clock.now());
        return createToken(desk, ctx.actor, input);
      }),
      revoke: procedure
        .input(z.object({ tokenId: z.string() }))
        .mutation(({ ctx, input }) => revokeToken(room(ctx), ctx.actor, input)),
      revokeAll: procedure.mutation(({ ctx }) => revokeAllTokens(room(ctx), ctx.actor)),
    },
    people: {
      list: quietly(
        adminProcedure.input(ListPeople).query(({ ctx, input }) => listPeople(room(ctx), ctx.actor, input)),
      ),
      customers: quietly(
        staffProcedure.input(FindCustomers).query(({ ctx, input }) => listCustomers(room(ctx), ctx.actor, input)),
      ),
      invite: adminProcedure
        .input(InvitePerson)
        .mutation(({ ctx, input }) => invitePerson(room(ctx), ctx.actor, input)),
      invitations: quietly(adminProcedure.query(({ ctx }) => listInvitations(room(ctx), ctx.actor))),
      withdrawInvitation: adminProcedure
        .input(Addressed)
        .mutation(({ ctx, input }) => withdrawInvitation(room(ctx), ctx.actor, input)),
      makeLink: adminProcedure
        .input(z.object({ userId: z.string() }))
        .mutation(({ ctx, input }) => makeLink(room(ctx), ctx.actor, input)),
      change: adminProcedure
        .input(ChangePerson)
        .mutation(({ ctx, input }) => changePerson(room(ctx), ctx.actor, input)),
    },
  };
}
