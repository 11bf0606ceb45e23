import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { connectDatabase } from "./connect.ts";
import { allCalls } from "./testing/all-calls.ts";
import { asWalk } from "./testing/calls.ts";
import { fillDesk } from "./testing/fill-desk.ts";
import { fillTrial } from "./testing/fill-trial.ts";

/** What looks at experiments by design, and why nobody is told anything untrue by it. */
const SEES_THEM: Readonly<Record<string, string>> = {
  "the line and what experiments filed": "The dispatcher's: it gives their complaints to their agents.",
  "everybody's complaints, and those of experiments": "Asked for.",
  "free agents": "The dispatcher's, which keeps both apart.",
  "untold assignments": "The reconciler's: their agents are told as others are.",
  "the event tail": "Hints for open browsers, which ask again and are told what is true.",
  "the event tail from an event on": "The same.",
  "agents that are checked": "Invariants hold for everybody.",
  "what changed lately": "Invariants hold for everybody.",
  "how much of everything": "What was checked, as `npm run verify` says it.",
};

const servers = [await startTestServer(), await startTestServer()] as const;
const [plain, tried] = [await connectDatabase(servers[0].uri), await connectDatabase(servers[1].uri)];
const [without, beside] = [allCalls(plain).calls, allCalls(tried).calls];

beforeAll(async () => {
  await Promise.all([fillDesk(plain), fillDesk(tried)]);
  await fillTrial(tried);
});

afterAll(async () => {
  for (const db of [plain, tried]) await db.close();
  for (const server of servers) await server.stop();
});

/** An answer without what differs from one database to the next: ids and times of its own. */
function comparable(answer: unknown): unknown {
  const said = JSON.stringify(answer, (_, value) => (value instanceof Map ? [...value] : value)) ?? "nothing";
  return said
    .replaceAll(/\b6[0-9a-f]{23}\b/g, "an id")
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "a token")
    .replaceAll(/"20\d\d-[0-9T:.-]+Z"/g, (at) => (Date.parse(JSON.parse(at)) > startedAt ? "now" : at));
}

const startedAt = Date.now();

test.each(Object.keys(without))("%s: experiments change nothing about the answer", async (name) => {
  const [one, other] = await Promise.all(
    [without, beside].map(async (calls) => {
      const call = calls[name];
      return call && comparable(await asWalk(call).run());
    }),
  );
  if (name in SEES_THEM) expect(other).not.toEqual(one);
  else expect(other).toEqual(one);
});
