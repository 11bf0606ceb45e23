import { createNamesReader } from "#server/desk/audit/names-reader.ts";
import { createAuditStore } from "#server/desk/audit/store.ts";
import type { Calls, Opener } from "./calls.ts";
import { customerId, LATER, NEWEST, NOW, RECENTLY } from "./filled.ts";

const MAYA = customerId(7);
const CONTENT = {
  at: NOW,
  action: "sign-in",
  actorId: MAYA,
  via: null,
  onKind: null,
  onId: null,
  before: null,
  after: null,
  byHash: "h",
  onHash: null,
};
const PART = { at: NOW, personId: MAYA, email: null, salt: "s", values: {}, erasedBy: null };
const SEAL = { _id: "end", seq: 3, hash: "h", at: NOW, signature: "s" } as const;

/** The trail of who did what. */
export function auditCalls({ open }: Opener): Calls {
  const audit = open(createAuditStore);
  const { names } = open(createNamesReader);
  return {
    "an act": () => audit.append({ ...CONTENT, id: "act-new" }, [{ ...PART, _id: "act-new/by" }]),
    "the end of the trail": () => audit.end(),
    "the latest acts": () => audit.list({ limit: 20 }),
    "the acts before those": () => audit.list({ before: { at: RECENTLY, seq: 3 }, limit: 20 }),
    "what somebody did": () => audit.list({ actorId: MAYA, limit: 20 }),
    "what was done to somebody": () => audit.list({ onId: MAYA, limit: 20 }),
    "acts of a kind": () => audit.list({ action: "category.added", limit: 20 }),
    "acts of some days": () => audit.list({ from: RECENTLY, until: LATER, limit: 20 }),
    "what is personal of acts": () => audit.personalOf([{ id: "act-7", byHash: "h", onHash: null }]),
    "what people are called": () => names([MAYA]),
    "the trail in its order": () => audit.walk(NEWEST - 5),
    "whether something is personal": () => audit.holds(MAYA),
    "what is personal about somebody": () => audit.erase({ personId: MAYA, emails: ["person-700@example.test"] }, 3),
    "the last act before a day": () => audit.lastBefore(new Date(0)),
    "where the trail is sealed": () => audit.findSeal("end"),
    "a seal": () => audit.seal(SEAL),
    "a seal that moves": () => audit.seal({ ...SEAL, seq: 4 }),
    "old acts": () => audit.cut(2, new Date(0)),
  };
}
