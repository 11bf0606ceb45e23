import { afterAll, beforeAll, expect, test } from "vitest";
import { tokenIn } from "#server/desk/links/testing.ts";
import { useLink } from "#server/desk/links/use-link.ts";
import { signInAt, visitFrom } from "#server/desk/people/testing.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { runTool } from "../testing.ts";

let it: Awaited<ReturnType<typeof startTestDesk>>;

beforeAll(async () => {
  it = await startTestDesk();
});
afterAll(() => it.stop());

const NEXTAUTH_URL = "https://desk.example.com";
const run = (...args: string[]) => runTool("admin-link", args, { MONGODB_URI: it.mongodbUri, NEXTAUTH_URL });
const linkIn = (out: string) => /https:\S+#\S+/.exec(out)?.[0];
const ines = { name: "Ines", email: "ines@example.com", password: "seven good umbrellas" };

test("the first start offers a link, the second does not, and the command repeats it while there is no administrator", async () => {
  const offered = await run("--first-start");
  expect(linkIn(offered.out)).toMatch(/^https:\/\/desk\.example\.com\/link#[\w-]{43}$/);
  expect(await run("--first-start")).toMatchObject({ code: 0, out: "" });

  const again = await run();
  expect(again.code).toBe(0);
  const use = (out: string) => useLink(it.desk, { token: tokenIn(linkIn(out)), ...ines }, null);
  await expect(use(offered.out)).rejects.toMatchObject({ code: "link.over" });
  await use(again.out);
  expect(await signInAt(it.desk, ines, visitFrom("10.9.0.1"))).toMatchObject({ role: "admin", name: "Ines" });

  await expect(use(again.out)).rejects.toMatchObject({ code: "link.over" });
  expect(await run()).toMatchObject({ code: 1, out: "", err: expect.stringContaining("has an administrator") });
  expect(await run("--first-start")).toMatchObject({ code: 0, out: "" });
});

test("says what is missing, and that a database is away", async () => {
  const unset = await runTool("admin-link", [], { MONGODB_URI: it.mongodbUri });
  expect(unset).toMatchObject({ code: 2, err: expect.stringContaining("NEXTAUTH_URL is missing") });
  const away = await runTool("admin-link", [], {
    MONGODB_URI: "mongodb://127.0.0.1:1/q?serverSelectionTimeoutMS=300",
    NEXTAUTH_URL,
  });
  expect(away).toMatchObject({ code: 2, err: expect.stringContaining("cannot be reached") });
});
