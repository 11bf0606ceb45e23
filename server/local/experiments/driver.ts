import { trialIdOf } from "#server/core/ids.ts";
import { type Cast, PLACES } from "./cast.ts";
import type { Plan } from "./catalogue.ts";
import { createFiler } from "./filer.ts";
import { workAsAgents } from "./hands.ts";
import { Journal } from "./journal.ts";
import { Sampler } from "./sampler.ts";
import { breakIt, comeToRest, gather, recover, type Stage, showThatItWorks } from "./stages.ts";
import { judge } from "./verdict.ts";
import type { World } from "./world.ts";

/**
 * Runs one experiment from its beginning to its verdict. What it took away is given back, and its people are sent home,
 * however it ends; the signal ends it early and without a verdict. Never throws: what went wrong is in the record.
 */
export async function runExperiment(world: World, plan: Plan, runId: string, giveUp: AbortSignal): Promise<void> {
  const journal = new Journal(plan.experiment, runId, world);
  try {
    journal.enter("preparing", "Four agents of the experiment come on duty; they take its complaints only");
    await play(world, plan, journal, await world.bringIn(trialIdOf(runId)), giveUp);
  } catch (error) {
    journal.note("problem", error instanceof Error ? error.message : String(error));
  }
  await world.obey({ do: "undo" }).catch((error: unknown) => journal.note("problem", String(error)));
  journal.enter("cleaning", "The agents of the experiment go home");
  const left = await world.sendHome().catch((error: unknown) => `It could not tidy up behind itself: ${String(error)}`);
  journal.end(left);
}

/** The agents work and the counts are taken for as long as the piece lasts. */
async function play(world: World, plan: Plan, journal: Journal, cast: Cast, giveUp: AbortSignal): Promise<void> {
  const { web, timers } = world;
  const since = journal.startedAt;
  const curtain = new AbortController();
  const signal = AbortSignal.any([giveUp, curtain.signal]);
  const filer = createFiler(
    { web, timers, tokens: [...cast.customers.values()], category: cast.category, of: plan.experiment.complaints },
    signal,
  );
  const sampler = new Sampler({ ...world, journal, filer, cast, since });
  const helpers = [
    sampler.run(signal),
    sampler.watchInvariants(signal),
    workAsAgents({ ...world, cast, since, now: () => performance.now() }, signal),
  ];
  try {
    await perform({ world, plan, journal, filer, cast, sampler, giveUp });
  } finally {
    curtain.abort();
    await Promise.all(helpers);
  }
}

async function perform(stage: Stage): Promise<void> {
  const { world, plan, journal, filer, sampler, giveUp } = stage;
  await showThatItWorks(stage);
  const { filing, seen } = await breakIt(stage);
  giveUp.throwIfAborted();
  const recoveryMs = await recover(stage, filing);
  await comeToRest(stage);
  await sampler.look(giveUp);
  const evidence = await gather(stage);
  giveUp.throwIfAborted();
  const counts = world.meter.sum;
  const published = evidence.events.filter(({ publishCount }) => publishCount > 0).length;
  const { databaseWasAway, consumerWasSilent, mostWaiting, mostHeld } = sampler;
  const proof = plan.fault?.proof({ ...seen, ...counts, databaseWasAway, consumerWasSilent, published }) ?? null;
  const witnessed = {
    ...counts,
    filed: filer.filed,
    refused: filer.refused,
    fault: proof,
    recoveryMs,
    recoverWithinMs: plan.recoverWithinSeconds * 1_000,
    durationMs: journal.elapsedMs,
    mostWaiting,
    mostHeld,
    places: PLACES,
    isQueueSilent: plan.isQueueSilent,
  };
  journal.conclude(judge(witnessed, evidence));
}
