import { hasSkill, isAway, isOnDuty } from "#server/core/agent.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import { ANYTHING } from "#server/core/taking.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import type { StateFiguresReader } from "#server/operate/figures/state-figures.ts";
import type { AgentFacts } from "#server/operate/invariants/facts.ts";
import type { InvariantStore } from "#server/operate/invariants/store.ts";
import type { DeadLetterStore } from "#server/operate/letters/store.ts";
import { type Finding, Findings } from "./finding.ts";

/** An event should be on its way by then. */
const OVERDUE_MS = 60_000;
const GROUPS = 50;

export interface LinePorts extends Categories<"list"> {
  readonly desk: Pick<InvariantStore, "listAgents" | "firstOpen">;
  readonly figures: StateFiguresReader;
  readonly letters: Pick<DeadLetterStore, "listGroups">;
  readonly clock: Clock;
}

/** Why a complaint might not come to anybody: nobody there, nobody with the skill, events that are stuck or were put aside. */
export async function checkLine(ports: LinePorts): Promise<Finding[]> {
  const findings = new Findings("Agents and line");
  const agents = (await ports.desk.listAgents()).filter((agent) => !agent.deleted && agent.trial === null);
  const onDuty = agents.filter(isOnDuty);
  checkAgents(findings, agents, onDuty);
  if (onDuty.length > 0) await checkSkills(findings, onDuty, ports);
  await checkOutboxes(findings, ports);
  await checkLetters(findings, ports);
  return findings.list;
}

function checkAgents(findings: Findings, agents: readonly AgentFacts[], onDuty: readonly AgentFacts[]): void {
  if (agents.length === 0)
    return findings.wrong(
      "agents",
      "There is no agent, so every complaint waits.",
      "As an admin, make somebody an agent on the People page.",
    );
  const away = agents.filter(isAway);
  if (onDuty.length === 0 && away.length > 0)
    return findings.unknown("agents", nobodyThere(away.length), "Sign in as an agent.");
  if (onDuty.length === 0)
    return findings.wrong(
      "agents",
      `None of the ${agents.length} agents is on duty, so every complaint waits.`,
      "An agent switches on duty in the top bar; an admin can do it for them on the People page.",
    );
  const free = onDuty.filter((agent) => agent.availability === "available").length;
  findings.ok(
    "agents",
    free > 0
      ? `${free} of ${onDuty.length} agents on duty are available.`
      : `All ${onDuty.length} agents on duty are busy: the next complaint waits until one of them is done.`,
  );
}

function nobodyThere(count: number): string {
  const who = count === 1 ? "An agent is" : `${count} agents are`;
  return `${who} on duty, but nobody is there: complaints wait until one of them opens the desk.`;
}

async function checkSkills(findings: Findings, onDuty: readonly AgentFacts[], { desk, categories }: LinePorts) {
  const uncovered = (await categories.list())
    .map(({ name }) => name)
    .filter((name) => !onDuty.some((agent) => hasSkill(agent, name)));
  const stuck: string[] = [];
  for (const name of uncovered) if (await desk.firstOpen({ ...ANYTHING, categories: [name] })) stuck.push(name);
  findings.check("agents.skills", stuck.length === 0, {
    ok: "Whatever waits, somebody on duty has the skill for it.",
    wrong: `Complaints wait whose category nobody on duty takes: ${stuck.join(", ")}.`,
    fix: "Give an agent the skill on the People page, or ask one who has it to come on duty.",
  });
}

async function checkOutboxes(findings: Findings, { figures, clock }: LinePorts): Promise<void> {
  const { outboxPending, outboxOldestAt, parked } = await figures.read();
  const isLate = outboxOldestAt !== null && clock.now().getTime() - outboxOldestAt.getTime() > OVERDUE_MS;
  findings.check("outbox", !isLate, {
    ok: "Events leave their outboxes.",
    wrong: `${outboxPending} documents have events that nobody published, the oldest since ${outboxOldestAt?.toISOString()}.`,
    fix: "Start a consumer (npm run start:consumer), and see above whether it may publish to the topic.",
  });
  findings.check("outbox.parked", parked === 0, {
    ok: "No event was refused by SNS for good.",
    wrong: `${parked} events were refused by SNS for good and wait for you.`,
    fix: "Look at them under Pipeline, Replay as an admin, and release them once the cause is gone.",
  });
}

async function checkLetters(findings: Findings, { letters }: LinePorts): Promise<void> {
  const groups = await letters.listGroups(GROUPS);
  const countOf = (isMeant: (reason: string) => boolean) =>
    groups.filter(({ reason }) => isMeant(reason)).reduce((sum, { failed }) => sum + failed, 0);
  const badIds = countOf((reason) => reason === "bad-id");
  findings.check("letters.ids", badIds === 0, {
    ok: "No event came with an id that is none.",
    wrong: `${badIds} events were put aside because an id in them is not a valid ObjectId.`,
    fix: "Find who sends them: ids have 24 hexadecimal digits. Retry or archive them under Pipeline, Dead letters.",
  });
  const others = countOf((reason) => reason !== "bad-id");
  findings.check("letters", others === 0, {
    ok: "Nothing else was put aside.",
    wrong: `${others} other events were put aside and wait for you.`,
    fix: "Read why under Pipeline, Dead letters as an admin, or run npm run redrive -- --list.",
  });
}
