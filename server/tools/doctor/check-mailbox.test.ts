import { expect, test } from "vitest";
import { checkMailbox } from "./check-mailbox.ts";

const IMAP_URL = "imaps://help:secret@imap.example.test";
const source = { unread: async () => [], bring: async () => new Uint8Array(), markTaken: async () => {} };
const opens = () => async () => ({ ...source, isOpen: () => true, close() {} });
const fails = (error: object) => () => async () => {
  throw Object.assign(new Error("Command failed"), error);
};
const check = (open: Parameters<typeof checkMailbox>[1], env: object = {}) =>
  checkMailbox({ imapUrl: IMAP_URL, ...env }, open);

test("a mailbox that opens is said to, and whether anybody is believed about senders", async () => {
  expect(await check(opens)).toMatchObject([
    { state: "ok", area: "Mail" },
    { state: "unknown", fix: expect.stringContaining("MAIL_AUTH_SERVER") },
  ]);
  expect(await check(opens, { mailAuthServer: "mx.example.test" })).toMatchObject([{ state: "ok" }, { state: "ok" }]);
});

test.each([
  ["user and password", { authenticationFailed: true }],
  ["folder", { responseStatus: "NO" }],
  ["cannot be reached (ECONNREFUSED)", { code: "ECONNREFUSED" }],
  ["Command failed", {}],
])("what is wrong is named: %s", async (words, error) => {
  const [finding] = await check(fails(error));
  expect(finding).toMatchObject({ state: "wrong", found: expect.stringContaining(words), fix: expect.any(String) });
  expect(JSON.stringify(finding)).not.toContain("secret");
});

test("without a mailbox nothing is wrong", async () => {
  expect(await checkMailbox({}, opens)).toMatchObject([{ id: "mailbox", state: "ok" }]);
});
