import { glob } from "node:fs/promises";
import path from "node:path";
import type { AnyProcedure } from "@trpc/server";
import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { anyRows } from "#server/platform/db/testing.ts";
import type { KeyPlace } from "#server/platform/doors/repeats.ts";
import { isChange } from "#server/platform/doors/route.ts";
import { type DoorRow, type DoorRows, type RestRequest, WHO } from "#server/platform/doors/testing.ts";
import { createRoutes } from "./rest/routes.ts";
import { createDoorCast } from "./testing/door-cast.ts";
import { openedDoors } from "./testing/opened.ts";
import { startTestWeb } from "./testing.ts";
import { createRouter } from "./trpc/router.ts";

const SERVER = path.resolve(import.meta.dirname, "..");
const files = await Array.fromAsync(glob("**/door-rows.ts", { cwd: SERVER }));
const modules = await Promise.all(
  files.sort().map((file) => import(path.join(SERVER, file)) as Promise<{ readonly doorRows: DoorRows }>),
);

// Mails are kept: where none goes out, nobody can ask for another address.
const world = await startTestWeb({ QUICKFIX_MODE: "dev" });
afterAll(() => world.stop());
const cast = await createDoorCast(world);
// Flat at run time, by the names on the wire; its type is the nested one.
const procedures = createRouter(() => world.web)._def.procedures as unknown as Readonly<Record<string, AnyProcedure>>;

/** Where the key of each change lives. */
const PLACES: Readonly<Record<string, KeyPlace>> = {
  "account.changeAddress": "kept",
  "account.changePassword": "kept",
  "account.chooseTimeZone": "kept",
  "account.forgotPassword": "kept",
  "account.register": "kept",
  "account.rename": "kept",
  "account.sendVerification": "kept",
  "agents.setAvailability": "kept",
  "agents.setCapacity": "kept",
  "agents.setMyAvailability": "kept",
  "agents.setSkills": "kept",
  // What is read stays read since the first time.
  "alerts.markRead": "harmless",
  // Each copy that is taken leaves its row.
  "audit.export": "harmless",
  "categories.add": "kept",
  "categories.change": "kept",
  "complaints.applyMacro": "in-document",
  "complaints.assign": "in-document",
  "complaints.changeStatus": "in-document",
  "complaints.comment": "in-document",
  "complaints.file": "in-document",
  // What is read stays read.
  "complaints.markSeen": "harmless",
  "complaints.rate": "in-document",
  "complaints.correct": "in-document",
  "complaints.setPriority": "in-document",
  "complaints.markHelped": "in-document",
  "complaints.tag": "in-document",
  "deadLetters.archive": "kept",
  "deadLetters.restore": "kept",
  "deadLetters.retry": "kept",
  "erasure.person": "kept",
  // One at a time, and the database may be away.
  "experiments.start": "harmless",
  "experiments.stop": "harmless",
  "hours.set": "kept",
  "drafts.keep": "harmless",
  "inbox.accept": "kept",
  "inbox.refuse": "kept",
  "inbox.write": "kept",
  // It changes nothing.
  "links.look": "harmless",
  "links.use": "kept",
  // What is read stays read since the first time.
  "macros.add": "kept",
  "macros.change": "kept",
  "macros.remove": "kept",
  "notifications.markRead": "harmless",
  "ownData.requestErasure": "kept",
  "ownData.withdrawErasure": "kept",
  "people.change": "kept",
  "people.invite": "kept",
  "people.makeLink": "kept",
  "people.withdrawInvitation": "kept",
  "preferences.set": "kept",
  "replay.cancel": "kept",
  "replay.pause": "kept",
  "replay.releaseParked": "kept",
  "replay.resume": "kept",
  "replay.start": "kept",
  "secondFactor.offer": "kept",
  "secondFactor.renew": "kept",
  "secondFactor.setStaffRule": "kept",
  "secondFactor.take": "kept",
  "secondFactor.turnOff": "kept",
  "secondFactor.turnOn": "kept",
  // Whoever types their password again is confirmed once more.
  "session.confirm": "harmless",
  "sessions.end": "kept",
  "sessions.endAll": "kept",
  "tags.add": "kept",
  "tags.merge": "kept",
  "tags.rename": "kept",
  "teams.add": "kept",
  "teams.change": "kept",
  "teams.remove": "kept",
  "tokens.create": "kept",
  "tokens.revoke": "kept",
  "tokens.revokeAll": "kept",
};

test("of every change it is said where its key lives", () => {
  const changes = Object.entries(procedures).filter(([, { _def }]) => _def.type === "mutation");
  const places = changes.map(([name, { _def }]) => [name, Object(_def.meta).key ?? "kept"]);
  expect(Object.fromEntries(places)).toEqual(PLACES);
});

/** What every request may leave behind, a repetition as well: sessions of these tests, counts, numbers that are skipped. */
const NOISE = [
  "attempts",
  "counters",
  "figures",
  "heartbeats",
  "idempotency_keys",
  "marks",
  "minutes",
  "pulses",
  "sessions",
];

