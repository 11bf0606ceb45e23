import { addTeam, removeTeam } from "#server/desk/teams/change-team.ts";
import { whoLeft } from "./made.ts";
import { ended } from "./tickets.ts";
import type { Stage, Withdrawals } from "./trial.ts";

/** A note that calls somebody. */
async function calling({ hold }: Stage, kind: "person" | "team", id: string) {
  return { id: await hold(), message: "@them", internal: true, mentions: [{ kind, id }] };
}

/** What is said in complaints. */
export const notes: Withdrawals = {
  "complaints.comment": [
    {
      what: "a complaint that staff have closed",
      asks: async (stage) => ({ as: stage.owner, input: { id: await ended(stage, "Closed"), message: "Hm." } }),
      answer: ["complaint.transition-not-allowed", "This complaint is Closed. Reopen it to write again."],
    },
    {
      what: "a colleague who has left",
      asks: async (stage) => ({ as: stage.agent, input: await calling(stage, "person", await whoLeft(stage)) }),
      answer: ["account.not-found", "Lena does not work here. Take them out of the note."],
      field: "mentions",
    },
    {
      what: "a team that was removed",
      asks: async (stage) => {
        const team = await addTeam(stage.world.web.desk, stage.admin, { name: "Whisks", members: [] });
        await removeTeam(stage.world.web.desk, stage.admin, team);
        return { as: stage.agent, input: await calling(stage, "team", team.id) };
      },
      answer: ["team.not-found", "One of the teams that you mention is not there any more. Take it out of the note."],
      field: "mentions",
    },
  ],
  "complaints.markHelped": [
    {
      what: "help that nobody asks for any more: it is so already",
      asks: async ({ colleague, hold }) => ({ as: colleague, input: { id: await hold() } }),
      answer: "done",
    },
  ],
};
