import { AGENTS, agentId, ago, objectId, teamId } from "./filled.ts";

function tag(n: number) {
  // Every tenth has become the one before it.
  const mergedInto = n % 10 === 9 ? objectId("6", n - 1) : null;
  return {
    _id: objectId("6", n),
    name: `tag ${n}`,
    key: `tag ${n}`,
    formerKeys: [],
    mergedInto,
    merges: 0,
    createdAt: ago(n),
  };
}

function macro(n: number) {
  return {
    _id: objectId("9", n),
    owner: n % 2 === 0 ? `mine:${agentId(n)}` : `team:${teamId(n)}`,
    name: `macro ${n}`,
    key: `macro ${n}`,
    words: "Hello.",
    acts: { status: null, priority: null, category: null, addTags: [], removeTags: [], note: "" },
    uses: 0,
    lastUsedAt: null,
    createdAt: ago(n),
    standing: true,
  };
}

/** Tags, teams and macros. */
export const ANSWERS: Readonly<Record<string, (n: number) => object>> = {
  tags: tag,
  teams: (n) => ({ _id: objectId("8", n), name: `team ${n}`, key: `team ${n}`, members: [objectId("a", n % AGENTS)] }),
  macros: macro,
};
