import type { AccountDeps, AgentDesk } from "../accounts/deps.ts";
import { ensureAgent, retireAgent } from "../agents/ensure-agent.ts";
import type { DeskPorts } from "../assignments/desk-ports.ts";
import type { Access } from "../auth/access.ts";
import type { AuthDeps } from "../auth/deps.ts";
import { getAccess, getAccountDeps } from "../auth/web-auth.ts";
import { getDesk } from "../composition/web.ts";
import { clientIp } from "../http/client-ip.ts";
import { traceparentOf } from "../http/traceparent.ts";

/** What every procedure gets: who asks, from where, and the parts it may use. */
export interface TrpcContext {
  /** Who asks. Looked up inside the procedure, so that a refusal is answered like any other; once per request. */
  readonly findAccess: () => Promise<Access | null>;
  readonly ip: string;
  readonly traceparent: string | null;
  readonly desk: DeskPorts;
  readonly accounts: AccountDeps & AuthDeps;
  /** What a change of role does to the desk, in the name of whoever made it. */
  readonly agentDesk: (byId: string) => AgentDesk;
}

export function createContext(request: Request): TrpcContext {
  const desk = getDesk();
  let access: Promise<Access | null> | undefined;
  return {
    findAccess: () => (access ??= getAccess(request)),
    ip: clientIp(request.headers),
    traceparent: traceparentOf(request.headers),
    desk,
    accounts: getAccountDeps(),
    agentDesk: (byId) => agentDeskOf(desk, byId),
  };
}

function agentDeskOf(desk: DeskPorts, byId: string): AgentDesk {
  return {
    async ensure(agent) {
      await ensureAgent(desk, agent, byId);
      await desk.agents.rename(agent.id, agent.name);
    },
    retire: (agentId) => retireAgent(desk, agentId, byId),
  };
}
