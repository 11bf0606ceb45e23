import { expect, test } from "#e2e/fixtures/test.ts";
import { portray, SHAPES, type Shape } from "../pages/portrait.ts";

// What looks into every frame for the test is not let in.
test.use({ expectedProblems: /Blocked script execution in 'about:srcdoc'/ });

const HOSTILE = `<img src=x onerror="alert(1)"> <b>hums</b> ${"a1B2".repeat(25)}`;

test("a mail is shown as a mail program shows it, in a frame that runs nothing, with its plain text beside it", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const kettle = await desk.untilWith(await desk.file(maya, { title: HOSTILE }), asha);
  await asha.api.complaints.comment.mutate({
    id: kettle._id,
    message: `Which one?\n\n${HOSTILE}\n${"And when? ".repeat(200)}`,
  });
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
    .filter({ hasText: "| Which one?" })
    .filter({ has: page.getByRole("button", { name: "Write an answer" }) })
    .first();
  await expect(caught).toBeVisible({ timeout: 30_000 });
  await caught.getByRole("button", { name: "Show it as a mail program does" }).click();
  const frame = caught.locator("iframe");
  await expect(frame).toHaveAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
  const mail = frame.contentFrame();
  await expect(mail.getByRole("heading", { name: `${kettle.complaintId}: ${HOSTILE}` })).toBeVisible();
  await expect(mail.getByText("Asha Raman (agent) wrote:", { exact: true })).toBeVisible();
  await expect(mail.getByText(`Which one?${HOSTILE}And when?`, { exact: false })).toBeVisible();
  await expect(mail.getByRole("link", { name: "Read all of it" })).toBeVisible();
  await expect(mail.locator("img, script, b")).toHaveCount(0);
  const leads = mail.getByRole("link", { name: "Open the complaint" });
  await expect(leads).toHaveAttribute("href", new RegExp(`/complaints/${kettle.complaintId}#said-\\d+$`));
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

  await caught.getByRole("button", { name: "Show original" }).click();
  const headers = caught.getByRole("region", { name: /^Headers of/ });
  for (const name of ["Message-ID", "List-Unsubscribe", "Auto-Submitted", "From", "To", "Reply-To"])
    await expect(headers.getByRole("term").filter({ hasText: new RegExp(`^${name}$`, "i") })).toBeVisible();
  await expect(headers.getByText(maya.email, { exact: true })).toBeVisible();
  await portray(page, "mail-original", "phone");
  await page.setViewportSize({ width: 1440, height: 900 });
  await portray(page, "mail-original", "desktop");
  await caught.getByRole("button", { name: "Hide headers" }).click();
  await expect(headers).toHaveCount(0);
});

test("a mail leads to the words that it is about, which stand out, however much was said since", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const kettle = await desk.untilWith(await desk.file(maya), asha);
  const say = (who: typeof maya, message: string) =>
    who.api.complaints.comment.mutate({ id: kettle._id, message: `${message}\n${"It hums. ".repeat(40)}` });
  for (let n = 1; n <= 8; n++) await say(maya, `Before, ${n}.`);
  await say(asha, "Which one is it?");
  for (let n = 1; n <= 8; n++) await say(maya, `After, ${n}.`);
  const { timeline } = await asha.api.complaints.byId.query({ id: kettle._id });
  const asked = timeline.find((item) => item.kind === "comment" && item.message.startsWith("Which one"));
  const hash = `#said-${Date.parse(asked?.at ?? "")}`;
  for (const shape of Object.keys(SHAPES) as Shape[]) {
    const theirs = await openAs(maya, SHAPES[shape]);
    await theirs.goto(`/complaints/${kettle.complaintId}${hash}`);
    const words = theirs.locator(hash);
    await expect(words).toHaveClass(/outline-accent/);
    await expect(words).toBeInViewport();
    await portray(theirs, "led-to-words", shape);
    const staff = await openAs(asha, SHAPES[shape]);
    await staff.goto(`/complaints/${kettle.complaintId}${hash}`);
    await expect(staff.locator(hash)).toBeInViewport();
    // A browser scrolls there by itself; what stands out shows that the page is awake.
    await expect(staff.locator(hash)).toHaveClass(/outline-accent/);
    // By a link on the page itself, too.
    await staff.evaluate(() => history.pushState(null, "", location.pathname));
    await expect(staff.locator("[id^=said-][class*=outline-accent]")).toHaveCount(0);
  }
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
