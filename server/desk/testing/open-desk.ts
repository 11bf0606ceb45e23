import { afterAll } from "vitest";
import type { AgentId } from "#server/core/ids.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { startTestDesk } from "../testing.ts";

/**
 * The desk of a file of tests, closed after the last of them. Maya, a customer, and Ines, an admin, have accounts from the
 * first test to the last, whatever a test empties.
 */
export async function openDesk(options: Parameters<typeof startTestDesk>[0] = {}) {
  const it = await startTestDesk(options);
  afterAll(() => it.stop());
  const [maya, ines] = [await it.addPerson("Maya", "user"), await it.addPerson("Ines", "admin")];
  return {
    ...it,
    maya,
    ines,
    /** Files a complaint of Maya's that this agent works on, and forgets what people were told of it. Resolves to its id. */
    async workedOnBy(agent: { readonly id: AgentId }): Promise<string> {
      await it.relayed();
      const { _id: id } = await it.file(maya);
      await assignComplaint(it.desk, ines, { id, agentId: agent.id });
      await it.delivered();
      it.told.length = 0;
      return id;
    },
  };
}
