import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { repositoryProblems } from "./repository-rules.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "quickfix-rules-"));
  await writeFile(path.join(root, ".gitignore"), "node_modules/\n");
  for (const folder of ["server", "node_modules", ".git"]) await mkdir(path.join(root, folder));
});
afterEach(() => rm(root, { recursive: true }));

test("a tidy repository has nothing to report", async () => {
  await writeFile(path.join(root, "server/clock.ts"), "line\n".repeat(250));
  expect(await repositoryProblems(root)).toEqual([]);
});

test("a path that a document names is there, be it a file, a folder, a pattern or a route", async () => {
  await mkdir(path.join(root, "app/(customer)/[id]"), { recursive: true });
  await writeFile(path.join(root, "server/clock.ts"), "");
  const fine = ["app/(customer)/[id]", "server/", "server/{clock,bell}.ts", "server/*.ts", "server/clock/…"];
  await writeFile(path.join(root, "README.md"), [...fine, "server/bell.ts"].map((each) => `\`${each}\``).join(" "));
  expect(await repositoryProblems(root)).toEqual(["README.md names server/bell.ts, which is not there."]);
});

test("what a module would keep between calls is reported, and a table is none of it", async () => {
  const state = ["let count = 0;", "export const seen = new Map<string, number>();", "const waiting: string[] = [];"];
  const tables = [
    "const KINDS = new Set([1]);",
    "const NAMES = [];".replace("[]", '["a"]'),
    "function f() {\n  let n = 0;\n}",
  ];
  await writeFile(path.join(root, "server/clock.ts"), [...state, ...tables].join("\n"));
  expect((await repositoryProblems(root)).map((problem) => problem.split(" is ")[0])).toEqual([
    "server/clock.ts: count",
    "server/clock.ts: seen",
    "server/clock.ts: waiting",
  ]);
});

test("a class that means a side of the window is reported, and what is centred or named alike is not", async () => {
  await mkdir(path.join(root, "app"));
  const classes = [
    "ml-2",
    "md:-right-1",
    "border-l",
    "text-right",
    "rounded-tl-md",
    "left-1/2",
    "ms-2",
    "place-x",
    "mx-1",
  ];
  await writeFile(path.join(root, "app/bell.tsx"), `<p className="${classes.join(" ")}" side="left">left-over</p>`);
  expect((await repositoryProblems(root)).map((problem) => problem.split(" is ")[0])).toEqual(
    ["ml-2", "-right-1", "border-l", "rounded-tl-md", "text-right"].map((each) => `app/bell.tsx: ${each}`).toSorted(),
  );
});

test("long files, empty names and strange folders are reported", async () => {
  await mkdir(path.join(root, "scripts"));
  await writeFile(path.join(root, "server/clock.ts"), "line\n".repeat(251));
  await writeFile(path.join(root, "server/utils.ts"), "");
  expect(await repositoryProblems(root)).toEqual([
    "scripts/ is not one of the project's folders (app, server, consumer, e2e, public).",
    "server/clock.ts has 251 lines; at most 250. Split it by idea.",
    "server/utils.ts: name the idea inside.",
  ]);
});
