import type { AnyProcedure } from "@trpc/server";
import { afterAll, expect, test } from "vitest";
import { createDoorCast } from "./testing/door-cast.ts";
import { macros } from "./testing/withdrawn/macros.ts";
import { mails } from "./testing/withdrawn/mails.ts";
import { notes } from "./testing/withdrawn/notes.ts";
import { people } from "./testing/withdrawn/people.ts";
import { pipeline } from "./testing/withdrawn/pipeline.ts";
import { tags } from "./testing/withdrawn/tags.ts";
import { tickets } from "./testing/withdrawn/tickets.ts";
import type { Withdrawals } from "./testing/withdrawn/trial.ts";
import { startTestWeb } from "./testing.ts";
import { createRouter } from "./trpc/router.ts";

const world = await startTestWeb();
afterAll(() => world.stop());
const stage = Object.assign(await createDoorCast(world), { world });
// Flat at run time, by the names on the wire; its type is the nested one.
const procedures = createRouter(() => world.web)._def.procedures as unknown as Readonly<Record<string, AnyProcedure>>;
const withdrawals: Withdrawals = { ...tickets, ...notes, ...tags, ...macros, ...people, ...pipeline, ...mails };

test("of every change it is said what of its choices can be withdrawn under an open form", () => {
  const changes = Object.entries(procedures).filter(([, { _def }]) => _def.type === "mutation");
  expect(Object.keys(withdrawals).toSorted()).toEqual(changes.map(([name]) => name).toSorted());
});

for (const [name, trials] of Object.entries(withdrawals)) {
  if (typeof trials === "string") continue;
  for (const { what, asks, answer, field } of trials) {
    test(`${name}: ${what}`, async () => {
      const { as, input } = await asks(stage);
      const response = await world.trpc(`POST /api/trpc/${name}`, { as, body: input ?? {} });
      const { error } = await response.json();
      if (answer === "done") return expect([response.status, error]).toEqual([200, undefined]);
      const [code, sentence] = answer;
      return expect(error).toMatchObject({
        message: typeof sentence === "string" ? sentence : expect.stringMatching(sentence),
        data: { domain: { code, ...(field ? { fields: { [field]: sentence } } : {}) } },
      });
    });
  }
}
