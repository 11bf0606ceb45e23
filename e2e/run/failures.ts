import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";
import { playwrightSpecs } from "./playwright-specs.ts";

/** A test that did not pass, and the beginning of why. */
export interface Failure {
  /** The file from the project's root, and the test's title; the file alone when it could not be loaded. */
  readonly test: string;
  readonly why: string;
  /** It passed when it was tried once more. */
  readonly isUnsteady?: true;
}

const SHOWN_LINES = 12;

const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(""),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).default([]) }),
      ),
    }),
  ),
});

const Reason = z.object({ message: z.string().default("") });
const Attempt = z.object({ status: z.string(), errors: z.array(Reason).default([]) });
const Spec = z.object({
  file: z.string(),
  title: z.string(),
  ok: z.boolean(),
  tests: z.array(z.object({ results: z.array(Attempt) })),
});
const PlaywrightReport = z.object({
  config: z.object({ rootDir: z.string() }),
  suites: z.unknown(),
  errors: z.array(Reason),
});

export function vitestFailures(root: string, report: unknown): Failure[] {
  return VitestReport.parse(report).testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(root, name);
    if (status === "failed" && assertionResults.length === 0) return [{ test: file, why: beginning(message) }];
    return assertionResults
      .filter((one) => one.status === "failed")
      .map(({ fullName, failureMessages }) => ({ test: `${file}: ${fullName}`, why: beginning(failureMessages[0]) }));
  });
}

/** Tests that never ran have no error of their own; the one that kept them from it is among the run's. */
export function playwrightFailures(root: string, report: unknown): Failure[] {
  const { config, suites, errors } = PlaywrightReport.parse(report);
  const specs = z
    .array(Spec)
    .parse(playwrightSpecs(suites))
    .flatMap(({ file, title, ok, tests }) => {
      const attempts = tests.flatMap(({ results }) => results);
      if (ok && attempts.every(({ status }) => status === "passed")) return [];
      const [reason] = attempts.flatMap((attempt) => attempt.errors);
      const test = `${path.relative(root, path.join(config.rootDir, file))}: ${title}`;
      const why = reason ? beginning(reason.message) : "It did not run.";
      return [attempts.at(-1)?.status === "passed" ? { test, why, isUnsteady: true as const } : { test, why }];
    });
  return [...errors.map(({ message }) => ({ test: "the run", why: beginning(message) })), ...specs];
}

function beginning(message = "It does not say why."): string {
  return stripVTControlCharacters(message).trim().split("\n").slice(0, SHOWN_LINES).join("\n");
}
