import { trialIdOf } from "#server/core/ids.ts";
import { createRemainsStore } from "#server/desk/trials/remains-store.ts";
import { createTrialStore } from "#server/desk/trials/store.ts";
import type { Calls, Opener } from "./calls.ts";
import { ago, customerId, LATER, NOW } from "./filled.ts";

const RUN = trialIdOf("run-1");

/** What experiments are kept apart and cleaned away by. */
export function trialCalls({ open }: Opener): Calls {
  const trials = open(createTrialStore);
  const remains = open(createRemainsStore);
  return {
    "a new experiment": () => trials.begin(trialIdOf("run-new"), NOW, LATER),
    "experiments that have not ended": () => trials.listRunning(),
    "who is in an experiment": () => trials.people(RUN),
    "an experiment that ends": () => trials.end(RUN, NOW, LATER),
    "an experiment that is due": () => trials.lease(ago(60), LATER),
    "an experiment that is emptied": () => trials.emptied(RUN, NOW, LATER),
    "people of an experiment who come in no more": () => remains.shut(RUN),
    "an experiment's complaints go": () => remains.dropComplaints(RUN),
    "an experiment's agents go": () => remains.dropAgents(RUN),
    "what happened in an experiment goes": () => remains.dropEvents(RUN),
    "what an experiment's people have goes": () => remains.dropBelongings([customerId(399), customerId(398)]),
    "an experiment's people go": () => remains.dropPeople(RUN),
    "an experiment of which nothing is left": () => trials.drop(RUN),
  };
}
