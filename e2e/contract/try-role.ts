import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { runTool } from "#e2e/run/run-tool.ts";

/** As much of schemathesis's own report as the counts are made of. */
const Report = z.object({
  complete: z.boolean(),
  test_cases: z.object({ generated: z.int(), with_failures: z.int(), unique_failures: z.int() }),
  /** Failures that `allowed.py` knows. */
  filtered: z.int(),
  errors: z.array(z.unknown()),
});

export interface Trial {
  readonly passed: number;
  readonly failed: number;
  readonly allowed: number;
  /** What schemathesis printed. */
  readonly output: string;
}

interface TrialOptions {
  readonly root: string;
  readonly command: string;
  readonly webUrl: string;
  readonly token: string;
  /** Of generated requests for each operation. */
  readonly examples: number;
  readonly seed: number;
  /** Where the report goes. */
  readonly folder: string;
}

/** Lets schemathesis try every operation of the document with somebody's token, with all of its checks. */
export async function tryRole(options: TrialOptions): Promise<Trial> {
  const { root, command, webUrl, token, examples, seed, folder } = options;
  await rm(folder, { recursive: true, force: true });
  const { output } = await runTool(root, [
    command,
    "--no-color",
    ...["--config-file", "e2e/contract/schemathesis.toml"],
    ...["run", `${webUrl}/api/openapi.json`, "--checks", "all", "--continue-on-failure", "--warnings", "off"],
    ...["--header", `Authorization: Bearer ${token}`, "--max-examples", String(examples), "--seed", String(seed)],
    ...["--report", "json", "--report-dir", folder],
  ]);
  const report = await readReport(folder);
  if (!report?.complete) return { passed: 0, failed: 1, allowed: 0, output };
  const { generated, with_failures, unique_failures } = report.test_cases;
  return {
    passed: generated - with_failures,
    failed: unique_failures + report.errors.length,
    allowed: report.filtered,
    output,
  };
}

async function readReport(folder: string): Promise<z.infer<typeof Report> | null> {
  const [file] = await readdir(folder).catch(() => []);
  return file === undefined ? null : Report.parse(JSON.parse(await readFile(path.join(folder, file), "utf8")));
}
