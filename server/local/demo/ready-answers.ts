import type { Actor } from "#server/core/actor.ts";
import { addMacro } from "#server/desk/macros/change-macro.ts";
import type { AddMacro } from "#server/desk/macros/wire.ts";
import { addTag } from "#server/desk/tags/add-tag.ts";
import { addTeam } from "#server/desk/teams/change-team.ts";

type Room = Parameters<typeof addMacro>[0] & Parameters<typeof addTag>[0] & Parameters<typeof addTeam>[0];

const TAGS = ["delivery", "refund", "warranty", "wrong item"];
const TEAM = "Returns";

const NOTHING = { status: null, priority: null, category: null, addTags: [], removeTags: [], note: "" };

const MACROS: readonly Pick<AddMacro, "name" | "words" | "acts">[] = [
  {
    name: "Ask for the order number",
    words:
      "Hello {{customer}},\n\nto look into this I need your order number. It stands at the top of the mail that confirmed your order, and under “Orders” in your account.\n\nThank you\n{{agent}}",
    acts: { ...NOTHING, status: "Waiting on Customer" },
  },
  {
    name: "Parcel stuck, new label",
    words:
      "Hello {{customer}},\n\nyour parcel is in the depot because its label cannot be read any more. A new one is on its way there, and the parcel should be with you within two working days. You can follow {{number}} here: {{link}}\n\n{{agent}}",
    acts: { ...NOTHING, addTags: ["delivery"] },
  },
  {
    name: "Refund is on its way",
    words:
      "Hello {{customer}},\n\nyour money is on its way back. It takes up to five working days until your bank shows it.\n\n{{agent}}",
    acts: { ...NOTHING, status: "Resolved", addTags: ["refund"] },
  },
  {
    name: "Replacement is sent",
    words:
      "Hello {{customer}},\n\na new one leaves our warehouse today. Please keep the old one until it has come; we write to you about sending it back.\n\n{{agent}}",
    acts: {
      ...NOTHING,
      status: "Resolved",
      addTags: ["warranty"],
      note: "Replacement ordered; the old one is to come back.",
    },
  },
];
const OF_THE_TEAM: Pick<AddMacro, "name" | "words" | "acts"> = {
  name: "How to send it back",
  words:
    "Hello {{customer}},\n\nplease put it into any box and write {{number}} on it. Any parcel shop takes it, and it costs you nothing.\n\n{{agent}}",
  acts: { ...NOTHING, status: "Waiting on Customer" },
};

/** What a team has after its first weeks: a few tags, a team, and ready answers with acts. A desk that has any of these keeps its own. */
export async function addReadyAnswers(room: Room, admin: Actor, team: readonly Actor[]): Promise<void> {
  if ((await room.tags.count()) > 0 || (await room.teams.list()).length > 0) return;
  for (const name of TAGS) await addTag(room, admin, { name });
  const { id: teamId } = await addTeam(room, admin, { name: TEAM, members: team.map(({ id }) => id) });
  for (const macro of MACROS) await addMacro(room, admin, { ...macro, scope: "everybody", teamId: null, files: [] });
  await addMacro(room, admin, { ...OF_THE_TEAM, scope: "team", teamId, files: [] });
}
