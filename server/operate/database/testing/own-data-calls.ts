import { createErasureRequestStore } from "#server/desk/own-data/store.ts";
import type { Calls, Opener } from "./calls.ts";
import { customerId, NOW } from "./filled.ts";

const MAYA = customerId(7);

/** What somebody may have done with what is theirs. */
export function ownDataCalls({ open }: Opener): Calls {
  const requests = open(createErasureRequestStore);
  return {
    "a new request for erasure": () => requests.ask(customerId(900), NOW),
    "a request for erasure": () => requests.find(MAYA),
    "requests that are open": () => requests.listOpen(20),
    "a request that was done": () => requests.close(customerId(5), { at: NOW, byId: MAYA }),
    "a request that is taken back": () => requests.withdraw(customerId(3)),
  };
}
