import { exitOnEnvError, readConsumerEnv, readWebEnv } from "#server/platform/env.ts";
import { createLog } from "#server/platform/log.ts";
import { planOf } from "./catalogue.ts";
import { composeWorld } from "./compose-world.ts";
import { runExperiment } from "./driver.ts";
import { connectLauncher } from "./launcher-link.ts";

// The process that runs one experiment. The launcher starts it, does what it asks for, and keeps its record.
const env = exitOnEnvError(() => ({ ...readConsumerEnv(process.env), ...readWebEnv(process.env) }));
const log = createLog({ name: "experiment", level: env.logLevel, mode: env.mode });
const link = connectLauncher();
const task = await link.task;
{
  await using composed = await composeWorld(env, link, log);
  const { world } = composed;
  if (task.kind === "tidy") await world.sendHome();
  else await runExperiment(world, planOf(task.name), task.runId, link.giveUp);
}
link.close();
