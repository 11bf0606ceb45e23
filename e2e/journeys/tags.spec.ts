import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray, SHAPES, type Shape } from "#e2e/pages/portrait.ts";

const fresh = (name: string) => `${name} ${crypto.randomUUID().slice(0, 6)}`;

for (const shape of Object.keys(SHAPES) as Shape[]) {
  test(`an agent makes a tag on a ticket and takes it off again, and its customer sees none, on a ${shape}`, async ({
    desk,
    openAs,
  }) => {
    const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
    const tag = fresh("loud");
    const ticket = await desk.untilWith(await desk.file(maya), asha);
    const page = await openAs(asha, SHAPES[shape]);
    await gotoLive(page, `/desk/${ticket.complaintId}`);
    await page.getByRole("button", { name: `Tag ${ticket.complaintId}` }).click();
    await page.getByRole("combobox", { name: "Find or make a tag" }).fill(tag);
    await portray(page, "tags-picking", shape);
    await page.keyboard.press("Enter");
    const tags = page.getByRole("list", { name: "Tags" });
    await expect(tags.getByText(tag)).toBeVisible();
    await portray(page, "tags-tagged", shape);
    await expect(page.getByText(`You added the tags ${tag}`)).toBeVisible();

    const customer = await openAs(maya, SHAPES[shape]);
    await customer.goto(`/complaints/${ticket.complaintId}`);
    await expect(customer.getByRole("heading", { name: "Coffee grinder stops" })).toBeVisible();
    await expect(customer.getByText(tag)).toHaveCount(0);

    await page.getByRole("button", { name: `Remove the tag ${tag}` }).click();
    await expect(tags).toBeHidden();
    expect((await asha.api.complaints.byId.query({ id: ticket._id })).tags).toEqual([]);
  });
}

test("an admin renames a tag and merges it, and every ticket that had it has the other one", async ({
  desk,
  openAs,
}) => {
  const maya = await desk.customer();
  const { api } = desk.admin;
  const [loud, noisy, renamed] = [fresh("loud"), fresh("noisy"), fresh("too loud")];
  for (const name of [loud, noisy]) await api.tags.add.mutate({ name });
  const ticket = await desk.file(maya);
  await api.complaints.tag.mutate({ id: ticket._id, add: [loud] });
  const page = await openAs(desk.admin);
  await gotoLive(page, "/tags");
  const row = page.getByRole("listitem").filter({ hasText: loud });
  await expect(row.getByText("on one ticket")).toBeVisible();
  await page.getByRole("button", { name: `Rename ${loud}` }).click();
  await page.getByLabel(`New name of ${loud}`).fill(renamed);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: renamed })).toBeVisible();

  await page.getByRole("button", { name: `Merge ${renamed} into another tag` }).click();
  await page.getByLabel(`Tag that ${renamed} becomes`).selectOption(noisy);
  await portray(page, "tags-merging", "desktop");
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: renamed })).toBeHidden();
  expect((await api.complaints.byId.query({ id: ticket._id })).tags).toEqual([noisy]);
  const found = await api.complaints.list.query({ tag: loud });
  expect(found.items.map(({ complaintId }) => complaintId)).toEqual([ticket.complaintId]);
  await page.goto("/tickets");
  await page.getByLabel("Tag", { exact: true }).selectOption(noisy);
  await expect(page.getByRole("row").filter({ hasText: ticket.complaintId })).toBeVisible();
  await expect(page).toHaveURL(/[?&]tag=noisy/);
});
