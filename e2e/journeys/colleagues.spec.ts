import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

test("an agent gives a ticket to a colleague with a note, by keyboard, and it is on the colleague's desk at once", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = [await desk.customer(), await desk.agent("Asha Raman", { onDuty: true })];
  const ticket = await desk.untilWith(await desk.file(maya, { title: "The kettle hums" }), asha);
  const tomas = await desk.agent("Tomás Ferreira", { onDuty: true });
  const [hers, his] = [await openAs(asha), await openAs(tomas)];
  await gotoLive(hers, "/desk");
  await gotoLive(his, "/desk");
  await hers.getByRole("button", { name: `More actions for ${ticket.complaintId}` }).click();
  await hers.getByRole("menuitem", { name: "Give to somebody…" }).click();
  const dialog = hers.getByRole("dialog", { name: `Give ${ticket.complaintId} to` });
  await expect(dialog.getByText("Asha Raman")).toHaveCount(0);
  await dialog.getByLabel("A note for them").fill("She has the older model.");
  await dialog.getByPlaceholder("Type a name").fill("ferr");
  await hers.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(his.getByRole("heading", { name: "The kettle hums" })).toBeVisible();
  await expect(his.getByText("She has the older model.")).toBeVisible();
  await expect(hers.getByRole("heading", { name: "Nothing needs you right now" })).toBeVisible();
  await desk.untilWith(ticket, tomas);
});
