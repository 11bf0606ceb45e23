import type { AccountDeps, AgentDesk } from "../accounts/deps.ts";
import { ensureAgent, retireAgent } from "../agents/ensure-agent.ts";
import type { DeskPorts } from "../assignments/desk-ports.ts";
import type { Access } from "../auth/access.ts";
import type { AuthDeps } from "../auth/deps.ts";
import { getAccess, getAccountDeps } from "../auth/web-auth.ts";
import { composeLetters } from "../composition/letters.ts";
import { getPipeline } from "../composition/pipeline.ts";
import { getDesk } from "../composition/web.ts";
import { clickAgeOf } from "../http/click-age.ts";
import { clientIp } from "../http/client-ip.ts";
import { traceparentOf } from "../http/traceparent.ts";
import { getWebLog } from "../http/web-env.ts";
import type { LetterDeps } from "../pipeline/dead-letters/deps.ts";
import type { FigurePorts } from "../pipeline/figures/ports.ts";
import type { ReplayDeps } from "../pipeline/replay/deps.ts";
import { markClick } from "../pipeline/trace/mark-click.ts";
import type { TracePorts } from "../pipeline/trace/trace-complaint.ts";
import type { Log } from "../runtime/log.ts";

/** What every procedure gets: who asks, from where, and the parts it may use. */
export interface TrpcContext {
  /** Who asks. Looked up inside the procedure, so that a refusal is answered like any other; once per request. */
  readonly findAccess: () => Promise<Access | null>;
  readonly ip: string;
  readonly traceparent: string | null;
  /** Where every request leaves its line; unset leaves none. */
  readonly log?: Pick<Log, "info">;
  readonly desk: DeskPorts;
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

function agentDeskOf(desk: DeskPorts, byId: string): AgentDesk {
  return {
    async ensure(agent) {
      await ensureAgent(desk, agent, byId);
      await desk.agents.rename(agent.id, agent.name);
    },
    retire: (agentId) => retireAgent(desk, agentId, byId),
  };
}
