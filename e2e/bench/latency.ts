import { setTimeout as pause } from "node:timers/promises";
import { type Desk, openDesk } from "#e2e/fixtures/desk.ts";
import type { Person } from "#e2e/fixtures/people.ts";
import { startProductionStack } from "#e2e/fixtures/production-stack.ts";
import { until } from "#e2e/fixtures/until.ts";
import { ensureBuild } from "#server/local/launch/next-build.ts";
import { type AgentScreens, openScreens } from "./agent-screens.ts";
import { type Distribution, distribution, type Row } from "./figures.ts";
import type { Measured } from "./measured.ts";

const NAMES = ["Asha Raman", "Tomás Ferreira", "Lena Köhler"] as const;

/** A ticket a second: how long one takes is asked here, and not how many a machine carries that draws three desks besides. */
const PACE_MS = 1_000;

/** How long people wait for the system, in ms: production build, embedded database and queues, real browsers. */
export async function measureLatency(tickets: number): Promise<Measured> {
  await ensureBuild(console.error);
  await using stack = await startProductionStack({ withDemo: true, logName: "bench-latency.log" });
  const desk = await openDesk({ webUrl: stack.webUrl, mongodbUri: stack.env.MONGODB_URI ?? "" });
  await desk.clear();
  const customer = await desk.customer();
  const agents = await Promise.all(NAMES.map((name) => desk.agent(name, { onDuty: true })));
  await using screens = await openScreens(stack.webUrl, agents);

  const filed = await fileWithSomebodyFree({ desk, screens, customer, agents }, tickets);
  for (const agent of agents.slice(1)) await desk.setDuty(agent, false);
  const next = await resolveWithALine({ desk, screens, customer, agents }, tickets);
  const created = distribution(filed.createdMs);
  return {
    rows: [
      row("created → assigned, somebody free", distribution(filed.assignedMs)),
      row("created → on the agent's screen", created),
      row("file pressed → on the agent's screen", distribution(filed.shownMs)),
      row("resolve pressed → next one on the agent's screen", distribution(next)),
    ],
    goals: [{ goal: "created → agent's browser, p95", unit: "ms", reached: created.p95, wanted: { atMost: 300 } }],
  };
}

interface Setting {
  readonly desk: Desk;
  readonly screens: AgentScreens;
  readonly customer: Person;
  readonly agents: readonly Person[];
}

/** One ticket after the other, each solved before the next: there is always a free agent. */
async function fileWithSomebodyFree({ desk, screens, customer, agents }: Setting, tickets: number) {
  const assignedMs: number[] = [];
  const shownMs: number[] = [];
  const createdMs: number[] = [];
  for (let number = 1; number <= tickets; number++) {
    const title = `Filed with somebody free, ${number}`;
    const nextAt = pause(PACE_MS);
    const pressedAt = Date.now();
    const ticket = await desk.file(customer, { title });
    const shownAt = await screens.shownAt(title);
    shownMs.push(shownAt - pressedAt);
    createdMs.push(shownAt - Date.parse(ticket.createdAt));
    const { timeline, assignedTo } = await desk.admin.api.complaints.byId.query({ id: ticket._id });
    const assigned = timeline.find(({ kind }) => kind === "assigned");
    const agent = agents.find(({ id }) => id === assignedTo?._id);
    if (!assigned || !agent) throw new Error(`${title} is on a screen, and with nobody.`);
    assignedMs.push(Date.parse(assigned.at) - Date.parse(ticket.createdAt));
    await agent.api.complaints.changeStatus.mutate({ id: ticket._id, status: "Resolved" });
    await Promise.all([untilFree(desk, agent), nextAt]);
  }
  return { assignedMs, shownMs, createdMs };
}

/** All tickets in line at once, one agent: what counts is the pause between two of them. */
async function resolveWithALine({ desk, screens, customer, agents }: Setting, tickets: number): Promise<number[]> {
  const [agent] = agents;
  if (!agent) throw new Error("Nobody is there to work.");
  const line: { id: string; title: string }[] = [];
  for (let number = 0; number <= tickets; number++) {
    const title = `Waiting in line, ${number}`;
    line.push({ id: (await desk.file(customer, { title }))._id, title });
  }
  const pauses: number[] = [];
  for (const [index, { id, title }] of line.entries()) {
    await screens.shownAt(title);
    await pause(PACE_MS);
    const pressedAt = Date.now();
    await agent.api.complaints.changeStatus.mutate({ id, status: "Resolved" });
    const next = line[index + 1];
    if (next) pauses.push((await screens.shownAt(next.title)) - pressedAt);
  }
  return pauses;
}

function untilFree({ admin }: Desk, agent: Person): Promise<boolean> {
  return until(`${agent.name} is free`, async () => {
    const agents = await admin.api.agents.list.query();
    return agents.some(({ _id, availability }) => _id === agent.id && availability === "available");
  });
}

function row(what: string, { count, p50, p95, p99, max }: Distribution): Row {
  return { what, tickets: count, "p50 ms": p50, "p95 ms": p95, "p99 ms": p99, "max ms": max };
}
