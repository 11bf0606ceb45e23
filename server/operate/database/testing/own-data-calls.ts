import { createActsReader } from "#server/desk/own-data/acts-reader.ts";
import { createOwnDataReader } from "#server/desk/own-data/own-data-reader.ts";
import { createErasureRequestStore } from "#server/desk/own-data/store.ts";
import { type Calls, type Opener, walking } from "./calls.ts";
import { agentId, customerId, NOW, objectId } from "./filled.ts";

const MAYA = customerId(7);
const OF_MAYA = { complaints: { userId: objectId("c", 7) } };

/** What somebody may have done with what is theirs. */
export function ownDataCalls({ open }: Opener): Calls {
  const requests = open(createErasureRequestStore);
  const own = open(createOwnDataReader);
  const acts = open(createActsReader);
  const all = (rows: AsyncIterable<unknown>) => Array.fromAsync(rows);
  return {
    "a new request for erasure": () => requests.ask(customerId(900), NOW),
    "a request for erasure": () => requests.find(MAYA),
    "requests that are open": () => requests.listOpen(20),
    "a request that was done": () => requests.close(customerId(5), { at: NOW, byId: MAYA }),
    "a request that is taken back": () => requests.withdraw(customerId(3)),

    "one's own account": () => all(own.account(MAYA)),
    "one's own second factor": () => all(own.secondFactor(MAYA)),
    "one's own sessions": () => all(own.sessions(MAYA)),
    "one's own tokens": () => all(own.tokens(MAYA)),
    "one's own mails": () => all(own.mails(MAYA)),
    "mails that one sent": () => all(own.received(MAYA)),
    "links to one's own address": () => all(own.links(MAYA, { email: "person-7@example.test", isProved: true })),
    "one's own request for erasure": () => all(own.erasureRequest(MAYA)),
    "one's own drafts": () => all(own.drafts(agentId(4))),
    "browsers in which one is told": () => all(own.pushSubscriptions(MAYA)),
    "how one wants to be told": () => all(own.preferences(MAYA)),
    "one's own macros": () => all(own.macros(agentId(4))),
    "one's own notices": () => all(own.notices(MAYA)),
    "one's own complaints": () => all(own.complaints(MAYA)),
    "one's own files": () => all(own.files(MAYA)),
    "files of one's own complaints": walking("An archive reads all of its person's complaints anyway.", OF_MAYA, () =>
      all(own.complaintFiles(MAYA)),
    ),
    "what one did oneself": () => all(own.actsBy(MAYA)),
    "what others did to somebody": () => all(own.actsOn(MAYA)),
    "acts by somebody": () => all(acts.actsBy(MAYA)),
    "acts on somebody": () => all(acts.actsOn(MAYA)),
    "oneself as an agent": () => all(own.agent(agentId(7))),
    "what changed about an agent": () => all(own.agentChanges(agentId(7))),
    "what an agent worked on": () => all(own.agentWork(agentId(7))),
  };
}
