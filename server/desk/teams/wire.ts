import { z } from "zod";
import { type TeamId, TeamIdInput, UserIdInput } from "#server/core/ids.ts";
import { said } from "#server/core/said.ts";
import { line } from "#server/core/text.ts";

const MOST_MEMBERS = 200;

const TeamName = line({
  min: 2,
  max: 40,
  missing: "fields.team.missing",
  tooShort: "fields.team.tooShort",
  tooLong: "fields.team.tooLong",
});
const Members = z.array(UserIdInput).max(MOST_MEMBERS, said("fields.team.members", { most: MOST_MEMBERS }));

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
