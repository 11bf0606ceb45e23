import type { Actor } from "#server/core/actor.ts";
import { agentIdOf } from "#server/core/ids.ts";
import { askedOnce } from "#server/core/once/once.ts";
import { BUILT_IN_CATEGORIES } from "#server/core/vocabulary.ts";
import { changeCapacity } from "#server/desk/agents/change-capacity.ts";
import { ensureAgent } from "#server/desk/agents/ensure-agent.ts";
import { retireAgent } from "#server/desk/agents/retire-agent.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changePriority } from "#server/desk/complaints/change-priority.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import type { HearChange } from "#server/platform/doors/call.ts";
import { keyedRequest } from "#server/platform/doors/repeats.ts";
import { startWeb } from "#server/web/start-web.ts";
import { until } from "../../fixtures/until.ts";
import { type Reply, Request } from "./commands.ts";

const { desk, hearChange } = startWeb();

/** The web process without its pages: the same desk, composed by the same code, commanded by its parent. */
async function obey(actor: Actor, command: Request["command"]): Promise<Omit<Reply, "reply">> {
  switch (command.kind) {
    case "file":
      return { complaint: await file(actor, command) };
    case "status":
      return { complaint: await changeStatus(desk, actor, { id: command.ref, ...command.input }) };
    case "comment":
      return { complaint: await addComment(desk, actor, { id: command.ref, internal: false, ...command.input }) };
    case "assign":
      return { complaint: await assignComplaint(desk, actor, { id: command.ref, ...command.input }) };
    case "priority":
      return { complaint: await changePriority(desk, actor, { id: command.ref, priority: command.priority }) };
    case "on-board":
      await ensureAgent(desk, { id: agentIdOf(actor.id), name: actor.name }, actor.id);
      return { agent: await setAvailability(desk, actor, { agentId: actor.id, availability: "available" }) };
    case "availability":
      return { agent: await setAvailability(desk, actor, { agentId: command.agentId, ...command.input }) };
    case "capacity":
      return { agent: await changeCapacity(desk, actor, command.input) };
    case "retire":
      await retireAgent(desk, agentIdOf(command.agentId), actor.id);
      return {};
  }
}

function withToken(actor: Actor): Parameters<HearChange>[0] {
  return { actor, credential: { kind: "bearer", userId: actor.id, sessionVersion: 1, endsAt: null } };
}

function file(actor: Actor, { input, key }: Extract<Request["command"], { kind: "file" }>) {
  if (key === undefined) return fileComplaint(desk, actor, input);
  const asked = { key, ownerId: actor.id, of: "POST /api/complaints", input };
  return fileComplaint(askedOnce(desk, keyedRequest(asked, { onRepeat: () => {} })), actor, input);
}

process.on("message", (message: unknown) => {
  const asked = Request.safeParse(message);
  if (!asked.success) return;
  const { request: reply, actor, command } = asked.data;
  obey(actor, command)
    // As at its doors: agents here work without a page.
    .then((answer) => hearChange(withToken(actor)).then(() => answer))
    .catch((error: unknown) => ({ error: String(error) }))
    .then((answer) => process.send?.({ reply, ...answer }))
    .catch(() => process.exit(1));
});
process.channel?.ref();
// The last thing that connecting does.
const isSetUp = async () => (await desk.categories.list()).length >= BUILT_IN_CATEGORIES.length;
await until("a database that is set up", isSetUp, { withinMs: 60_000 });
console.log("the web process is running");
