import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { pass } from "#consumer/dispatch/pass.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { startTestServer, temporaryFolder } from "#server/embedded-mongo/testing.ts";
import { findFreePort } from "#server/local/launch/ports.ts";
import { secantusArgs, secantusUri, startEngine } from "./engine.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
/** A Python environment with what .ci/requirements.txt lists; another engine is in it. */
const judges = process.env["QUICKFIX_JUDGES"];

/** What people type, as a process of its own. */
async function run(...args: string[]): Promise<string> {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}:\n${said}`);
  return said;
}

interface Elsewhere {
  readonly uri: string;
  stop(): Promise<void>;
}

/** Carries a desk in the middle of its work to another server by the two commands, and goes on there. */
async function carry(elsewhere: Elsewhere, place: string): Promise<void> {
  const home = await startTestServer();
  await using before = await stopping(home);
  const [maya, ines] = [await before.addPerson("Maya", "user"), await before.addPerson("Ines", "admin")];
  const asha = await before.addAgent("Asha");
  const [solved, inWork, waiting] = [await before.file(maya), await before.file(maya), await before.file(maya)];
  const work = async ({ inlineRelay, desk }: Pick<typeof before, "inlineRelay" | "desk">) => {
    await inlineRelay.drain();
    await pass(desk, [asha.id]);
    await inlineRelay.drain();
  };
  await work(before);
  await changeStatus(before.desk, asha, { id: solved._id, status: "Resolved", message: "Fixed" });
  await work(before);

  const dump = path.join(place, "moved");
  expect(await run("server/embedded-mongo/main.ts", "--dump", dump, "--data", home.dataDir)).toContain("documents of");
  expect(await run("server/local/restore/main.ts", dump, "--to", elsewhere.uri)).toContain("Everything was restored.");

  await using after = await stopping(elsewhere);
  const look = (complaint: { _id: string }) => getComplaint(after.desk, ines, complaint._id);
  expect(await look(solved)).toMatchObject({ status: "Resolved" });
  expect(await look(inWork)).toMatchObject({ status: "In Progress", assignedTo: { _id: asha.id } });
  expect(await look(waiting)).toMatchObject({ status: "Open", placeInLine: 1 });
  const late = await after.file(maya);
  const numbers = [solved, inWork, waiting, late].map(({ complaintId }) => Number(complaintId.split("-")[1]));
  expect(numbers).toEqual([0, 1, 2, 3].map((step) => (numbers[0] ?? 0) + step));
  await work(after);
  expect(await look(waiting)).toMatchObject({ status: "Open" });
  await changeStatus(after.desk, asha, { id: inWork._id, status: "Resolved", message: "Fixed, too" });
  await work(after);
  expect(await look(waiting)).toMatchObject({ status: "In Progress", assignedTo: { _id: asha.id } });
  await changeStatus(after.desk, asha, { id: waiting._id, status: "Resolved", message: "And this" });
  await work(after);
  expect(await look(late)).toMatchObject({ status: "In Progress", assignedTo: { _id: asha.id } });
}

async function stopping(server: Elsewhere) {
  const it = await startTestDesk({ on: server });
  return { ...it, [Symbol.asyncDispose]: it.stop };
}

test("a desk at work is carried to another server by two commands, and goes on there", async () => {
  const place = temporaryFolder();
  await carry(await startTestServer(), place);
  rmSync(place, { recursive: true });
});

test.skipIf(!judges)("and to an engine that other people wrote (skipped without QUICKFIX_JUDGES)", async () => {
  const place = temporaryFolder();
  const port = await findFreePort();
  const command = path.join(judges ?? "", "bin", "secantusd-py");
  const engine = await startEngine(command, port, secantusArgs(port, path.join(place, "engine")));
  await carry({ uri: secantusUri(port), stop: engine.stop }, place);
  rmSync(place, { recursive: true });
});
