import { glob } from "node:fs/promises";
import path from "node:path";
import type { AnyProcedure } from "@trpc/server";
import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { hashOfLink } from "#server/desk/links/issue-link.ts";
import { type DoorRows, WHO, type Who } from "#server/platform/doors/testing.ts";
import { createRoutes } from "./rest/routes.ts";
import { createDoorCast, NOTE, TITLE } from "./testing/door-cast.ts";
import { startTestWeb } from "./testing.ts";
import { createRouter } from "./trpc/router.ts";

const SERVER = path.resolve(import.meta.dirname, "..");

/** What every room says of its doors. Whatever a file exports beside or instead, a door without a row is found below. */
async function gatherRows(): Promise<Required<DoorRows>> {
  const files = await Array.fromAsync(glob("**/door-rows.ts", { cwd: SERVER }));
  const modules = await Promise.all(files.sort().map((file) => import(path.join(SERVER, file)) as Promise<Rows>));
  const rooms = modules.map(({ doorRows }) => doorRows);
  return {
    procedures: rooms.flatMap(({ procedures = [] }) => procedures),
    routes: rooms.flatMap(({ routes = [] }) => routes),
    byRelation: rooms.flatMap(({ byRelation = [] }) => byRelation),
  };
}
interface Rows {
  readonly doorRows: DoorRows;
}

const rows = await gatherRows();

const world = await startTestWeb();
afterAll(() => world.stop());
const cast = await createDoorCast(world);

// Flat at run time, by the names on the wire; its type is the nested one.
const procedures = createRouter(() => world.web)._def.procedures as unknown as Readonly<Record<string, AnyProcedure>>;
const routes = createRoutes(() => world.web);

/** What nobody but staff, or nobody but staff and the owner, may read in any answer. */
const SECRETS: Partial<Record<Who, readonly string[]>> = {
  visitor: [TITLE, NOTE],
  other: [TITLE, NOTE],
  owner: [NOTE],
};

/** What becomes of each of the six. */
async function tryEach(ask: (as: (typeof cast)["owner"] | null) => Promise<Response>) {
  const outcomes: [Who, string][] = [];
  for (const who of WHO) {
    const response = await ask(who === "visitor" ? null : cast[who]);
    const text = await response.text();
    for (const secret of SECRETS[who] ?? []) expect(text, `what ${who} is answered`).not.toContain(secret);
    outcomes.push([who, response.ok ? "ok" : String(response.status)]);
  }
  return Object.fromEntries(outcomes);
}

function callProcedure(name: string, input: unknown, asking: { as?: Actor | null; headers?: Record<string, string> }) {
  if (procedures[name]?._def.type === "mutation") {
    return world.trpc(`POST /api/trpc/${name}`, { ...asking, body: input ?? {} });
  }
  const search = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  return world.trpc(`GET /api/trpc/${name}${search}`, asking);
}

function expected(row: string): Record<string, string> {
  const outcomes = row.trim().split(/\s+/);
  return Object.fromEntries(WHO.map((who, at) => [who, outcomes[at] ?? "missing"]));
}

/** What no schema of any door takes. */
const NONSENSE = "nonsense";
const ROLE_OF: Record<Who, string> = {
  visitor: "visitor",
  owner: "user",
  other: "user",
  agent: "agent",
  colleague: "agent",
  admin: "admin",
};

/** What becomes of each who sends nonsense: whoever's role is let in is told so, the others learn what they always do. */
function expectedOfNonsense(row: string, door: string): Record<string, string> {
  const outcomes = Object.entries(expected(row)) as [Who, string][];
  const isLetIn = (role: string) =>
    (rows.byRelation.includes(door) && role !== "visitor") ||
    outcomes.some(([who, outcome]) => ROLE_OF[who] === role && outcome !== "401" && outcome !== "403");
  return Object.fromEntries(outcomes.map(([who, outcome]) => [who, isLetIn(ROLE_OF[who]) ? "400" : outcome]));
}

/** Whether it is for some people only, before they have shown what they bring. */
function asksWho(row: string): boolean {
  return !row.startsWith("403");
}

test("every door has its row, and every row its door", () => {
  const described = [...rows.procedures, ...rows.routes].map(([, door]) => door);
  const doors = new Set([...Object.keys(procedures), ...routes.map(({ method, path }) => `${method} ${path}`)]);
  expect({
    withoutRow: [...doors].filter((door) => !described.includes(door)),
    withoutDoor: described.filter((door) => !doors.has(door)),
    twice: described.filter((door, at) => described.indexOf(door) !== at),
  }).toEqual({ withoutRow: [], withoutDoor: [], twice: [] });
});

