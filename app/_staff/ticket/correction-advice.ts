import type { Say } from "#app/_language/say.ts";
import { isolated } from "#server/core/characters.ts";
import type { AgentView } from "#server/desk/agents/wire.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import { takesCategory } from "../find-agents.ts";

type Corrected = Pick<ComplaintDetail, "category" | "assignedTo" | "status">;

/** What becomes of a ticket that is about something else, said before it is; null where nothing does. */
export function correctionAdvice(
  { category, assignedTo, status }: Corrected,
  chosen: string,
  agents: readonly Pick<AgentView, "_id" | "skills">[],
  readerId: string,
  say: Say<"staff.correct">,
): string | null {
  if (chosen === category || status === "Resolved" || status === "Closed") return null;
  const isForNobody = agents.length > 0 && !agents.some((agent) => takesCategory(agent, chosen));
  const nobody = isForNobody ? say("nobody", { category: isolated(chosen) }) : null;
  const holder = agents.find(({ _id }) => _id === assignedTo?._id);
  if (!assignedTo || (holder && takesCategory(holder, chosen))) return nobody;
  const follows = say(status === "Waiting on Customer" ? "waitsOn" : "goesBack", {
    holder: assignedTo._id === readerId ? "you" : "other",
    name: isolated(assignedTo.name),
    category: isolated(chosen),
  });
  return nobody ? `${follows} ${nobody}` : follows;
}
