import { createServer } from "node:http";
import { afterAll, beforeEach, expect, test } from "vitest";
import { startTestWeb } from "#server/web/testing.ts";
import { isExperimental } from "./experiment-client.ts";
import { isOver } from "./plain.ts";
import type { ExperimentDesk } from "./wire.ts";

const TOKEN = "a-token-that-is-long-enough-for-tests";
const DESK: ExperimentDesk = {
  experiments: [
    {
      name: "kill-consumer",
      title: "Kill the consumer",
      what: "It is killed.",
      expects: "Nothing is lost.",
      complaints: 20,
      seconds: 30,
    },
  ],
  record: null,
};

/** A launcher's door as a web process finds it. */
const heard: string[] = [];
let answer: unknown = DESK;
const launcher = createServer(({ method, url, headers }, response) => {
  heard.push(`${method} ${url}${headers.authorization === `Bearer ${TOKEN}` ? "" : " by a stranger"}`);
  response.end(JSON.stringify(answer));
});
await new Promise<void>((resolve) => void launcher.listen(0, "127.0.0.1", resolve));
const address = launcher.address();
const port = typeof address === "object" && address ? address.port : 0;

const world = await startTestWeb({
  QUICKFIX_MODE: "dev",
  QUICKFIX_CONTROL_URL: `http://127.0.0.1:${port}`,
  QUICKFIX_CONTROL_TOKEN: TOKEN,
});
afterAll(async () => {
  await world.stop();
  await new Promise((resolve) => launcher.close(resolve));
});
beforeEach(() => {
  heard.length = 0;
  answer = DESK;
});

const ada = await world.addPerson("Ada", "admin");
const { experiments: hers } = await world.procedures(ada);
const { experiments: anybodys } = await world.procedures(null);

test("an admin sees what can be done, and the launcher is asked with its own token", async () => {
  expect(await hers.desk()).toMatchObject(DESK);
  expect(heard).toEqual(["GET /experiments"]);
});

test("whether an experiment starts or stops is the launcher's to say", async () => {
  answer = { ok: false, sentence: "One is under way: wait for it or stop it." };
  expect(await hers.start({ name: "kill-consumer" })).toEqual(answer);
  answer = { ok: true, sentence: "It is being stopped." };
  expect(await hers.stop()).toEqual(answer);
  expect(heard).toEqual(["POST /experiments/kill-consumer", "DELETE /experiments"]);
});

test("an experiment that there is not is refused with those that there are, and the launcher hears nothing", async () => {
  const response = await world.trpc("POST /api/trpc/experiments.start", { as: ada, body: { name: "unplug" } });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("An experiment is one of: kill-consumer, freeze-consumer");
  expect(heard).toEqual([]);
});

test("the ticket goes on showing the run without an account, for as long as it is good", async () => {
  const { ticket } = await hers.desk();
  expect(await anybodys.watch({ ticket })).toEqual(DESK);
  await expect(anybodys.watch({ ticket: `${ticket.slice(0, -8)}AAAAAAAA` })).rejects.toThrow(/Reload/);
  world.advance(600_000 + 1_000);
  await expect(anybodys.watch({ ticket })).rejects.toMatchObject({
    message: "This page has been open for long. Reload it to go on watching.",
  });
});

test("pages link to experiments where a launcher is, and never in production", async () => {
  expect(await (await world.procedures(null)).session.modes()).toMatchObject({ experiments: true });
  const control = { url: "http://127.0.0.1:1", token: TOKEN };
  expect(isExperimental({ mode: "dev" })).toBe(false);
  expect(isExperimental({ mode: "production", control })).toBe(false);
});

test("a run is over once it is done, and not while it is cleaned up", () => {
  expect((["preparing", "fault", "cleaning", "done"] as const).filter((phase) => isOver({ phase }))).toEqual(["done"]);
});
