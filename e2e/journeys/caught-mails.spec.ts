import { expect, test } from "#e2e/fixtures/test.ts";
import { portray } from "../pages/portrait.ts";

// What looks into every frame for the test is not let in.
test.use({ expectedProblems: /Blocked script execution in 'about:srcdoc'/ });

const HOSTILE = '<img src=x onerror="alert(1)"> <b>hums</b>';

test("a mail is shown as a mail program shows it, in a frame that runs nothing, with its plain text beside it", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const kettle = await desk.untilWith(await desk.file(maya, { title: HOSTILE }), asha);
  const page = await openAs(desk.admin);
  let isAlerted = false;
  page.on("dialog", (dialog) => {
    isAlerted = true;
    void dialog.dismiss();
  });
  await page.goto("/mail");
  const caught = page
    .getByRole("listitem")
    .filter({ hasText: `To ${maya.email}` })
    .filter({ hasText: kettle.complaintId })
    .filter({ has: page.getByRole("button", { name: "Write an answer" }) })
    .first();
  await expect(caught).toBeVisible({ timeout: 30_000 });
  await caught.getByRole("button", { name: "Show it as a mail program does" }).click();
  const frame = caught.locator("iframe");
  await expect(frame).toHaveAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
  const mail = frame.contentFrame();
  await expect(mail.getByRole("heading", { name: `${kettle.complaintId}: ${HOSTILE}` })).toBeVisible();
  await expect(mail.locator("img, script, b")).toHaveCount(0);
  const leads = mail.getByRole("link", { name: "Open the complaint" });
  await expect(leads).toHaveAttribute("href", new RegExp(`/complaints/${kettle.complaintId}$`));
  await expect(caught.getByText("You get this because the complaint is yours", { exact: false }).first()).toBeVisible();
  expect(isAlerted).toBe(false);
  await portray(page, "mail-shown", "desktop");
  await page.setViewportSize({ width: 390, height: 844 });
  await frame.scrollIntoViewIfNeeded();
  await portray(page, "mail-shown", "phone");

  const opened = page.context().waitForEvent("page");
  await leads.click();
  await (await opened).close();
  await caught.getByRole("button", { name: "Plain text alone" }).click();
  await expect(frame).toHaveCount(0);
});

test("a link in a mail ends mails of its kind, once somebody presses the button, without signing in", async ({
  desk,
  openAs,
  page,
}) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const kettle = await desk.untilWith(await desk.file(maya), asha);
  const admin = await openAs(desk.admin);
  await admin.goto("/mail");
  const caught = admin
    .getByRole("listitem")
    .filter({ hasText: `To ${maya.email}` })
    .filter({ hasText: `/complaints/${kettle.complaintId}` })
    .first();
  await expect(caught).toBeVisible({ timeout: 30_000 });
  const [, address = ""] = /No more mails like this: (\S+)/.exec(await caught.innerText()) ?? [];
  // A program that opens links ends nothing.
  await page.goto(`${address}/now`);
  await expect(page.getByText("Progress", { exact: true })).toBeVisible();
  await portray(page, "mails-stopped", "desktop");
  await page.getByRole("button", { name: "Stop these mails" }).click();
  await expect(page.getByText("You will get no more mails of this kind.", { exact: true })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await portray(page, "mails-stopped-done", "phone");
  await page.goto(address.replace("progress", "ended"));
  await expect(page.getByText("This address is not whole.", { exact: false })).toBeVisible();
});
