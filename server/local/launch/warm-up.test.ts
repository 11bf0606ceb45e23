import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { listPages } from "./warm-up.ts";

test("pages are found without their groups, and only those that need no parameter", async () => {
  const app = await mkdtemp(path.join(tmpdir(), "quickfix-pages-"));
  for (const page of ["", "(auth)/sign-in", "(agent)/desk", "(agent)/desk/[id]", "settings"]) {
    await mkdir(path.join(app, page), { recursive: true });
    await writeFile(path.join(app, page, "page.tsx"), "");
  }
  expect(await listPages(app)).toEqual(["/", "/desk", "/settings", "/sign-in"]);
  await rm(app, { recursive: true });
});
