import { changeCategory } from "#server/desk/categories/change-category.ts";
import { addMacro, removeMacro } from "#server/desk/macros/change-macro.ts";
import { AddMacro } from "#server/desk/macros/wire.ts";
import { addTeam, removeTeam } from "#server/desk/teams/change-team.ts";
import { added, archived, whoLeft } from "./made.ts";
import { GONE, type Stage, type Withdrawals } from "./trial.ts";

const aMacro = async ({ world, admin }: Stage, macro: object) =>
  (await addMacro(world.web.desk, admin, AddMacro.parse({ scope: "everybody", words: "Hello.", ...macro }))).id;

/** A macro that an admin has taken away since it was shown. */
async function removed(stage: Stage, name: string) {
  const id = await aMacro(stage, { name });
  await removeMacro(stage.world.web.desk, stage.admin, { id });
  return id;
}

const aTeam = async ({ world, admin, agent }: Stage, name: string) =>
  (await addTeam(world.web.desk, admin, { name, members: [agent.id] })).id;

async function teamGone(stage: Stage, name: string) {
  const id = await aTeam(stage, name);
  await removeTeam(stage.world.web.desk, stage.admin, { id });
  return id;
}

/** What is done to macros and teams, and with them. */
export const macros: Withdrawals = {
  "complaints.applyMacro": [
    {
      what: "a macro that was removed",
      asks: async (stage) => ({
        as: stage.agent,
        input: { id: await stage.hold(), macroId: await removed(stage, "Gone") },
      }),
      answer: ["macro.not-found", 'The macro "Gone" was removed. Choose another one.'],
      field: "macroId",
    },
    {
      what: "a macro of somebody else's",
      asks: async ({ agent, hold }) => ({ as: agent, input: { id: await hold(), macroId: GONE } }),
      answer: ["macro.not-found", "There is no such macro. Choose one from the list of macros."],
      field: "macroId",
    },
    {
      what: "one whose category is not offered any more",
      asks: async (stage) => {
        const macroId = await aMacro(stage, {
          name: "To the mixers",
          acts: { category: await added(stage, "Mixers") },
        });
        await changeCategory(stage.world.web.desk, stage.admin, { name: "Mixers", active: false });
        return { as: stage.agent, input: { id: await stage.hold(), macroId } };
      },
      answer: [
        "category.not-found",
        'Nothing of "To the mixers" was done, because of its category. "Mixers" is not offered any more. Choose another category.',
      ],
    },
    {
      what: "a complaint that a colleague has taken",
      asks: async (stage) => ({
        as: stage.colleague,
        input: {
          id: await stage.hold(),
          macroId: await aMacro(stage, { name: "Solved", acts: { status: "Resolved" } }),
        },
      }),
      answer: [
        "complaint.transition-not-allowed",
        'Nothing of "Solved" was done, because of its status. This complaint is In Progress and cannot become Resolved. Nothing is open to you here.',
      ],
    },
  ],
  "macros.add": [
    {
      what: "a team that was removed",
      asks: async (stage) => ({
        as: stage.agent,
        input: { name: "Late", words: "Hi.", scope: "team", teamId: await teamGone(stage, "Mixers") },
      }),
      answer: ["team.not-found", "There is no such team any more. Choose one from the list of teams."],
      field: "teamId",
    },
    {
      what: "a tag that there is not",
      asks: ({ agent }) => ({ as: agent, input: { name: "Late", acts: { addTags: ["magic"] } } }),
      answer: ["tag.not-found", 'There is no tag "magic". Choose one from the list of tags, or make it first.'],
      field: "acts.addTags",
    },
    {
      what: "a category that was archived",
      asks: async (stage) => ({
        as: stage.agent,
        input: { name: "Late", acts: { category: await archived(stage, "Grills") } },
      }),
      answer: ["category.not-found", '"Grills" is not offered any more. Choose another category.'],
      field: "category",
    },
    {
      what: "a name that was taken meanwhile",
      asks: async (stage) => {
        await aMacro(stage, { name: "Taken" });
        return { as: stage.admin, input: { name: "taken", scope: "everybody", words: "Hi." } };
      },
      answer: ["macro.exists", "Everybody has a macro named taken already. Choose another name."],
      field: "name",
    },
  ],
  "macros.change": [
    {
      what: "one that another has removed",
      asks: async (stage) => ({ as: stage.admin, input: { id: await removed(stage, "Went"), words: "Hi." } }),
      answer: ["macro.not-found", 'The macro "Went" was removed. Choose another one.'],
      field: "id",
    },
  ],
  "macros.remove": [
    {
      what: "one that another has removed",
      asks: async (stage) => ({ as: stage.admin, input: { id: await removed(stage, "Twice gone") } }),
      answer: "done",
    },
  ],
  "teams.add": [
    {
      what: "somebody who has left",
      asks: async (stage) => ({ as: stage.admin, input: { name: "Ovens", members: [await whoLeft(stage)] } }),
      answer: ["account.not-found", "Lena does not work here. Take them out of the list."],
      field: "members",
    },
    {
      what: "a name that was taken meanwhile",
      asks: async (stage) => {
        await aTeam(stage, "Ranges");
        return { as: stage.admin, input: { name: "RANGES" } };
      },
      answer: ["team.exists", "There is a team named RANGES already. Choose another name."],
      field: "name",
    },
  ],
  "teams.change": [
    {
      what: "one that another has removed",
      asks: async (stage) => ({ as: stage.admin, input: { id: await teamGone(stage, "Hobs"), name: "Hob" } }),
      answer: ["team.not-found", "There is no such team any more. Choose one from the list of teams."],
      field: "id",
    },
  ],
  "teams.remove": [
    {
      what: "one that another has removed",
      asks: async (stage) => ({ as: stage.admin, input: { id: await teamGone(stage, "Sinks") } }),
      answer: "done",
    },
    {
      what: "one that has got a macro",
      asks: async (stage) => {
        const teamId = await aTeam(stage, "Taps");
        await aMacro(stage, { name: "Drip", scope: "team", teamId });
        return { as: stage.admin, input: { id: teamId } };
      },
      answer: ["team.in-use", "Taps has a macro. Move or remove them first."],
    },
  ],
};
