import type { Access } from "#server/desk/access/access.ts";
import type { AuthDeps } from "#server/desk/access/deps.ts";
import { ensureAgent, retireAgent } from "#server/desk/agents/ensure-agent.ts";
import type { Rooms } from "#server/desk/compose-desk.ts";
import type { AccountDeps, AgentDesk } from "#server/desk/people/deps.ts";
import { composeLetters } from "#server/operate/compose-letters.ts";
import type { FigurePorts } from "#server/operate/figures/ports.ts";
import type { LetterDeps } from "#server/operate/letters/deps.ts";
import type { ReplayDeps } from "#server/operate/replay/deps.ts";
import { markClick } from "#server/operate/trace/mark-click.ts";
import type { TracePorts } from "#server/operate/trace/trace-complaint.ts";
import type { Log } from "#server/platform/log.ts";
import { getAccess, getAccountDeps } from "../auth/web-auth.ts";
import { getDesk } from "../desk.ts";
import { clickAgeOf } from "../http/click-age.ts";
import { clientIp } from "../http/client-ip.ts";
import { traceparentOf } from "../http/traceparent.ts";
import { getWebLog } from "../http/web-env.ts";
import { getPipeline } from "../pipeline.ts";

/** What every procedure gets: who asks, from where, and the parts it may use. */
export interface TrpcContext {
  /** Who asks. Looked up inside the procedure, so that a refusal is answered like any other; once per request. */
  readonly findAccess: () => Promise<Access | null>;
  readonly ip: string;
  readonly traceparent: string | null;
  /** Where every request leaves its line; unset leaves none. */
  readonly log?: Pick<Log, "info">;
  readonly desk: Rooms;
  readonly accounts: AccountDeps & AuthDeps;
  /** What a change of role does to the desk, in the name of whoever made it. */
  readonly agentDesk: (byId: string) => AgentDesk;
  /** What the pipeline console is read from. */
  readonly pipeline: () => FigurePorts & TracePorts;
  /** Dead letters and replays. */
  readonly letters: () => LetterDeps & ReplayDeps;
}

export function createContext(request: Request): TrpcContext {
  const desk = markClick(getDesk(), () => getPipeline().marker, clickAgeOf(request.headers));
  let access: Promise<Access | null> | undefined;
  return {
    findAccess: () => (access ??= getAccess(request)),
    ip: clientIp(request.headers),
    traceparent: traceparentOf(request.headers),
    log: getWebLog(),
    desk,
    accounts: getAccountDeps(),
    agentDesk: (byId) => agentDeskOf(desk, byId),
    pipeline: () => getPipeline().ports,
    letters: composeLetters,
  };
}

function agentDeskOf(desk: Rooms, byId: string): AgentDesk {
  return {
    async ensure(agent) {
      await ensureAgent(desk, agent, byId);
      await desk.agents.rename(agent.id, agent.name);
    },
    retire: (agentId) => retireAgent(desk, agentId, byId),
  };
}
