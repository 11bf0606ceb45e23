import type { Outcome, Suite } from "./suite.ts";

const PROGRESS_EVERY_MS = 30_000;

export type Run = (suite: Suite, onLine: (line: string) => void) => Promise<Outcome>;

/**
 * Runs the lanes beside each other, and the suites of a lane one after the other. What a suite prints is shown in one
 * piece when it has ended; until then a line now and then says where each of them is.
 */
export async function runLanes(
  lanes: readonly (readonly Suite[])[],
  run: Run,
  print: (text: string) => void,
): Promise<Outcome[]> {
  const startedAt = performance.now();
  const clock = () => minutesAndSeconds(performance.now() - startedAt);
  const latest = new Map<string, string>();
  const progress = setInterval(() => {
    for (const [name, line] of latest) print(`${clock()}  ${name}: ${line.trim().slice(0, 120)}`);
  }, PROGRESS_EVERY_MS);

  const runOne = async (suite: Suite): Promise<Outcome> => {
    const lines: string[] = [];
    latest.set(suite.name, "has begun");
    const outcome = await run(suite, (line) => {
      lines.push(line);
      if (line.trim() !== "") latest.set(suite.name, line);
    });
    latest.delete(suite.name);
    const { passed, failed } = outcome.counts;
    print(`\n── ${suite.title} (${suite.name})\n${lines.join("\n")}`);
    print(`── ${clock()}  ${suite.name}: ${passed} passed, ${failed} failed\n`);
    return outcome;
  };
  const runLane = async (lane: readonly Suite[]): Promise<Outcome[]> => {
    const outcomes: Outcome[] = [];
    for (const suite of lane) outcomes.push(await runOne(suite));
    return outcomes;
  };
  try {
    return (await Promise.all(lanes.map(runLane))).flat();
  } finally {
    clearInterval(progress);
  }
}

function minutesAndSeconds(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
