import { expect, test } from "vitest";
import { readPreferences } from "#server/desk/preferences/choose.ts";
import { stopToken } from "#server/desk/preferences/stop-token.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { createCounters } from "#server/platform/limits/counters.ts";
import { stopMails } from "./stop-mails.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const oliver = await it.addPerson("Oliver", "user");
const authSecret = "only-for-tests-of-stopping";
const asked = { desk, env: { authSecret }, senders: { read: () => ({ network: "203.0.113.7", isCrowd: false }) } };
type Asked = Parameters<typeof stopMails>[0];
const room = (counters = createCounters()) => ({ ...asked, counters }) as unknown as Asked;

const tokenOf = (kinds: Parameters<typeof stopToken>[0]["kinds"], { id: userId } = maya) =>
  stopToken({ userId, kinds }, { secret: authSecret });
const post = (body: string, headers = {}) => new Request("http://desk.test/", { method: "POST", body, headers });
const ONE_CLICK = "List-Unsubscribe=One-Click";
const mailed = async (who = maya) =>
  (await readPreferences(desk, who)).items.filter(({ mail }) => mail).map(({ kind }) => kind);

test("one click ends the mails of its kinds to its person, however often it comes, and nothing else", async () => {
  const before = await mailed();
  expect(before).toEqual(expect.arrayContaining(["reply", "progress", "ended"]));
  const token = tokenOf(["progress", "reply"]);
  for (let n = 0; n < 2; n++) expect(await stopMails(room(), post(ONE_CLICK), token)).toEqual({ isFromPage: false });
  expect(await mailed()).toEqual(before.filter((kind) => kind !== "progress" && kind !== "reply"));
  expect(await mailed(oliver)).toEqual(before);
});

test("the body may be a form of either kind, and the page's button says that it was the page", async () => {
  const boundary = "b";
  const form = `--${boundary}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`;
  const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
  await stopMails(room(), post(form, headers), tokenOf(["ended"]));
  expect(await mailed()).not.toContain("ended");
  expect(await stopMails(room(), post("page=1"), tokenOf(["question"]))).toEqual({ isFromPage: true });
  expect(await mailed()).not.toContain("question");
});

test("what nobody meant, or the desk did not make, changes nothing", async () => {
  const token = tokenOf(["reply"], oliver);
  await expect(stopMails(room(), post(""), token)).rejects.toMatchObject({ code: "input.invalid" });
  const forged = token.replace("reply", "ended");
  await expect(stopMails(room(), post(ONE_CLICK), forged)).rejects.toMatchObject({ code: "link.over" });
  await expect(stopMails(room(), post("x".repeat(200_000)), token)).rejects.toMatchObject({
    code: "request.too-large",
  });
  expect(await mailed(oliver)).toEqual(expect.arrayContaining(["reply", "ended"]));
});

test("what always arrives goes on arriving, and somebody who is gone is nobody to write to", async () => {
  await stopMails(room(), post(ONE_CLICK), tokenOf(["account"], ines));
  expect(await mailed(ines)).toContain("account");
  const nobody = stopToken({ userId: "0".repeat(24) as typeof maya.id, kinds: ["reply"] }, { secret: authSecret });
  expect(await stopMails(room(), post(ONE_CLICK), nobody)).toEqual({ isFromPage: false });
});

test("one address is counted as for every change", async () => {
  const counters = createCounters();
  const { max } = counters.table["address-writes"];
  for (let n = 0; n < max; n++) counters.take("address-writes", "203.0.113.7");
  const refused = stopMails(room(counters), post(ONE_CLICK), tokenOf(["reply"]));
  await expect(refused).rejects.toMatchObject({ code: "request.too-many" });
});
