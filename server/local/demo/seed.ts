import { v7 as uuidv7 } from "uuid";
import type { Actor } from "#server/core/actor.ts";
import type { Stamp } from "#server/core/changes/stamp.ts";
import { noticesFor } from "#server/core/events/who-is-told.ts";
import { agentIdOf, eventIdOf, type UserId, userIdOf } from "#server/core/ids.ts";
import type { NoticeStore } from "#server/core/ports/outbox-store.ts";
import { ensureAgent } from "#server/desk/agents/ensure-agent.ts";
import type { AgentsRoom } from "#server/desk/agents/room.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import type { Hours } from "#server/desk/hours/room.ts";
import { hashPassword } from "#server/desk/people/password.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import type { Database } from "#server/platform/db/database.ts";
import { documentIdAt } from "#server/platform/db/ids.ts";
import type { History } from "./history.ts";
import { DEMO_PASSWORD, type DemoPerson, PEOPLE } from "./people.ts";
import { addReadyAnswers } from "./ready-answers.ts";
import { insertPast } from "./store.ts";
import { playWeek } from "./week.ts";

export interface DemoPorts {
  readonly db: Database;
  readonly desk: AgentsRoom &
    Complaints<"nextNumber"> &
    Accounts<"findByEmail" | "insert" | "touch"> &
    Hours<"readNow"> &
    Parameters<typeof addReadyAnswers>[0];
  readonly notices: NoticeStore;
}

export interface DemoCounts {
  readonly people: number;
  readonly complaints: number;
}

/** Puts people on duty as an admin would: that is no sign of life of theirs. */
const SEEDER: Actor = { id: userIdOf("0".repeat(24)), name: "QuickFix", role: "admin" };

const NEWS_MS = 26 * 3_600_000;

/** Fills the database with a small company's people and its last week. People who are there already stay as they are. */
export async function seedDemo(ports: DemoPorts): Promise<DemoCounts> {
  const now = ports.desk.clock.now();
  const people = await createPeople(ports, now);
  const named = ({ role }: Pick<DemoPerson, "role">) => people.filter((person) => person.role === role);
  const complaints = playWeek({
    now,
    timeZone: (await ports.desk.hours.readNow()).timeZone,
    customers: named({ role: "user" }),
    agents: named({ role: "agent" }),
    firstNumber: await reserveNumbers(ports.desk, 63),
    stampAt: (at) => stampAt(ports.desk, at),
    documentIdAt,
  });
  await insertPast(ports.db, complaints);
  const [admin] = named({ role: "admin" });
  if (admin) await addReadyAnswers(ports.desk, admin, named({ role: "agent" }).slice(0, 2));
  for (const [id, at] of lastDone(complaints)) await ports.desk.accounts.touch(id, at);
  await ports.notices.insert(complaints.flatMap((history) => noticesOf(history, people, now)));
  return { people: people.length, complaints: complaints.length };
}

async function createPeople({ desk }: DemoPorts, now: Date): Promise<Actor[]> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const actors: Actor[] = [];
  for (const { email, name, role, onDuty } of PEOPLE) {
    const known = await desk.accounts.findByEmail(email);
    const id = known?.id ?? userIdOf(desk.ids.documentId());
    const createdAt = new Date(now.getTime() - 90 * 86_400_000);
    if (!known)
      await desk.accounts.insert({ id, name, email, role, active: true, passwordHash, identity: null, createdAt });
    const actor = { id, name, role };
    actors.push(actor);
    if (role !== "agent") continue;
    await ensureAgent(desk, { id: agentIdOf(id), name }, id);
    // Their switch is on, and nobody is there until somebody signs in as them.
    if (onDuty) await setAvailability(desk, SEEDER, { agentId: id, availability: "available" });
  }
  return actors;
}

/** Takes the numbers from the same counter that later complaints count on from. */
async function reserveNumbers(desk: Complaints<"nextNumber">, count: number): Promise<number> {
  const first = await desk.complaints.nextNumber();
  for (let taken = 1; taken < count; taken++) await desk.complaints.nextNumber();
  return first;
}

function stampAt({ ids }: Pick<AgentsRoom, "ids">, at: Date): Stamp {
  return {
    now: at,
    eventId: eventIdOf(uuidv7({ msecs: at.getTime() })),
    entryId: documentIdAt(at),
    token: ids.token(),
    traceparent: null,
  };
}

/** When each of them last did something: whoever worked has been there. */
function lastDone(complaints: readonly History[]): Map<UserId, Date> {
  const last = new Map<UserId, Date>();
  for (const { by, at } of complaints.flatMap(({ timeline }) => timeline)) {
    if (by === null) continue;
    const id = userIdOf(by.id);
    if ((last.get(id) ?? at) <= at) last.set(id, at);
  }
  return last;
}

/** Only the last day's news: nobody opens a desk to find three hundred unread notices. */
function noticesOf({ ticket, events }: History, people: readonly Actor[], now: Date) {
  const agentName = people.find((person) => person.id === ticket.assignedTo)?.name ?? null;
  return events
    .filter((event) => event.type !== "ticket.assigned" && now.getTime() - event.at.getTime() < NEWS_MS)
    .flatMap((event) => noticesFor(event, { ...ticket, agentName, agentIsThere: agentName === null ? null : true }));
}
