import { type AgentId, AgentIdInput } from "#server/core/ids.ts";

/** The agents an event's body names, old and new. Anything that is no id names nobody. */
export function agentsNamed(data: Readonly<Record<string, unknown>>): AgentId[] {
  // rule: previous-agent-is-read
  const ids = [data["agentId"], data["previousAgentId"]].flatMap((value) => {
    const id = AgentIdInput.safeParse(value);
    return id.success ? [id.data] : [];
  });
  return [...new Set(ids)];
}
