import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { userRows } from "#server/desk/people/rows.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { TEST_SETTINGS } from "#server/web/testing.ts";

const it = await startTestDesk();
afterAll(() => it.stop());

/** `npm run seed` on the desk that people reach there. */
async function seed(publicUrl: string, ...args: string[]) {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "main.ts"), ...args], {
    cwd: import.meta.dirname,
    env: {
      PATH,
      NODE_COMPILE_CACHE,
      NODE_ENV: "test",
      ...TEST_SETTINGS,
      MONGODB_URI: it.mongodbUri,
      NEXTAUTH_URL: publicUrl,
    },
    stdio: ["ignore", "ignore", "pipe"],
    timeout: 60_000,
  });
  const [err] = await Promise.all([text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, err };
}

test.for([{ args: [] }, { args: ["--force"] }, { args: ["--if-empty"] }])(
  "a desk that strangers can reach gets no demo people with %j",
  async ({ args }) => {
    const { code, err } = await seed("https://help.example.com", ...args);
    expect(code).toBe(1);
    expect(err).toContain("Strangers can reach this desk (NEXTAUTH_URL is https://help.example.com)");
    expect(await it.db.collection(userRows).countDocuments({})).toBe(0);
  },
);
