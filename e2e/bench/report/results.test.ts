import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { keepResults } from "./results.ts";

const machine = { processor: "A processor", cores: 2, memoryGb: 8, system: "Linux 6", node: "v24.0.0" };
const result = (name: string, at: string, rows = [{ what: name }]) => {
  return { name, title: name, at, tookSeconds: 1, machine, busy: 0, rows };
};

test("what runs again replaces what it was, the rest stays with its date, and all stand in their order", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "quickfix-results-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, "bench.json");
  const order = ["sockets", "web", "growth"];
  await keepResults(file, [result("web", "first"), result("sockets", "first"), result("gone", "first")], order);
  const kept = await keepResults(file, [result("web", "second"), result("growth", "second", [])], order);
  expect(kept.map(({ name, at }) => `${name}: ${at}`)).toEqual(["sockets: first", "web: second"]);
});
