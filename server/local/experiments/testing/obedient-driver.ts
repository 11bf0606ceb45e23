import { planOf } from "../catalogue.ts";
import { connectLauncher } from "../launcher-link.ts";

// Stands in for the real driver: does one thing to the stack, and then what the environment says.
const link = connectLauncher();
const task = await link.task;
if (task.kind === "tidy") {
  process.stdout.write("tidied\n");
  if (process.env["TIDYING_FAILS"]) process.exitCode = 1;
  link.close();
} else {
  const record = {
    runId: task.runId,
    experiment: planOf(task.name).experiment,
    startedAt: new Date().toISOString(),
    samples: [],
    verdict: null,
    left: null,
  };
  const steps = [{ atMs: 0, kind: "note" as const, text: "begun" }];
  const { restarts } = await link
    .obey({ do: "freeze", child: "consumer", seconds: 60 })
    .catch(() => ({ restarts: {} }));
  process.stdout.write(`restarts ${JSON.stringify(restarts)}\n`);
  link.send({ kind: "record", record: { ...record, phase: "fault", steps } });
  if (process.env["DRIVER_DIES"]) process.kill(process.pid, "SIGKILL");
  if (!link.giveUp.aborted)
    await new Promise((resolve) => link.giveUp.addEventListener("abort", resolve, { once: true }));
  const end = [...steps, { atMs: 1, kind: "problem" as const, text: String(link.giveUp.reason) }];
  link.send({ kind: "record", record: { ...record, phase: "done", steps: end } });
  link.close();
}
