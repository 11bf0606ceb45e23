import type { DoorCast, DoorRows } from "#server/platform/doors/testing.ts";

/** Everybody's, under a name that no macro has yet. */
const aMacro = ({ email }: DoorCast) => ({ name: `Macro ${email}`, scope: "everybody", words: "Dear {{customer}}." });
const ofOnesOwn = (cast: DoorCast) => ({ ...aMacro(cast), scope: "mine" });
/** The agent's own, of which nobody else knows. */
const agents = (cast: DoorCast) => cast.made("agent", "macros.add", ofOnesOwn(cast));

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 403 403 ok  ok  ok ", "macros.list", () => ({})],
    ["401 403 403 ok  ok  ok ", "macros.add", ofOnesOwn],
    ["401 403 403 ok  404 404", "macros.change", async (cast) => ({ id: await agents(cast), words: "Hello." })],
    ["401 403 403 ok  404 404", "macros.remove", async (cast) => ({ id: await agents(cast) })],
    [
      "401 403 403 ok  409 ok ",
      "complaints.applyMacro",
      async (cast) => {
        const macroId = await cast.made("admin", "macros.add", { ...aMacro(cast), acts: { status: "Resolved" } });
        return { id: await cast.hold(), macroId };
      },
    ],
  ],
  routes: [
    ["401 403 403 ok  ok  ok ", "GET /api/macros"],
    ["401 403 403 ok  ok  ok ", "POST /api/macros", (cast) => ({ body: ofOnesOwn(cast) })],
    ["401 403 403 ok  404 404", "GET /api/macros/{id}", async (cast) => ({ id: await agents(cast) })],
    [
      "401 403 403 ok  404 404",
      "PATCH /api/macros/{id}",
      async (cast) => ({ id: await agents(cast), body: { words: "Hi." } }),
    ],
  ],
};
