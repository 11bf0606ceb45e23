import { expect, test } from "vitest";
import { type AgentId, agentIdOf } from "#server/core/ids.ts";
import { createDispatcher } from "./dispatcher.ts";

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Passes that a test ends by hand. */
function heldPasses() {
  const passes: { agents: readonly AgentId[]; end: (error?: Error) => void }[] = [];
  const runPass = (agents: readonly AgentId[]) =>
    new Promise<void>((resolve, reject) => {
      passes.push({ agents, end: (error) => (error ? reject(error) : resolve()) });
    });
  return { passes, runPass };
}

test("messages that arrive together share a pass; those that arrive meanwhile share the next", async () => {
  const { passes, runPass } = heldPasses();
  const dispatcher = createDispatcher(runPass, () => true);
  const settled: string[] = [];
  const submit = (name: string, agents: string[]) =>
    void dispatcher.submit(agents.map(agentIdOf)).then(() => settled.push(name));
  submit("a", ["x"]);
  submit("b", ["x", "y"]);
  await turn();
  submit("c", ["z"]);
  submit("d", []);
  expect(passes.map(({ agents }) => agents)).toEqual([["x", "y"]]);
  passes[0]?.end();
  await turn();
  expect(settled).toEqual(["a", "b"]);
  expect(passes.map(({ agents }) => agents)).toEqual([["x", "y"], ["z"]]);
  passes[1]?.end();
  await dispatcher.idle();
  expect(settled).toEqual(["a", "b", "c", "d"]);
});

test("one bad subject fails alone; its neighbours get a pass of their own", async () => {
  const dispatcher = createDispatcher(
    async (agents) => {
      if (agents.includes(agentIdOf("bad"))) throw new Error("bad subject");
    },
    () => true,
  );
  const results = await Promise.allSettled(["a", "bad", "c"].map((agent) => dispatcher.submit([agentIdOf(agent)])));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("when the database is away, all fail at once without trying one by one", async () => {
  let passes = 0;
  const dispatcher = createDispatcher(
    async () => {
      passes++;
      throw new Error("no primary");
    },
    () => false,
  );
  const results = await Promise.allSettled(["a", "b", "c"].map((agent) => dispatcher.submit([agentIdOf(agent)])));
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(passes).toBe(1);
});

test("what comes while a pass waits for its moment shares it", async () => {
  const passes: (readonly AgentId[])[] = [];
  const moment = Promise.withResolvers<void>();
  const dispatcher = createDispatcher(
    async (agents) => void passes.push(agents),
    () => true,
    () => moment.promise,
  );
  const [a, b] = [agentIdOf("a"), agentIdOf("b")];
  const first = dispatcher.submit([a]);
  await new Promise((resolve) => setImmediate(resolve));
  const second = dispatcher.submit([b]);
  moment.resolve();
  await Promise.all([first, second]);
  expect(passes).toEqual([[a, b]]);
});
