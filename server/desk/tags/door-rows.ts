import type { DoorCast, DoorRows } from "#server/platform/doors/testing.ts";

/** Names that no tag has yet. */
const aName = ({ email }: DoorCast) => ({ name: `tag ${email}` });
const made = (cast: DoorCast) => cast.made("admin", "tags.add", aName(cast));

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 403 403 ok  ok  ok ", "tags.list", () => ({})],
    ["401 403 403 ok  ok  ok ", "tags.add", aName],
    ["401 403 403 403 403 ok ", "tags.rename", async (cast) => ({ id: await made(cast), ...aName(cast) })],
    ["401 403 403 403 403 ok ", "tags.merge", async (cast) => ({ id: await made(cast), mergeInto: await made(cast) })],
  ],
  routes: [
    ["401 403 403 ok  ok  ok ", "GET /api/tags"],
    ["401 403 403 ok  ok  ok ", "POST /api/tags", (cast) => ({ body: aName(cast) })],
    ["401 403 403 ok  ok  ok ", "GET /api/tags/{id}", async (cast) => ({ id: await made(cast) })],
    ["401 403 403 403 403 ok ", "PATCH /api/tags/{id}", async (cast) => ({ id: await made(cast), body: aName(cast) })],
  ],
};