describe("procedures", () => {
  for (const [outcomes, name, sent] of rows.procedures) {
    test(`${name} lets in whom it should`, async () => {
      const actual = await tryEach(async (as) => callProcedure(name, await sent?.(cast), { as }));
      expect(actual).toEqual(expected(outcomes));
    });
  }
});

describe("routes", () => {
  for (const [outcomes, name, sent] of rows.routes) {
    test(`${name} lets in whom it should`, async () => {
      const actual = await tryEach(async (as) => {
        const { id = "", body } = (await sent?.(cast)) ?? {};
        return world.call(name.replace("{id}", id), { as, body });
      });
      expect(actual).toEqual(expected(outcomes));
    });
  }
});

describe("nonsense", () => {
  const takers = rows.procedures.filter(([row, name]) => asksWho(row) && procedures[name]?._def.inputs.length);
  for (const [outcomes, name] of takers) {
    test(`${name} asks who it is before it looks at what is sent`, async () => {
      const line =
        procedures[name]?._def.type === "mutation"
          ? { at: `POST /api/trpc/${name}`, body: JSON.stringify(NONSENSE) }
          : { at: `GET /api/trpc/${name}?input="${NONSENSE}"`, body: undefined };
      const actual = await tryEach((as) => world.trpc(line.at, { as, body: line.body }));
      expect(actual).toEqual(expectedOfNonsense(outcomes, name));
    });
  }

  const withBody = routes.filter(({ body, auth }) => body && auth === "required");
  const names = withBody.map(({ method, path }) => `${method} ${path}`);
  for (const [outcomes, name] of rows.routes.filter(([, each]) => names.includes(each))) {
    test(`${name} asks who it is before it looks at what is sent`, async () => {
      const path = name.replace("{id}", cast.held);
      const actual = await tryEach((as) => world.call(path, { as, body: "{" }));
      expect(actual).toEqual(expectedOfNonsense(outcomes, name));
    });
  }
});

/** The seventh who stands there: nobody, with a link of each kind that nobody has used. */
describe("whoever holds a link and nothing else", () => {
  const held = Object.values(cast.links);
  const cookies = ["next-auth.session-token", "quickfix.device"];
  /** The ways of showing a link's token other than to the doors of links. */
  const shown = held.flatMap((token): { headers: Record<string, string> }[] => [
    { headers: { cookie: cookies.map((name) => `${name}=${token}`).join("; ") } },
    { headers: { authorization: `Bearer ${token}` } },
  ]);
  let turn = 0;
  /** Each door meets one kind as a cookie and one as a bearer; the next door the next kinds. */
  const ways = () => {
    const at = (turn++ % held.length) * 2;
    return shown.slice(at, at + 2);
  };
  const outcomeOf = (response: Response) => (response.ok ? "ok" : String(response.status));
  /** A bearer that opens nothing is told so, wherever somebody would be let in as whoever they are. */
  const withBearer = (visitor: string | undefined, asks: boolean) => (visitor === "ok" && asks ? "401" : visitor);

  for (const [outcomes, name, sent] of rows.procedures) {
    test(`${name} takes them for a visitor`, async () => {
      const { visitor } = expected(outcomes);
      const input = await sent?.(cast);
      const [cookie, bearer] = ways();
      const asBearer = outcomeOf(await callProcedure(name, input, { ...bearer }));
      expect(asBearer).toBe(withBearer(visitor, true));
      expect(outcomeOf(await callProcedure(name, input, { ...cookie }))).toBe(visitor);
    });
  }

  for (const [outcomes, name, sent] of rows.routes) {
    test(`${name} takes them for a visitor`, async () => {
      const { visitor } = expected(outcomes);
      const { id = "", body } = (await sent?.(cast)) ?? {};
      const asks = routes.some(({ method, path, auth }) => auth !== "none" && name === `${method} ${path}`);
      const [cookie, bearer] = ways();
      const line = name.replace("{id}", id);
      expect(outcomeOf(await world.call(line, { ...bearer, body }))).toBe(withBearer(visitor, asks));
      expect(outcomeOf(await world.call(line, { ...cookie, body }))).toBe(visitor);
    });
  }

  test("has every link still: none of those doors has used one up", async () => {
    const { links, clock } = world.web.desk;
    const left = await Promise.all(held.map((token) => links.find(hashOfLink(token), clock.now())));
    expect(left.map((link) => link?.kind)).toEqual(Object.keys(cast.links));
  });
});
