import { beforeEach, expect, test } from "vitest";
import { type TrialId, trialIdOf } from "#server/core/ids.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { listComplaints } from "#server/desk/complaints/list-complaints.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { ComplaintFilter } from "#server/desk/complaints/wire.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { beginTrial, cleanUpDue } from "#server/desk/trials/clean-up.ts";
import { createRemainsStore } from "#server/desk/trials/remains-store.ts";
import { createTrialStore } from "#server/desk/trials/store.ts";
import { ALL_ROWS } from "#server/operate/database/collections.ts";
import { checkInvariants } from "#server/operate/invariants/check-invariants.ts";
import { createInvariantStore } from "#server/operate/invariants/store.ts";
import { anyRows } from "#server/platform/db/testing.ts";
import { bringIn } from "./cast.ts";
import { putAway } from "./put-away.ts";
import { createExperimentStore } from "./store.ts";

const MINUTE_MS = 60_000;
const clock = aTestClock("2026-03-02T09:00:00.000Z");
const it = await openDesk({ clock });
const { desk, db, maya, ines } = it;
const trials = createTrialStore(db);
const cleaning = { ...desk, trials, remains: createRemainsStore(db) };
const ports = { ...desk, secret: "s".repeat(32), trials, runs: createExperimentStore(db) };
beforeEach(() => it.emptied());

/** An experiment under way: some of its complaints are solved, some with its agents, some in line. */
async function aRun(name: string): Promise<TrialId> {
  const trial = trialIdOf(name);
  await beginTrial({ trials, clock }, trial);
  const cast = await bringIn(ports, trial);
  const accounts = await desk.accounts.listByIds(await trials.people(trial));
  const customer = accounts.find(({ id }) => cast.customers.has(id));
  if (!customer) throw new Error("Nobody files.");
  for (let n = 0; n < 20; n++) await it.file(customer, { category: cast.category });
  await it.dispatch();
  const held = await desk.store.listHeld([...cast.agentTokens.keys()]);
  for (const { id, assignedTo } of held.slice(0, 5)) {
    const agent = accounts.find((account) => account.id === assignedTo);
    if (agent) await changeStatus(desk, agent, { id, status: "Resolved" });
  }
  await it.dispatch();
  await it.delivered();
  return trial;
}

/** How many rows of each collection say anything of the experiment, its people, its complaints or its events. */
async function remainsOf(traces: readonly string[]): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { collection } of ALL_ROWS) {
    const rows = await anyRows(db, collection).find({}).toArray();
    const left = rows.filter((row) => traces.some((each) => JSON.stringify(row).includes(each))).length;
    if (left > 0) found[collection] = left;
  }
  return found;
}

/** Everything by which a row can be told to be the experiment's. */
async function tracesOf(trial: TrialId): Promise<string[]> {
  const people = await trials.people(trial);
  const complaints = await db.collection(complaintRows).find({ trial }).toArray();
  return [trial, ...people, ...complaints.flatMap(({ _id, complaintId }) => [_id.toHexString(), complaintId])];
}

async function violations(): Promise<string[]> {
  await it.delivered();
  const report = await checkInvariants(createInvariantStore(db), { clock });
  return report.violations.map(({ sentence }) => sentence);
}

const shown = async () =>
  (await listComplaints(desk, ines, ComplaintFilter.parse({ experiments: "true" }))).items.length;

test("one that ended is kept for a quarter of an hour, and then nothing of it is left anywhere", async () => {
  const mine = await it.file(maya);
  const trial = await aRun("ended");
  const traces = await tracesOf(trial);
  expect(await violations()).toEqual([]);
  expect(await putAway(ports)).toMatch(/^Its 20 complaints .* 15 of them were still open and have been closed/);
  expect(await putAway(ports)).toBe("");
  expect(await violations()).toEqual([]);
  clock.advance(14 * MINUTE_MS);
  expect(await cleanUpDue(cleaning)).toBe(false);
  expect(await shown()).toBe(21);
  clock.advance(MINUTE_MS);
  expect(await cleanUpDue(cleaning)).toBe(true);
  expect(await shown()).toBe(1);
  expect(await violations()).toEqual([]);
  expect(await cleanUpDue(cleaning)).toBe(false);
  clock.advance(MINUTE_MS);
  expect(await cleanUpDue(cleaning)).toBe(true);
  expect(await remainsOf(traces)).toEqual({});
  expect(await violations()).toEqual([]);
  expect(await cleanUpDue(cleaning)).toBe(false);
  expect(await desk.complaints.find(mine._id)).not.toBeNull();
});

test("one that died is cleaned away as well, with agents on duty and complaints in hand, and the next one ends it at once", async () => {
  const traces = await tracesOf(await aRun("died"));
  clock.advance(30 * MINUTE_MS);
  expect(await cleanUpDue(cleaning)).toBe(true);
  expect(await violations()).toEqual([]);
  clock.advance(MINUTE_MS);
  expect(await cleanUpDue(cleaning)).toBe(true);
  expect(await remainsOf(traces)).toEqual({});
  const other = await aRun("died, too");
  await putAway(ports);
  expect((await desk.accounts.listByIds(await trials.people(other))).filter(({ active }) => active)).toEqual([]);
  expect(await desk.store.listFree(10)).toEqual([]);
  clock.advance(15 * MINUTE_MS);
  await cleanUpDue(cleaning);
  clock.advance(MINUTE_MS);
  expect(await cleanUpDue(cleaning)).toBe(true);
});

test("a cleaner that dies at any step is followed by another", async () => {
  const traces = await tracesOf(await aRun("torn"));
  await putAway(ports);
  const steps = ["shut", "dropComplaints", "dropAgents", "dropEvents", "dropBelongings", "dropPeople"] as const;
  clock.advance(15 * MINUTE_MS);
  for (const step of steps) {
    const dies = { ...cleaning.remains, [step]: () => Promise.reject(new Error("died")) };
    const turn = async () => {
      clock.advance(MINUTE_MS);
      return cleanUpDue({ ...cleaning, remains: dies });
    };
    await expect(turn()).rejects.toThrow("died");
    expect(await violations()).toEqual([]);
    // It has a lease, and nobody else does the same meanwhile.
    expect(await cleanUpDue(cleaning)).toBe(false);
    if (step === "dropAgents") {
      clock.advance(MINUTE_MS);
      expect(await cleanUpDue(cleaning)).toBe(true);
    }
  }
  clock.advance(MINUTE_MS);
  expect(await cleanUpDue(cleaning)).toBe(true);
  expect(await remainsOf(traces)).toEqual({});
});
