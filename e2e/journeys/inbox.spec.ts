import type { Page } from "@playwright/test";
import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { until } from "#e2e/fixtures/until.ts";
import { portray, SHAPES } from "../pages/portrait.ts";

/** A consumer reads what has come within a second, and pages look every few. */
const COMES = { timeout: 20_000 };
const rowOf = (page: Page, subject: string) => page.getByRole("listitem", { name: subject });
const aSubject = (words: string) => `${words} ${crypto.randomUUID().slice(0, 8)}`;

test("an answer that is written in the catcher appears on the agent's desk, live; from elsewhere it waits, and staff accept it", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const kettle = await desk.untilWith(await desk.file(maya, { title: "The kettle hums" }), asha);
  const agent = await openAs(asha);
  await gotoLive(agent, `/desk/${kettle.complaintId}`);
  await asha.api.complaints.changeStatus.mutate({
    id: kettle._id,
    status: "Waiting on Customer",
    message: "Which of the two is it?",
  });
  const admin = await openAs(desk.admin);
  await admin.goto("/mail");
  const caught = admin
    .getByRole("listitem")
    .filter({ hasText: `To ${maya.email}` })
    .filter({ hasText: kettle.complaintId })
    .filter({ has: admin.getByRole("button", { name: "Write an answer" }) })
    .first();
  const answer = async (text: string, from?: string) => {
    await caught.getByRole("button", { name: "Write an answer" }).click();
    const form = admin.getByRole("form", { name: "An answer" });
    if (from) await form.getByLabel("From").fill(from);
    await form.getByLabel("What it says").fill(text);
    await form.getByRole("button", { name: "Send it to the desk" }).click();
    await expect(form).toBeHidden();
  };
  await expect(caught).toBeVisible({ timeout: 30_000 });
  await portray(admin, "mail-answered", "desktop");
  await answer("The blue one, and it hums since Monday.");
  await expect(agent.getByText("The blue one, and it hums since Monday.").first()).toBeVisible(COMES);
  expect((await desk.ticket(kettle)).status).toBe("In Progress");

  const words = aSubject("Also from home:");
  await answer(words, `home-${crypto.randomUUID()}@journey.test`);
  await agent.goto("/inbox");
  const row = agent.getByRole("listitem").filter({ hasText: words });
  await expect(row).toContainText(`It answers ${kettle.complaintId}, from another address than its customer's.`, COMES);
  for (const shape of Object.keys(SHAPES) as (keyof typeof SHAPES)[]) {
    await agent.setViewportSize(SHAPES[shape].viewport);
    await portray(agent, "inbox-waiting", shape);
  }
  await row.getByRole("button", { name: "Accept as an answer" }).click();
  await expect(row.getByLabel("Which complaint it answers")).toHaveValue(kettle.complaintId);
  await portray(agent, "inbox-accepting", "desktop");
  await row.getByRole("button", { name: "Add it" }).click();
  await expect(row).toBeHidden(COMES);
  const { timeline } = await maya.api.complaints.byId.query({ id: kettle._id });
  expect(timeline.at(-1)).toMatchObject({
    kind: "comment",
    by: { name: maya.name },
    message: expect.stringContaining(words),
  });
});

test("a new mail of a stranger's waits with its whole text, is asked once whose it is, and is filed by who accepts it", async ({
  desk,
  openAs,
}) => {
  const subject = aSubject("The lamp flickers");
  const stranger = `stranger-${crypto.randomUUID()}@journey.test`;
  const admin = await openAs(desk.admin);
  await admin.goto("/mail");
  await admin.getByRole("button", { name: "Write a mail to the desk" }).click();
  await admin.getByLabel("From").fill(stranger);
  await admin.getByLabel("Subject").fill(subject);
  await admin.getByLabel("What it says").fill("Since the storm.\n\n> an older mail");
  await admin.getByRole("button", { name: "Send it to the desk" }).click();
  const mailed = await until("the stranger is asked", async () => {
    const { mails } = await desk.admin.api.mails.list.query();
    return mails.find(({ to }) => to === stranger) ?? null;
  });
  expect(mailed.subject).toBe("Is this your address?");
  expect(mailed.text).not.toContain("lamp");

  await admin.goto("/inbox");
  const row = rowOf(admin, subject);
  await expect(row).toContainText("Nobody here has this address.", COMES);
  await expect(row).not.toContainText("an older mail");
  await row.getByRole("button", { name: "Read all of it" }).click();
  await expect(row.getByRole("region", { name: "All of the mail" })).toContainText("> an older mail");
  await expect(admin.getByRole("link", { name: /^Inbox \d+ mails? waits?/ }).first()).toBeVisible(COMES);
  await row.getByRole("button", { name: "Accept as a complaint" }).click();
  await row.getByLabel("What it is about").selectOption("Product");
  await row.getByRole("button", { name: "File it" }).click();
  await expect(row).toBeHidden(COMES);
  const { items } = await desk.admin.api.complaints.list.query({ q: subject });
  expect(items).toMatchObject([{ title: subject, category: "Product", channel: "mail" }]);
});

test("with the keyboard alone a mail is refused, and found among the refused", async ({ desk, openAs }) => {
  const subject = aSubject("Buy more lamps");
  await desk.admin.api.inbox.write.mutate({ from: `ads-${crypto.randomUUID()}@journey.test`, subject, text: "Now!" });
  const agent = await openAs(await desk.agent("Lena Köhler"));
  await agent.goto("/inbox");
  const row = rowOf(agent, subject);
  await expect(row).toBeVisible(COMES);
  await row.getByRole("button", { name: "Refuse" }).focus();
  await agent.keyboard.press("Enter");
  await expect(row).toBeHidden(COMES);
  await agent.getByRole("button", { name: "Refused" }).click();
  await expect(rowOf(agent, subject)).toContainText("Somebody here refused it.");
  await expect(agent.getByRole("button", { name: "Unreadable" })).toBeHidden();
});
