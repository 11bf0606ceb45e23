import { issueRealtimeToken } from "#server/desk/access/realtime-token.ts";
import { presentAgent } from "#server/desk/agents/present.ts";
import { isExperimental } from "#server/operate/experiments/experiment-client.ts";
import { getWebEnv } from "../../http/web-env.ts";
import { procedure, publicProcedure, router } from "../trpc.ts";

export const sessionRouter = router({
  /** Who is signed in, with their desk when they are an agent; null for a visitor. */
  me: publicProcedure.query(async ({ ctx }) => {
    if (!ctx.access) return null;
    const { id, name, email, role } = ctx.access.account;
    const agent = role === "agent" ? await ctx.desk.agents.find(id) : null;
    const load = agent ? ((await ctx.desk.agents.loads([id])).get(id) ?? 0) : 0;
    return { _id: id, name, email, role, agent: agent && presentAgent(agent, load) };
  }),

  /** How this installation lets people in, and where its sockets are. */
  modes: publicProcedure.query(() => {
    const { mode, control, google, github, realtimeUrl } = getWebEnv();
    return {
      demo: mode !== "production",
      experiments: isExperimental({ mode, control }),
      google: Boolean(google),
      github: Boolean(github),
      realtimeUrl,
    };
  }),
});

export const realtimeRouter = router({
  token: procedure.query(async ({ ctx }) => {
    const { token, expiresAt } = await issueRealtimeToken(ctx.accounts, ctx.access.account);
    return { token, url: getWebEnv().realtimeUrl, expiresAt: expiresAt.toISOString() };
  }),
});
