import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEngine } from "#e2e/conformance/elsewhere/engine.ts";
import { findFreePort } from "#server/local/launch/ports.ts";
import { type Outcomes, readOutcomes } from "./outcomes.ts";
import { LEFT_OUT } from "./suites.ts";

const SERVER = path.resolve(import.meta.dirname, "../../server/embedded-mongo/main.ts");
/** What hangs for as long has failed. */
const LONGEST_S = 60;

interface Where {
  /** A Python environment with PyMongo and pytest. */
  readonly python: string;
  /** What holds PyMongo's `test`. */
  readonly tests: string;
  /** Told what ends the suite. */
  readonly onStart: (stop: () => void) => void;
}

/** Runs files of PyMongo's tests against an embedded database that is started for them. */
export async function runSuite(files: readonly string[], { python, tests, onStart }: Where): Promise<Outcomes> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), "quickfix-specifications-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const port = await findFreePort();
  const data = path.join(folder, "data");
  const args = [SERVER, "--port", String(port), "--data", data, "--test-commands"];
  stack.use(await startEngine(process.execPath, port, args));
  const outcomes = path.join(folder, "outcomes");
  const pytest = spawn(
    path.join(python, "bin/python"),
    [
      ...["-m", "pytest", "-q", "--tb", "short", "-p", "no:cacheprovider", "-p", "embedded_server"],
      ...["--override-ini", "addopts=", "-m", "default", "--timeout", String(LONGEST_S)],
      ...["-k", `not (${LEFT_OUT.join(" or ")})`],
      ...files.map((file) => path.join("test", file)),
    ],
    {
      cwd: tests,
      env: {
        ...process.env,
        PYTHONPATH: import.meta.dirname,
        PYTHONDONTWRITEBYTECODE: "1",
        DB_IP: "127.0.0.1",
        DB_PORT: String(port),
        QUICKFIX_OUTCOMES: outcomes,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  onStart(() => pytest.kill("SIGTERM"));
  let printed = "";
  for (const stream of [pytest.stdout, pytest.stderr]) stream.on("data", (more) => (printed += String(more)));
  await once(pytest, "close");
  // 0 and 1 are all that pytest says of tests that ran; anything else is about itself.
  if (pytest.exitCode === null || pytest.exitCode > 1)
    throw new Error(`pytest ended with ${pytest.exitCode}.\n${printed}`);
  return readOutcomes(await readFile(outcomes, "utf8"));
}
