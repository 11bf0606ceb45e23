import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray, SHAPES, type Shape } from "#e2e/pages/portrait.ts";

const fresh = (name: string) => `${name} ${crypto.randomUUID().slice(0, 6)}`;

test("a file that stands in the box goes with a macro", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer("Maya Lindqvist"), desk.agent("Asha Raman", { onDuty: true })]);
  const name = fresh("With the plan");
  await desk.admin.api.macros.add.mutate({ name, scope: "everybody", words: "See it.", acts: { priority: "Low" } });
  const ticket = await desk.untilWith(await desk.file(maya), asha);
  const page = await openAs(asha);
  await gotoLive(page, `/desk/${ticket.complaintId}`);
  const box = page.getByLabel("Reply to Maya Lindqvist");
  const plan = { name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("Left, then right.") };
  await page.locator("input[type=file]").setInputFiles([plan]);
  await expect(page.getByRole("button", { name: "Take plan.txt out" })).toBeVisible();
  await box.fill(`/${name}`);
  await page.getByRole("option", { name }).click();
  await page.getByRole("button", { name: "Send with it" }).click();
  const said = page.getByRole("log", { name: "Conversation" }).getByRole("listitem").filter({ hasText: "See it." });
  await expect(said.getByRole("link", { name: /plan[.]txt/ })).toBeVisible();
  const { timeline, priority } = await maya.api.complaints.byId.query({ id: ticket._id });
  expect(priority).toBe("Low");
  expect(timeline.filter((item) => "files" in item && item.files)).toHaveLength(1);
});

for (const shape of Object.keys(SHAPES) as Shape[]) {
  test(`a macro brings files of its own, chosen where it is written and seen before it is sent, on a ${shape}`, async ({
    desk,
    openAs,
  }) => {
    const [maya, asha] = await Promise.all([
      desk.customer("Maya Lindqvist"),
      desk.agent("Asha Raman", { onDuty: true }),
    ]);
    const name = fresh("How to descale");
    const page = await openAs(asha, SHAPES[shape]);
    await gotoLive(page, "/macros");
    await page.getByRole("button", { name: "New macro" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name", { exact: true }).fill(name);
    await dialog.getByLabel("What it says", { exact: true }).fill("Here is how.");
    const text = (called: string) => ({
      name: called,
      mimeType: "text/plain",
      buffer: Buffer.from(`All of ${called}`),
    });
    await dialog.locator("input[type=file]").setInputFiles([text("steps.txt"), text("parts.txt"), text("old.txt")]);
    await dialog.getByRole("button", { name: "Take old.txt out" }).click();
    await expect(dialog.getByRole("button", { name: "Take parts.txt out" })).toBeVisible();
    await portray(page, "macros-with-files", shape);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    const row = page.getByRole("listitem").filter({ hasText: name }).first();
    await expect(row.getByRole("link", { name: /steps[.]txt/ })).toBeVisible();
    await portray(page, "macros-row-with-files", shape);

    const ticket = await desk.untilWith(await desk.file(maya), asha);
    await gotoLive(page, `/desk/${ticket.complaintId}`);
    const box = page.getByLabel("Reply to Maya Lindqvist");
    await box.fill(`/${name}`);
    await expect(page.getByText(/^Files: (steps[.]txt, parts[.]txt|parts[.]txt, steps[.]txt)$/)).toBeVisible();
    await portray(page, "macros-choosing-with-files", shape);
    await box.press("Enter");
    await page.getByRole("button", { name: "Send with it" }).click();
    const said = page
      .getByRole("log", { name: "Conversation" })
      .getByRole("listitem")
      .filter({ hasText: "Here is how." });
    await expect(said.getByRole("link", { name: /steps[.]txt/ })).toBeVisible();

    await gotoLive(page, "/macros");
    await row.getByRole("button", { name: `Remove the macro ${name}` }).click();
    await expect(row).toBeHidden();
    const { files = [] } = await maya.api.complaints.byId.query({ id: ticket._id });
    expect(files.map((file) => file.name).toSorted()).toEqual(["parts.txt", "steps.txt"]);
    const first = files.find((file) => file.name === "steps.txt");
    const got = await fetch(new URL(`/api/files/${first?.id}`, desk.webUrl), {
      headers: { authorization: `Bearer ${maya.token}` },
    });
    expect(await got.text()).toBe("All of steps.txt");
  });
}
