import type { DoorCast, DoorRows } from "#server/platform/doors/testing.ts";

/** A name that no team has yet. */
const aName = ({ email }: DoorCast) => ({ name: `Team ${email}` });
const made = (cast: DoorCast) => cast.made("admin", "teams.add", aName(cast));

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 403 403 ok  ok  ok ", "teams.list"],
    ["401 403 403 403 403 ok ", "teams.add", aName],
    ["401 403 403 403 403 ok ", "teams.change", async (cast) => ({ id: await made(cast), members: [cast.agent.id] })],
    ["401 403 403 403 403 ok ", "teams.remove", async (cast) => ({ id: await made(cast) })],
  ],
};
