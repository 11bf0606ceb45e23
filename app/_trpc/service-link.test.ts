import type { TRPCClientError, TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { expect, test, vi } from "vitest";
import type { AppRouter } from "#server/web/trpc/router.ts";

const WORDS = "As the server says it.";
const domain = { code: "auth.forbidden", says: { key: "refusals.complaint.notesForStaff" } };
const shape = { error: { message: WORDS, code: -32_600, data: { domain } } };

/** Words that were fetched stay, so each test begins as a page does. */
async function aPage() {
  vi.resetModules();
  const [{ failureOf }, { serviceLink }] = await Promise.all([import("./failure.ts"), import("./service-link.ts")]);
  // In a fresh module `instanceof` knows fresh errors only.
  const { TRPCClientError } = await import("@trpc/client");
  return { failureOf, link: serviceLink(), TRPCClientError };
}

function failing(link: TRPCLink<AppRouter>, error: TRPCClientError<AppRouter>): Promise<unknown> {
  const op = { id: 1, type: "query", path: "people.list", input: {}, context: {}, signal: null } as const;
  const next = () => observable<never, TRPCClientError<AppRouter>>((observer) => observer.error(error));
  return new Promise((resolve) => void link({})({ op, next }).subscribe({ error: resolve }));
}

test("by the time a refusal is met there are words for it", async () => {
  const page = await aPage();
  const refused = page.TRPCClientError.from<AppRouter>(shape as never);
  expect(page.failureOf(refused).message).toBe(WORDS);
  expect(page.failureOf(await failing(page.link, refused)).message).toBe("Internal notes are for staff.");
});

test("what nobody answered is passed on as it is", async () => {
  const page = await aPage();
  const lost = page.TRPCClientError.from<AppRouter>(new TypeError("Failed to fetch"));
  expect(await failing(page.link, lost)).toBe(lost);
});
