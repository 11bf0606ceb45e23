import { z } from "zod";
import { type TeamId, TeamIdInput, UserIdInput } from "#server/core/ids.ts";
import { line } from "#server/core/text.ts";

const MOST_MEMBERS = 200;

const TeamName = line({
  min: 2,
  max: 40,
  missing: "Name the team.",
  tooShort: "A team's name needs at least 2 characters.",
  tooLong: "A team's name has at most 40 characters.",
});
const Members = z.array(UserIdInput).max(MOST_MEMBERS, `A team has at most ${MOST_MEMBERS} people.`);

export interface TeamView {
  readonly id: TeamId;
  readonly name: string;
  readonly members: readonly { readonly _id: string; readonly name: string }[];
}

export const AddTeam = z.object({ name: TeamName, members: Members.default([]) });
export type AddTeam = z.infer<typeof AddTeam>;
export const ChangeTeam = z.object({ id: TeamIdInput, name: TeamName.optional(), members: Members.optional() });
export type ChangeTeam = z.infer<typeof ChangeTeam>;
export const RemoveTeam = z.object({ id: TeamIdInput });
