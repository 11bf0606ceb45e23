import { agentIdOf } from "#server/core/ids.ts";
import { presentAgent } from "#server/desk/agents/present.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import type { Hours } from "#server/desk/hours/room.ts";
import type { Mails } from "#server/desk/mails/room.ts";
import { readingZoneOf } from "#server/desk/people/choose-time-zone.ts";
import type { Attempts } from "#server/desk/people/room.ts";
import { confirmPassword } from "#server/desk/sessions/confirm-password.ts";
import type { SessionsRoom } from "#server/desk/sessions/room.ts";
import { ConfirmPassword } from "#server/desk/sessions/wire.ts";
import { isExperimental } from "#server/operate/experiments/experiment-client.ts";
import type { Call, Caller } from "#server/platform/doors/call.ts";
import { owingProcedure, procedure, publicProcedure, whoeverProcedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import type { WebEnv } from "#server/platform/env.ts";
import { issueRealtimeToken } from "./realtime-token.ts";
import type { Signing } from "./room.ts";

/** What a page asks first: who is signed in, and where. */
type SessionRoom = Signing &
  Agents<"find" | "loads"> &
  SessionsRoom &
  Attempts &
  Pick<Mails, "delivery"> &
  Hours<"read"> &
  Installation;
interface Installation {
  /** How this installation lets people in, and where its sockets are. */
  readonly env: Pick<WebEnv, "mode" | "isPublic" | "control" | "google" | "github" | "realtimeUrl">;
}

export function accessProcedures(room: (call: Call) => SessionRoom) {
  return {
    session: {
      /** Who is signed in, with their desk when they are an agent; null for a visitor. */
      me: whoeverProcedure.query(async ({ ctx }) => {
        if (!ctx.caller) return null;
        const { agents } = room(ctx);
        const { owes, account } = ctx.caller;
        const { id, name, email, role, provedAt } = account;
        const agent = role === "agent" ? await agents.find(agentIdOf(id)) : null;
        const load = agent ? ((await agents.loads([agent.id])).get(agent.id) ?? 0) : 0;
        return {
          _id: id,
          name,
          email,
          role,
          proved: provedAt !== null,
          owes,
          confirmsBy: confirmsWith(account),
          zone: await readingZoneOf(room(ctx), account),
          agent: agent && presentAgent(agent, load),
        };
      }),

      /** Whoever sits here is who signed in: for ten minutes they may do what outlives the session. */
      confirm: owingProcedure
        .meta({ key: "harmless" })
        .input(ConfirmPassword)
        .mutation(({ ctx, input }) => confirmPassword(room(ctx), ctx.caller, input)),

      modes: quietly(
        publicProcedure.query(({ ctx }) => {
          const { mode, isPublic, control, google, github, realtimeUrl } = room(ctx).env;
          const { delivery } = room(ctx);
          return {
            demo: mode !== "production" && !isPublic,
            experiments: isExperimental({ mode, control }),
            mails: delivery.way,
            google: Boolean(google),
            github: Boolean(github),
            realtimeUrl,
          };
        }),
      ),
    },
    realtime: {
      token: quietly(
        procedure.query(async ({ ctx }) => {
          const access = room(ctx);
          const { token, expiresAt } = await issueRealtimeToken(access, ctx.caller.credential);
          return { token, url: access.env.realtimeUrl, expiresAt: expiresAt.toISOString() };
        }),
      ),
    },
  };
}

/** How somebody shows that it is still them: by their password, or by signing in again where they have none. */
function confirmsWith({ passwordHash, identity }: Caller["account"]): "password" | "google" | "github" {
  if (passwordHash || !identity) return "password";
  return identity.startsWith("google:") ? "google" : "github";
}
