import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { saidOn } from "#e2e/fixtures/said-on.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray, SHAPES } from "#e2e/pages/portrait.ts";

test("a phone goes on where the desk stopped, and what was sent from it is unfinished nowhere", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.untilWith(await desk.file(maya), asha);
  const kept = async () => {
    const asked = { ticketId: ticket._id, device: "elsewhere", keys: [] };
    return (await asha.api.drafts.list.query(asked)).drafts.map(({ texts }) => texts["text"]);
  };
  const box = { name: /^Reply to / };
  const atDesk = await openAs(asha);
  await gotoLive(atDesk, `/desk/${ticket.complaintId}`);
  await atDesk.getByRole("textbox", box).fill("We replace the left");
  await expect.poll(kept).toEqual(["We replace the left"]);

  const phone = await openAs(asha, SHAPES.phone);
  await gotoLive(phone, `/desk/${ticket.complaintId}`);
  const typed = phone.getByRole("textbox", box);
  await expect(typed).toHaveValue("We replace the left");
  await expect(phone.getByText("From your other device")).toBeVisible();
  await portray(phone, "draft-carried", "phone");
  await phone.getByRole("button", { name: "leave it out" }).click();
  await expect(typed).toHaveValue("");
  await phone.getByRole("button", { name: "use it" }).click();
  await expect(typed).toHaveValue("We replace the left");
  await typed.fill("We replace the left one.");
  await phone.getByRole("button", { name: "Send", exact: true }).click();
  await expect(typed).toHaveValue("");
  expect(await saidOn(maya, ticket._id)).toEqual(["We replace the left one."]);
  await expect.poll(kept).toEqual([]);

  await atDesk.reload();
  await expect(atDesk.getByRole("log").getByText("We replace the left one.")).toBeVisible();
  await expect(atDesk.getByRole("textbox", box)).toHaveValue("");
});

test("where both type at once, each keeps its own and is offered the other's", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.untilWith(await desk.file(maya), asha);
  const box = { name: /^Reply to / };
  const [atDesk, phone] = [await openAs(asha), await openAs(asha, SHAPES.phone)];
  for (const page of [atDesk, phone]) await gotoLive(page, `/desk/${ticket.complaintId}`);
  await atDesk.getByRole("textbox", box).fill("From the desk");
  await phone.getByRole("textbox", box).fill("From the phone");
  const asked = { ticketId: ticket._id, device: "elsewhere", keys: [] };
  await expect.poll(async () => (await asha.api.drafts.list.query(asked)).drafts.length).toBe(2);
  await atDesk.reload();
  await expect(atDesk.getByRole("textbox", box)).toHaveValue("From the desk");
  await expect(atDesk.getByText("Your other device has another text")).toBeVisible();
  await portray(atDesk, "draft-offered", "desktop");
  await atDesk.getByRole("button", { name: "use it" }).click();
  await expect(atDesk.getByRole("textbox", box)).toHaveValue("From the phone");
  await expect(atDesk.getByText("Another unfinished text of yours is here")).toBeVisible();
  await expect(phone.getByRole("textbox", box)).toHaveValue("From the phone");
});
