import { holdRequests } from "#e2e/fixtures/breaking-network.ts";
import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { saidOn } from "#e2e/fixtures/said-on.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray, SHAPES, type Shape } from "#e2e/pages/portrait.ts";

// What the desk holds back is a refusal.
test.use({ expectedProblems: /status of 409/ });

const SHAPE_NAMES = Object.keys(SHAPES) as Shape[];

for (const shape of SHAPE_NAMES) {
  test(`two people with one ticket before them see each other, and who writes, until one is gone, on a ${shape}`, async ({
    desk,
    openAs,
  }) => {
    const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
    const ticket = await desk.untilWith(await desk.file(maya), asha);
    const agents = await openAs(asha, SHAPES[shape]);
    await gotoLive(agents, `/desk/${ticket.complaintId}`);
    const leads = await openAs(desk.admin);
    await gotoLive(leads, `/tickets/${ticket.complaintId}`);
    const { name } = desk.admin;
    await expect(agents.getByText(`${name} has this open`).first()).toBeVisible();
    await expect(leads.getByText("Asha Raman has this open")).toBeVisible();

    await leads.getByRole("textbox", { name: /^Reply to / }).fill("I have a look at it");
    await expect(agents.getByText(`${name} is writing`).first()).toBeVisible();
    await portray(agents, "onlooker-writes", shape);
    await gotoLive(leads, "/tickets");
    await expect(agents.getByText(`${name} is writing`)).toHaveCount(0);
    await expect(leads.getByText("Asha Raman has this open")).toBeAttached();
    await agents.close();
    await expect(leads.getByText("Asha Raman has this open")).toHaveCount(0);
  });
}

test("an answer to what is no longer the last word goes out only after its writer has read what came", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.untilWith(await desk.file(maya), asha);
  const page = await openAs(asha);
  await gotoLive(page, `/desk/${ticket.complaintId}`);
  const box = page.getByRole("textbox", { name: /^Reply to / });
  await box.fill("We replace the left one.");
  await maya.api.complaints.comment.mutate({ id: ticket._id, message: "Sorry, it is the right one." });
  await expect(page.getByRole("log").getByText("Sorry, it is the right one.")).toBeVisible();
  await box.press("Control+Enter");
  const notice = page.getByRole("alert").filter({ hasText: "Something was said while you wrote" });
  await expect(notice.getByText("Sorry, it is the right one.")).toBeVisible();
  await portray(page, "moved-on", "desktop");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(box).toBeFocused();
  await expect(notice).toBeHidden();
  await box.fill("We replace the right one.");
  await box.press("Control+Enter");
  await expect(box).toHaveValue("");
  await expect
    .poll(() => saidOn(maya, ticket._id))
    .toEqual(["Sorry, it is the right one.", "We replace the right one."]);
});

test("where the page has not heard of it yet, the desk holds the answer back and names what was said", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.untilWith(await desk.file(maya), asha);
  const page = await openAs(asha);
  await gotoLive(page, `/desk/${ticket.complaintId}`);
  const box = page.getByRole("textbox", { name: /^Reply to / });
  await box.fill("We replace the left one.");
  const gate = Promise.withResolvers<void>();
  await holdRequests(page, "complaints.comment", gate.promise);
  await box.press("Control+Enter");
  await maya.api.complaints.comment.mutate({ id: ticket._id, message: "Sorry, it is the right one." });
  gate.resolve();
  await expect(page.getByRole("region", { name: "Write" }).getByRole("alert")).toContainText("wrote meanwhile");
  await expect(box).toHaveValue("We replace the left one.");
  expect(await saidOn(maya, ticket._id)).toEqual(["Sorry, it is the right one."]);
});
