import type { DoorCast } from "./door-cast.ts";

/** What becomes of each, in the order of WHO: "ok", or the status of the refusal. Then the door, and what they send. */
type Row<Sent> = readonly [outcomes: string, door: string, sent?: (cast: DoorCast) => Promise<Sent> | Sent];

const LAMP = { title: "A quiet lamp", description: "It makes no light.", category: "Product" };
const PASSWORD = "a password of ten";
const ROBIN = { name: "Robin", password: PASSWORD };
const ON_DUTY = { availability: "available" };
const NOTHING = { id: "0".repeat(24) };

/** About the complaint that the agent works on. */
const about =
  (sent: object = {}) =>
  ({ held }: DoorCast) => ({ id: held, ...sent });
/** The same, for each of them another one: this door changes it so that it would be closed to the next. */
const aboutNew =
  (sent: object) =>
  async ({ hold }: DoorCast) => ({ id: await hold(), ...sent });

/** Every procedure. A new one is one line: `[what becomes of the six, its name, what they send]`. */
export const PROCEDURES: readonly Row<unknown>[] = [
  // visitor, owner, other, agent, colleague, admin
  ["ok  ok  ok  ok  ok  ok ", "session.me"],
  ["ok  ok  ok  ok  ok  ok ", "session.modes"],
  ["401 ok  ok  ok  ok  ok ", "realtime.token"],

  ["ok  ok  ok  ok  ok  ok ", "account.register", ({ email }) => ({ ...ROBIN, email })],
  // Nobody here has a password that could be changed.
  ["401 400 400 400 400 400", "account.changePassword", () => ({ current: "none", next: PASSWORD })],
  ["401 ok  ok  ok  ok  ok ", "account.rename", () => ({ name: "Robin" })],
  ["401 ok  ok  ok  ok  ok ", "tokens.list"],
  ["401 ok  ok  ok  ok  ok ", "tokens.create", () => ({ name: "script", scope: "read" })],
  ["401 ok  404 404 404 404", "tokens.revoke", async ({ ownersToken }) => ({ tokenId: await ownersToken() })],
  ["401 403 403 403 403 ok ", "people.list", () => ({})],
  ["401 403 403 403 403 ok ", "people.invite", ({ email }) => ({ ...ROBIN, email, role: "user" })],
  ["401 403 403 403 403 ok ", "people.change", async ({ somebody }) => ({ userId: await somebody(), role: "agent" })],

  ["401 ok  ok  ok  ok  ok ", "complaints.file", () => LAMP],
  ["401 ok  ok  ok  ok  ok ", "complaints.list", () => ({})],
  ["401 ok  404 ok  ok  ok ", "complaints.byId", about()],
  ["401 ok  ok  ok  ok  ok ", "complaints.similar", () => ({ title: "violet kettle" })],
  ["401 409 404 ok  409 ok ", "complaints.changeStatus", aboutNew({ status: "Resolved" })],
  ["401 ok  404 ok  ok  ok ", "complaints.comment", about({ message: "Hm." })],
  ["401 403 403 ok  409 ok ", "complaints.assign", aboutNew({ agentId: null })],
  ["401 403 403 ok  ok  ok ", "complaints.setPriority", about({ priority: "High" })],
  ["401 ok  404 403 403 403", "complaints.rate", ({ solved }) => ({ id: solved, score: 5 })],

  ["401 403 403 ok  ok  403", "desk.overview"],
  ["401 403 403 ok  ok  ok ", "desk.customer", ({ owner }) => ({ userId: owner.id })],
  ["401 403 403 403 403 ok ", "board.live"],
  ["401 ok  ok  ok  ok  ok ", "expectations.filing"],

  ["401 403 403 ok  ok  ok ", "agents.list"],
  ["401 403 403 ok  ok  403", "agents.setMyAvailability", () => ON_DUTY],
  ["401 403 403 ok  403 ok ", "agents.setAvailability", ({ agent }) => ({ agentId: agent.id, ...ON_DUTY })],
  ["401 403 403 403 403 ok ", "agents.setCapacity", ({ agent }) => ({ agentId: agent.id, capacity: 2 })],
  ["401 403 403 403 403 ok ", "agents.setSkills", ({ agent }) => ({ agentId: agent.id, skills: [] })],

  ["401 ok  ok  ok  ok  ok ", "categories.list"],
  ["401 403 403 403 403 ok ", "categories.add", () => ({ name: "Lamps" })],
  ["401 403 403 403 403 ok ", "categories.change", () => ({ name: "Product", active: true })],

  ["401 ok  ok  ok  ok  ok ", "notifications.list", () => ({})],
  ["401 ok  ok  ok  ok  ok ", "notifications.markRead", () => ({})],

  ["401 403 403 403 403 ok ", "pipeline.live"],
  ["401 403 403 403 403 ok ", "pipeline.history", () => ({ range: "hour" })],
  ["401 403 403 403 403 ok ", "pipeline.trace", about()],

  ["401 403 403 403 403 ok ", "deadLetters.groups"],
  ["401 403 403 403 403 ok ", "deadLetters.list", () => ({})],
  ["401 403 403 403 403 409", "deadLetters.retry", () => ({ all: true })],
  ["401 403 403 403 403 409", "deadLetters.archive", () => ({ all: true })],
  ["401 403 403 403 403 409", "deadLetters.restore", () => ({ all: true })],
  ["401 403 403 403 403 ok ", "deadLetters.redrives"],
  ["401 403 403 403 403 404", "deadLetters.redrive", () => NOTHING],

  ["401 403 403 403 403 ok ", "replay.count", () => ({})],
  ["401 403 403 403 403 ok ", "replay.start", () => ({})],
  ["401 403 403 403 403 ok ", "replay.list"],
  ["401 403 403 403 403 404", "replay.pause", () => NOTHING],
  ["401 403 403 403 403 404", "replay.resume", () => NOTHING],
  ["401 403 403 403 403 404", "replay.cancel", () => NOTHING],
  ["401 403 403 403 403 ok ", "replay.releaseParked"],

  // Production refuses experiments to admins, too; whoever watches one has a ticket instead of a session.
  ["401 403 403 403 403 403", "experiments.desk"],
  ["403 403 403 403 403 403", "experiments.watch", () => ({ ticket: "none" })],
  ["401 403 403 403 403 403", "experiments.start", () => ({ name: "kill-database" })],
  ["401 403 403 403 403 403", "experiments.stop"],
];

