import { ANY_COMPLAINT } from "#server/desk/complaints/complaint-query.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import { createMacroStore } from "#server/desk/macros/store.ts";
import { createTagStore } from "#server/desk/tags/store.ts";
import { createTeamStore } from "#server/desk/teams/store.ts";
import { type Calls, type Opener, walking } from "./calls.ts";
import { agentId, customerId, macroId, tagId, teamId } from "./filled.ts";

const A_MACRO = {
  owner: { scope: "everybody" },
  name: "New",
  words: "",
  acts: { status: null, priority: null, category: null, addTags: [], removeTags: [], note: "" },
} as const;

/** Tags, teams and macros. */
export function answerCalls({ open }: Opener): Calls {
  const tags = open(createTagStore);
  const teams = open(createTeamStore);
  const macros = open(createMacroStore);
  const complaints = open(createComplaintStore);
  const aTag = tagId(7);
  return {
    "a new tag": () => tags.insert(tagId(9_000), "Lamps"),
    "another tag": () => tags.insert(tagId(9_001), "Lights"),
    tags: () => tags.list({ after: null, limit: 20 }),
    "the next tags": () => tags.list({ after: "tag 3", limit: 3 }),
    "how many tags": walking("A desk has 500 of them at most.", { tags: {} }, () => tags.count()),
    "a tag": () => tags.find(aTag),
    "tags by name": () => tags.named(["tag 3", "no such tag"]),
    "what tags have become": () => tags.resolved([aTag, tagId(8)]),
    "what a tag has taken in": () => tags.family(aTag),
    "how often a tag is used": () => tags.uses(aTag),
    "a tag's name": async () => {
      const tag = await tags.find(tagId(9_000));
      return tag && tags.rename(tag, "Lanterns");
    },
    "a tag that goes": async () => {
      const [from, into] = await Promise.all([9_000, 9_001].map((n) => tags.find(tagId(n))));
      return from && into && tags.merge(from, into);
    },
    "complaints with a tag": () =>
      complaints.list({ ...ANY_COMPLAINT, limit: 25, tags: { anyOf: [aTag], notOf: agentId(1) } }, customerId(7)),

    teams: walking("All of them fit on a page.", { teams: {} }, () => teams.list()),
    "a team": () => teams.find(teamId(3)),
    "somebody's teams": () => teams.of(agentId(3)),
    "a new team": () => teams.insert({ id: teamId(9_000), name: "Lamps", members: [] }),
    "a team's people": () => teams.update(teamId(9_000), { name: "Lights", members: [agentId(3)] }),
    "a team that goes": () => teams.remove(teamId(9_000)),
    "somebody's macros": () =>
      macros.list([
        { scope: "mine", userId: agentId(3) },
        { scope: "team", teamId: teamId(3) },
      ]),
    "a macro": () => macros.find(macroId(3)),
    "how many macros a team has": () => macros.countOf({ scope: "team", teamId: teamId(3) }),
    "a new macro": () => macros.insert(macroId(9_000), A_MACRO),
    "a macro's words": () => macros.update(macroId(9_000), { ...A_MACRO, words: "Hello." }),
    "that a macro was used": () => macros.countUse(macroId(3)),
    "a macro that nobody was told of": () => macros.takeBack(macroId(9_000)),
    "a macro that goes": () => macros.remove(macroId(9_000)),
  };
}
