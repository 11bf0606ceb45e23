import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import type { Access } from "#server/desk/access/admit.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { beforeServing } from "./before-serving.ts";
import { showMissing } from "./show-missing.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const kofi = await it.addPerson("Kofi", "user");
const { complaintId, _id } = await it.file(maya, { title: "The kettle hums" });

const PEOPLE = { maya, ines, kofi, owing: ines };
/** The cookie is somebody's name. */
const identifyOwing = async ({ headers }: Pick<Request, "headers">): Promise<Access | null> => {
  const name = headers.get("cookie");
  if (name === "broken") throw new Error("The database is away.");
  const found = Object.entries(PEOPLE).find(([each]) => each === name);
  return found ? ({ actor: found[1], owes: name === "owing" ? "second-factor" : null } as unknown as Access) : null;
};

// Whoever serves says which page it was asked for, as Next would.
const server = createServer((asked, response) => response.end(JSON.stringify(asked.url))).listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
const door = beforeServing(showMissing({ desk, identifyOwing }));
afterAll(async () => {
  door[Symbol.dispose]();
  server.close();
  await once(server, "close");
});

async function ask(path: string, cookie: string, headers: Record<string, string> = {}) {
  const asked = request({ port, host: "127.0.0.1", path, headers: { cookie, ...headers }, agent: false }).end();
  const [answer] = await once(asked, "response");
  return [answer.statusCode, await json(answer)];
}

const MISSING = [404, "/missing"];

test("a complaint is there for whoever may read it, by either id, and a 404 with its page for everybody else", async () => {
  for (const ref of [complaintId, _id]) {
    expect(await ask(`/complaints/${ref}`, "maya")).toEqual([200, `/complaints/${ref}`]);
    expect(await ask(`/tickets/${ref}?a=b`, "ines")).toEqual([200, `/tickets/${ref}?a=b`]);
    expect(await ask(`/complaints/${ref}`, "kofi")).toEqual(MISSING);
  }
  for (const path of ["/desk/COMP-99999?a=b", "/pipeline/trace/nonsense", "/complaints/%F0%9F%94%A5", "/missing"])
    expect(await ask(path, "ines"), path).toEqual(MISSING);
});

test("nobody looks for visitors, for those who owe something, for a page that is there already, or elsewhere", async () => {
  const path = "/desk/COMP-99999";
  for (const cookie of ["nobody", "owing", "broken"]) expect(await ask(path, cookie)).toEqual([200, path]);
  expect(await ask(path, "ines", { rsc: "1" })).toEqual([200, path]);
  for (const other of ["/complaints/new", "/complaints", "/api/complaints/COMP-99999", "/desk/comp-99999"])
    expect(await ask(other, "kofi")).toEqual([200, other]);
});