export interface RestRequest {
  readonly id?: string;
  readonly body?: unknown;
}

/** Every route of the REST API, in the same form. */
export const ROUTES: readonly Row<RestRequest>[] = [
  // visitor, owner, other, agent, colleague, admin
  ["401 401 401 401 401 401", "POST /api/auth/token", ({ email }) => ({ body: { email, password: "wrong" } })],
  ["401 ok  ok  ok  ok  ok ", "POST /api/complaints", () => ({ body: LAMP })],
  ["401 ok  ok  ok  ok  ok ", "GET /api/complaints"],
  ["401 ok  404 ok  ok  ok ", "GET /api/complaints/{id}", about()],
  ["401 409 404 ok  409 ok ", "PATCH /api/complaints/{id}/status", aboutNew({ body: { status: "Resolved" } })],
  ["401 ok  404 ok  ok  ok ", "POST /api/complaints/{id}/comments", about({ body: { message: "Hm." } })],
  ["401 403 403 ok  409 ok ", "POST /api/complaints/{id}/assign", aboutNew({ body: { agentId: null } })],
  ["401 403 403 ok  ok  ok ", "GET /api/agents"],
  ["401 403 403 ok  ok  403", "PATCH /api/agents/me/availability", () => ({ body: ON_DUTY })],
  ["ok  ok  ok  ok  ok  ok ", "GET /api/health"],
];