/** All that lies in the database, as it lies there. */
async function traces(): Promise<Record<string, string>> {
  const { db, drain } = world.web;
  await drain();
  const { cursor } = await db.command({ listCollections: 1, nameOnly: true });
  const names: string[] = cursor.firstBatch.map(({ name }: { name: string }) => name);
  const rows = names
    .filter((name) => !NOISE.includes(name))
    .toSorted()
    .map(async (name) => {
      // When somebody was here last, or gave a sign of life, is noted by the way, whatever they ask; and each request of these tests comes with a new
      // session, for which the oldest makes room, which is news of their access.
      const rows = anyRows(db, name).find({}, { projection: { lastSeenAt: 0, accessChangedAt: 0, seenAt: 0 } });
      return [name, JSON.stringify(await rows.sort({ _id: 1 }).toArray())];
    });
  return Object.fromEntries(await Promise.all(rows));
}

let keys = 0;
const freshKey = () => `key-${++keys}`;

/** The first for whom a door opens. */
function welcome([outcomes]: DoorRow<unknown>): Actor | null | undefined {
  const who = WHO[outcomes.trim().split(/\s+/).indexOf("ok")];
  return who === undefined ? undefined : who === "visitor" ? null : cast[who];
}

type Ask = (key: string) => Promise<Response>;

/**
 * It is asked by two at the same moment, and once more because both answers were lost: it is done once, all are answered the
 * same, and whoever did nothing says so.
 */
async function isMadeOnce(ask: Ask, askWrongly?: Ask, inTurn = false): Promise<void> {
  const key = freshKey();
  // What is refused does not use the key up.
  if (askWrongly) expect((await askWrongly(key)).status).toBe(400);
  const both = inTurn ? [await ask(key), await ask(key)] : await Promise.all([ask(key), ask(key)]);
  const [one, other] = await Promise.all(both.map(async (each) => [each.status, await each.text()]));
  expect(both[0]?.ok, String(one)).toBe(true);
  expect(other).toEqual(one);
  expect(both.filter(({ headers }) => headers.get("idempotent-replayed") === "true")).toHaveLength(1);
  const before = await traces();
  const again = await ask(key);
  expect([again.status, await again.text()]).toEqual(one);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await traces()).toEqual(before);
}

/** What no schema of any door takes. */
const NONSENSE = JSON.stringify("nonsense");

/** The same request of the same person, in whichever browser. */
const asking = (as: Actor | null, body: unknown) => (key: string) => ({
  as,
  body,
  headers: { "idempotency-key": key },
});

const changes = modules
  .flatMap(({ doorRows }) => doorRows.procedures ?? [])
  .filter((row) => procedures[row[1]]?._def.type === "mutation" && PLACES[row[1]] !== "harmless");

const routes = createRoutes(() => world.web)
  .filter(isChange)
  .map(({ method, path: at }) => `${method} ${at}`);
const routeRows = modules.flatMap(({ doorRows }) => doorRows.routes ?? []).filter(([, name]) => routes.includes(name));

const opened: Readonly<Record<string, () => Promise<{ as: Actor | null; body: unknown }>>> = openedDoors(world, cast);

test("what the rows of the doors show only as refused is opened, and nothing else", () => {
  const shut = [...changes, ...routeRows].filter((row) => welcome(row) === undefined).map(([, name]) => name);
  expect(shut.toSorted()).toEqual(Object.keys(opened).toSorted());
});

/** Who sends what: as the row of the door shows it, or as opened. */
async function requestOf<Sent>(row: DoorRow<Sent>): Promise<{ as: Actor | null; sent: Sent | undefined } | null> {
  const as = welcome(row);
  return as === undefined ? null : { as, sent: await row[2]?.(cast) };
}

describe("procedures", () => {
  for (const row of changes) {
    const [, name] = row;
    test(`${name} is made once, whoever asks for it how often`, async () => {
      const shown = await requestOf(row);
      const { as, body } = shown ? { as: shown.as, body: shown.sent ?? {} } : await open(name);
      const ask = (given: unknown): Ask => {
        const request = asking(as, given);
        return (key) => world.trpc(`POST /api/trpc/${name}`, request(key));
      };
      const takesInput = (procedures[name]?._def.inputs.length ?? 0) > 0;
      // Of two at the same moment, one may end the session of the other.
      await isMadeOnce(ask(body), takesInput ? ask(NONSENSE) : undefined, name === "sessions.endAll");
    });
  }
});

describe("routes", () => {
  for (const row of routeRows) {
    const [, name] = row;
    test(`${name} is made once, whoever asks for it how often`, async () => {
      const shown = await requestOf<RestRequest>(row);
      const { as, id = "", body } = shown ? { as: shown.as, ...shown.sent } : { id: "", ...(await open(name)) };
      const ask = (given: unknown): Ask => {
        const request = asking(as, given);
        return (key) => world.call(name.replace("{id}", id), request(key));
      };
      await isMadeOnce(ask(body), body === undefined ? undefined : ask(NONSENSE));
    });
  }
});

function open(name: string) {
  const door = opened[name];
  if (!door) throw new Error(`Nobody opens ${name}.`);
  return door();
}
