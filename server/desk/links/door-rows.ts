import type { DoorRows } from "#server/platform/doors/testing.ts";

// Whoever holds a link is let in by the link, whoever they are besides.
export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["ok  ok  ok  ok  ok  ok ", "links.look", async ({ invited }) => ({ token: (await invited()).token })],
    [
      "ok  ok  ok  ok  ok  ok ",
      "links.use",
      async ({ invited }) => ({ token: (await invited()).token, name: "Robin", password: "a password of twelve" }),
    ],
  ],
};
