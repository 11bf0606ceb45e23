import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect, test } from "#e2e/fixtures/test.ts";

// An upload is broken off on purpose.
test.use({ expectedProblems: /Failed to load resource|net::ERR/ });

const picture = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: "#2a6f97" } })
    .jpeg()
    .toBuffer();
const text = (name: string, words: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });
const filesOn = (page: Page) => page.getByRole("list", { name: "Files that go with it" });
const attachedOn = (page: Page) => page.getByRole("list", { name: "Files", exact: true });

/** Drops or pastes files as a browser tells a page of it. */
async function give(page: Page, how: "drop" | "paste", label: string | RegExp, name: string) {
  const data = await page.evaluateHandle((called) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["It hums in A minor."], called, { type: "text/plain" }));
    return transfer;
  }, name);
  const field = page.getByRole("textbox", { name: label });
  if (how === "drop") {
    await field.dispatchEvent("dragover", { dataTransfer: data });
    await expect(page.getByText("Drop them here")).toBeVisible();
    await field.dispatchEvent("drop", { dataTransfer: data });
  } else {
    await field.evaluate(
      (element, clipboardData) =>
        element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })),
      data,
    );
  }
}

test("files are chosen, dropped and pasted, survive a reload, and are read by the other side", async ({
  desk,
  openAs,
}, testInfo) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.untilWith(await desk.file(maya), asha);
  const [customer, agent] = await Promise.all([openAs(maya), openAs(asha)]);
  await customer.goto(`/complaints/${ticket.complaintId}`);
  await customer
    .locator("input[type=file]")
    .setInputFiles([{ name: "kettle.jpg", mimeType: "image/jpeg", buffer: await picture() }, text("bill.txt", "42")]);
  await give(customer, "drop", "Add something", "dropped.txt");
  await give(customer, "paste", "Add something", "pasted.txt");
  await expect(filesOn(customer).getByRole("listitem")).toHaveCount(4);
  await expect(customer.getByRole("button", { name: "Take pasted.txt out" })).toBeVisible();
  await customer.getByRole("button", { name: "Take dropped.txt out" }).click();
  await customer.getByLabel("Add something").fill("This is how it looks.");
  await customer.reload();
  await expect(filesOn(customer).getByRole("listitem")).toHaveCount(3);
  expect((await new AxeBuilder({ page: customer }).analyze()).violations).toEqual([]);
  await customer.screenshot({ path: testInfo.outputPath("composer.png") });
  await customer.getByRole("button", { name: "Send", exact: true }).click();

  await expect(attachedOn(customer).getByRole("listitem")).toHaveCount(3);
  await expect(filesOn(customer)).toBeHidden();
  await agent.goto(`/desk/${ticket.complaintId}`);
  const preview = agent.getByRole("img", { name: "Preview of kettle.jpg" });
  await expect(preview).toBeVisible();
  await expect.poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
  expect((await new AxeBuilder({ page: agent }).analyze()).violations).toEqual([]);
  await agent.screenshot({ path: testInfo.outputPath("agent.png") });
  const [download] = await Promise.all([
    agent.waitForEvent("download"),
    agent.getByRole("link", { name: /Download bill\.txt/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("bill.txt");

  await agent.setViewportSize({ width: 390, height: 780 });
  await agent.screenshot({ path: testInfo.outputPath("agent-narrow.png") });
});

test("the files of an internal note stay among staff", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.untilWith(await desk.file(maya), asha);
  const [customer, agent] = await Promise.all([openAs(maya), openAs(asha)]);
  await agent.goto(`/desk/${ticket.complaintId}`);
  await agent.getByRole("radio", { name: "Internal note" }).click();
  await agent.locator("input[type=file]").setInputFiles([text("record.txt", "Twice before.")]);
  await expect(agent.getByRole("button", { name: "Take record.txt out" })).toBeVisible();
  await agent.getByRole("button", { name: /^Add internal note/ }).click();
  await expect(agent.getByRole("link", { name: /Download record\.txt/ })).toBeVisible();
  const { files = [] } = await asha.api.complaints.byId.query({ id: ticket._id });
  expect(files.map(({ name, internal }) => [name, internal])).toEqual([["record.txt", true]]);

  await customer.goto(`/complaints/${ticket.complaintId}`);
  await expect(customer.getByLabel("Add something")).toBeVisible();
  await expect(customer.getByText("record.txt")).toHaveCount(0);
  expect((await customer.request.get(`/api/files/${files[0]?.id}`)).status()).toBe(404);
});

test("one that breaks off is tried again, one that is too large says so, and one under way can be cancelled", async ({
  desk,
  openAs,
}, testInfo) => {
  const maya = await desk.customer();
  const page = await openAs(maya, { viewport: { width: 390, height: 780 }, hasTouch: true });
  await page.goto("/complaints/new");
  await page.getByLabel("What happened?").fill("The kettle hums");
  await page.getByLabel("Tell us more").fill("All day long.");
  await page.getByRole("radio", { name: "Product" }).check();

  await page.route("**/api/files", (route) => route.abort("connectionfailed"), { times: 1 });
  await page.locator("input[type=file]").setInputFiles([text("photo.txt", "It hums.")]);
  await expect(page.getByText("The connection broke off. Try it again.")).toBeVisible();
  await page.getByRole("button", { name: "File complaint" }).click();
  await expect(page.getByText(/photo\.txt.? did not arrive\. Try it again, or take it out\./)).toBeVisible();
  await page.getByRole("button", { name: "Try photo.txt again" }).click();
  await expect(page.getByRole("button", { name: "Take photo.txt out" })).toBeVisible();

  await page
    .locator("input[type=file]")
    .setInputFiles([{ name: "film.mov", mimeType: "video/quicktime", buffer: Buffer.alloc(25_000_001) }]);
  await expect(page.getByText("It has more than 25 MB. Make it smaller, or send a link to it.")).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath("filing-narrow.png"), fullPage: true });
  await page.getByRole("button", { name: "Take film.mov out" }).click();

  // Nothing answers it, so it is under way for as long as anybody looks.
  await page.route("**/api/files", () => {}, { times: 1 });
  await page.locator("input[type=file]").setInputFiles([text("slow.txt", "It hums.")]);
  await page.getByRole("button", { name: "Cancel slow.txt" }).click();
  await expect(filesOn(page).getByRole("listitem")).toHaveCount(1);

  await page.getByRole("button", { name: "File complaint" }).click();
  await expect(page.getByRole("link", { name: /Download photo\.txt/ })).toBeVisible();
});
