import type { DoorCast, DoorRows } from "#server/platform/doors/testing.ts";

const PASSWORD = "a password of twelve";
const ROBIN = { name: "Robin", password: PASSWORD };
const TOKEN = { name: "script", scope: "read" };

const aCustomer = ({ email }: DoorCast) => ({ name: "Robin", email, role: "user" });

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["ok  ok  ok  ok  ok  ok ", "account.register", ({ email }) => ({ ...ROBIN, email })],
    ["ok  ok  ok  ok  ok  ok ", "account.forgotPassword", ({ email }) => ({ email })],
    // Nobody here has an address that is not proved, and no mail goes out.
    ["401 400 400 400 400 400", "account.sendVerification"],
    ["401 400 400 400 400 400", "account.changeAddress", ({ email }) => ({ email, password: "" })],
    // Nobody here has a password that could be changed.
    ["401 400 400 400 400 400", "account.changePassword", () => ({ current: "none", next: PASSWORD })],
    ["401 ok  ok  ok  ok  ok ", "account.chooseTimeZone", () => ({ timeZone: "Europe/Rome" })],
    ["401 ok  ok  ok  ok  ok ", "account.rename", () => ({ name: "Robin" })],

    ["401 ok  ok  ok  ok  ok ", "tokens.list"],
    ["401 ok  ok  ok  ok  ok ", "tokens.create", () => TOKEN],
    [
      "401 ok  404 404 404 404",
      "tokens.revoke",
      async ({ made }) => ({ tokenId: await made("owner", "tokens.create", TOKEN) }),
    ],
    ["401 ok  ok  ok  ok  ok ", "tokens.revokeAll"],

    ["401 403 403 403 403 ok ", "people.list", () => ({})],
    ["401 403 403 ok  ok  ok ", "people.customers", () => ({ q: "robin" })],
    ["401 403 403 403 403 ok ", "people.invite", aCustomer],
    ["401 403 403 403 403 ok ", "people.invitations"],
    [
      "401 403 403 403 403 ok ",
      "people.withdrawInvitation",
      async ({ invited }) => ({ email: (await invited()).email }),
    ],
    ["401 403 403 403 403 ok ", "people.makeLink", async ({ newcomer }) => ({ userId: await newcomer() })],
    ["401 403 403 403 403 ok ", "people.change", async ({ newcomer }) => ({ userId: await newcomer(), role: "agent" })],
  ],
  routes: [
    ["401 401 401 401 401 401", "POST /api/auth/token", ({ email }) => ({ body: { email, password: "wrong" } })],
  ],
};
