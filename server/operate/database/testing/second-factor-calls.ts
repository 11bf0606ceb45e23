import { createSecondFactorStore } from "#server/desk/second-factor/store.ts";
import type { Calls, Opener } from "./calls.ts";
import { customerId, NOW } from "./filled.ts";

const MAYA = customerId(7);

/** Codes beside the password. */
export function secondFactorCalls({ open }: Opener): Calls {
  const factors = open(createSecondFactorStore);
  return {
    "a second factor": () => factors.find(MAYA),
    "who has a second factor": () => factors.holdersAmong([MAYA, customerId(8)]),
    "a second factor that is offered": () => factors.offer(MAYA, "sealed"),
    "a second factor that is turned on": () =>
      factors.turnOn(MAYA, { secret: "sealed", confirmedAt: NOW, lastStep: 1, recovery: ["hash"] }),
    "a code that is used": () => factors.useStep(MAYA, 2),
    "a recovery code that is used": () => factors.useRecovery(MAYA, "hash"),
    "recovery codes that are renewed": () => factors.renewRecovery(MAYA, ["other"]),
    "a secret that is sealed anew": () => factors.reseal(MAYA, { from: "sealed", to: "anew" }),
    "whether staff have to have one": () => factors.isRequiredOfStaff(),
    "staff have to have one": () => factors.requireOfStaff(true),
    "a second factor that is taken away": () => factors.remove(MAYA),
  };
}
