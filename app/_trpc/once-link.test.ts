import { type Operation, TRPCClientError } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { expect, test, vi } from "vitest";
import { isSignInAsked, settleSignIn } from "#app/_people/ask-sign-in.ts";
import { reportPerson } from "#app/_people/person-here.ts";
import { onceHeaders, onceLink } from "./once-link.ts";

type Answer = "done" | TRPCClientError<never>;

function refused(code: string): TRPCClientError<never> {
  const data = { code: "CONFLICT", httpStatus: 409, domain: { code } };
  return TRPCClientError.from({ error: { message: code, code: -32_600, data } } as never);
}
const CUT = () => TRPCClientError.from(new TypeError("Failed to fetch")) as TRPCClientError<never>;

/** A page that sends one change after the other; `answers` is what comes back for each that goes out. */
function aPage(answers: (() => Answer)[]) {
  const sent: (string | undefined)[] = [];
  const refusals: string[] = [];
  const link = onceLink({ onRefused: (code) => refusals.push(code), pause: async () => {} })({});
  const change = (
    input: unknown,
    { path = "complaints.assign", type = "mutation", context = {} }: Partial<Operation> = {},
  ) =>
    new Promise<unknown>((resolve, reject) => {
      const op = { id: 1, type, path, input, context, signal: null } as Operation;
      const next = (through: Operation) =>
        observable<never, TRPCClientError<never>>((observer) => {
          sent.push(onceHeaders(through)["idempotency-key"]);
          const answer = (answers.shift() ?? (() => "done" as const))();
          if (answer instanceof TRPCClientError) observer.error(answer);
          else observer.next({ result: { data: answer } } as never);
        });
      link({ op, next }).subscribe({ next: resolve, error: reject });
    });
  return { sent, refusals, change };
}

test("every change has a key of its own, and what only reads has none", async () => {
  const page = aPage([]);
  await page.change({ id: "t1" });
  await page.change({ id: "t1" });
  await page.change({ id: "t1" }, { type: "query" });
  const [first, second, query] = page.sent;
  expect(first).toMatch(/^[\da-f-]{32,36}$/);
  expect(second).not.toBe(first);
  expect(query).toBeUndefined();
});

test("a change whose answer was lost is repeated with its key by whoever asks for the same again", async () => {
  const page = aPage([CUT]);
  await expect(page.change({ id: "t1" })).rejects.toThrow(/./);
  await page.change({ id: "t2" });
  await page.change({ id: "t1" });
  await page.change({ id: "t1" });
  const [lost, other, again, later] = page.sent;
  expect(again).toBe(lost);
  expect(new Set([lost, other, later]).size).toBe(3);
});

test("a change that is refused is told of by its code; what had no answer, went well or only reads is not", async () => {
  const page = aPage([() => refused("agent.gone"), CUT, () => "done", () => refused("agent.not-found")]);
  await expect(page.change({ id: "t1" })).rejects.toThrow("agent.gone");
  await expect(page.change({ id: "t2" })).rejects.toThrow(/./);
  await page.change({ id: "t3" });
  await expect(page.change({ id: "t4" }, { type: "query" })).rejects.toThrow("agent.not-found");
  expect(page.refusals).toEqual(["agent.gone"]);
});

test("a refusal is an answer: what is asked for after it is another change", async () => {
  const page = aPage([() => refused("complaint.changed-meanwhile")]);
  await expect(page.change({ id: "t1" })).rejects.toThrow(/./);
  await page.change({ id: "t1" });
  expect(page.sent[1]).not.toBe(page.sent[0]);
});

test("what is still under way is asked about until there is an answer", async () => {
  const page = aPage([() => refused("request.in-progress"), () => refused("request.in-progress")]);
  await page.change({ id: "t1" });
  expect(page.sent).toHaveLength(3);
  expect(new Set(page.sent).size).toBe(1);
});

test("whoever keeps what they send names the key, and hears of everything", async () => {
  const page = aPage([() => refused("request.in-progress")]);
  await expect(page.change({ id: "t1" }, { context: { key: "mine", isKept: true } })).rejects.toThrow(/./);
  expect(page.sent).toEqual(["mine"]);
});

test("a visitor is refused; on somebody's page the change waits until they have signed in, and says whose it is", async () => {
  const visitor = aPage([() => refused("auth.required")]);
  await expect(visitor.change({ id: "t1" })).rejects.toThrow(/./);

  reportPerson("maya");
  const page = aPage([() => refused("auth.required")]);
  const changed = page.change({ id: "t1" });
  await vi.waitFor(() => expect(isSignInAsked()).toBe(true));
  expect(page.sent).toHaveLength(1);
  settleSignIn(true);
  await changed;
  expect(page.sent[1]).toBe(page.sent[0]);
  expect(onceHeaders({ context: {} })).toEqual({ "x-written-as": "maya" });

  const closed = aPage([() => refused("auth.required")]);
  const failed = closed.change({ id: "t1" });
  await vi.waitFor(() => expect(isSignInAsked()).toBe(true));
  settleSignIn(false);
  await expect(failed).rejects.toThrow(/./);
});
