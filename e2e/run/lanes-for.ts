import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { runTool } from "./run-tool.ts";
import type { Suite } from "./suite.ts";
import { browserSuite, PLAYWRIGHT, ROOT, VITEST, type VitestProject, vitestSuite } from "./suites.ts";

/** A test as it is written down: titles of `test.each` still have their placeholders. */
const WrittenTest = z.object({
  name: z.string(),
  file: z.string(),
  projectName: z.enum(["units", "units-apart", "simulation", "chaos"]),
});
export type WrittenTest = z.infer<typeof WrittenTest>;

/** What of a project is run: whole files because of their path, single tests of others because of their title. */
export interface Selection {
  readonly project: VitestProject;
  readonly byPath: readonly string[];
  /** Files in which a title may contain the name; which tests it is, their runner finds out. */
  readonly byTitle: readonly string[];
}

const PLACEHOLDER = /%[a-z#$]|\$[a-z{]/i;

/** Lanes with what matches the name, in whatever suite it is; none when nothing does. */
export async function lanesFor(name: string): Promise<Suite[][]> {
  const pattern = `(?i:${RegExp.escape(name)})`;
  const [written, hasJourneys] = await Promise.all([listWritten(), anyJourney(pattern)]);
  const selected = select(written, name).flatMap(({ project, byPath, byTitle }) => [
    ...(byPath.length > 0 ? [vitestSuite(project, { args: byPath })] : []),
    ...(byTitle.length > 0
      ? [vitestSuite(project, { suffix: "-by-title", args: [...byTitle, `--testNamePattern=${pattern}`] })]
      : []),
  ]);
  return [selected, hasJourneys ? [browserSuite("journeys", ["--grep", pattern])] : []];
}

/** Divides the tests by why they may match the name; upper and lower case are the same. */
export function select(written: readonly WrittenTest[], name: string): Selection[] {
  const isIn = (text: string) => text.toLowerCase().includes(name.toLowerCase());
  const projects = new Set(written.map(({ projectName }) => projectName));
  return [...projects].map((project) => {
    const tests = written.filter(({ projectName }) => projectName === project);
    const byPath = unique(tests.filter(({ file }) => isIn(file)));
    const mayBe = tests.filter((test) => isIn(test.name.replaceAll(" > ", " ")) || PLACEHOLDER.test(test.name));
    return { project, byPath, byTitle: unique(mayBe).filter((file) => !byPath.includes(file)) };
  });
}

const unique = (tests: readonly WrittenTest[]) => [...new Set(tests.map(({ file }) => file))];

async function listWritten(): Promise<WrittenTest[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "quickfix-tests-"));
  try {
    const file = path.join(folder, "tests.json");
    const { isOk, output } = await runTool(ROOT, ["node", VITEST, "list", "--staticParse", `--json=${file}`]);
    if (!isOk) throw new Error(`The tests could not be listed:\n${output}`);
    const tests = z.array(WrittenTest).parse(JSON.parse(await readFile(file, "utf8")));
    return tests.map((test) => ({ ...test, file: path.relative(ROOT, test.file) }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether a browser test's file or title matches. */
async function anyJourney(pattern: string): Promise<boolean> {
  return (await runTool(ROOT, ["node", PLAYWRIGHT, "test", "--list", "--grep", pattern])).isOk;
}
