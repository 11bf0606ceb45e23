import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { leaveRefused } from "./leave-refused.ts";
import { aStorage, someLocks } from "./testing.ts";
import { createUnsent } from "./unsent.ts";

const PLACE = "reply:t1";

/** A page of which one text was refused with this code, and put back to its place. */
async function aPage(code: string) {
  const data = { code: "CONFLICT", httpStatus: 409, domain: { code } };
  const refusal = TRPCClientError.from({ error: { message: "It was refused.", code: -32_600, data } } as never);
  const unsent = createUnsent(
    {
      personId: "asha",
      change: async () => {
        throw refusal;
      },
      onTaken: async () => {},
      onRefused: () => {},
    },
    {
      ...{ local: aStorage(), session: aStorage(), locks: someLocks().of("page") },
      ...{ sleep: async () => {}, now: () => 1_000 },
    },
  );
  const { drafts, outbox } = unsent;
  await drafts.open(PLACE);
  drafts.write(PLACE, { text: "Try the left one." });
  const draft = drafts.take(PLACE);
  if (!draft) throw new Error("Nothing stood there.");
  const { key, texts } = draft;
  const about = { line: "t1", what: "Your reply", words: "Try the left one.", href: "/desk/t1" };
  await new Promise<void>((resolve) => {
    outbox.send({ key, texts, place: PLACE, verb: "comment", input: {}, ...about }, ({ kind }) => {
      if (kind === "refused") resolve();
    });
  });
  const send = outbox.withdraw(key);
  if (!send) throw new Error("It was not kept.");
  drafts.putBack(PLACE, send);
  return { unsent, drafts, outbox, send };
}

test("a refused text whose place goes away stands above every page again, with the reason", async () => {
  const { unsent, drafts, outbox, send } = await aPage("complaint.changed-meanwhile");
  leaveRefused(unsent, send);
  expect(drafts.look(PLACE).mine).toBeNull();
  expect(outbox.list()).toMatchObject([{ key: send.key, texts: send.texts, problem: { message: "It was refused." } }]);
});

test("what its writer has gone on with stays a draft, as does what only its place can mend", async () => {
  const changed = await aPage("complaint.changed-meanwhile");
  changed.drafts.write(PLACE, { text: "Try the right one." });
  leaveRefused(changed.unsent, changed.send);
  const invalid = await aPage("input.invalid");
  leaveRefused(invalid.unsent, invalid.send);
  for (const { drafts, outbox } of [changed, invalid]) {
    expect(drafts.look(PLACE).mine).not.toBeNull();
    expect(outbox.list()).toEqual([]);
  }
});
