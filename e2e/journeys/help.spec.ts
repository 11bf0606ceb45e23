import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray, SHAPES, type Shape } from "#e2e/pages/portrait.ts";

const fresh = (name: string) => `${name} ${crypto.randomUUID().slice(0, 6)}`;

for (const shape of Object.keys(SHAPES) as Shape[]) {
  test(`help is asked for without giving the ticket away, seen by leads, and answered by a note, on a ${shape}`, async ({
    desk,
    openAs,
  }) => {
    const nameOfChidi = fresh("Chidi");
    const [maya, asha, chidi] = await Promise.all([
      desk.customer(),
      desk.agent("Asha Raman", { onDuty: true }),
      desk.agent(nameOfChidi),
    ]);
    const ticket = await desk.untilWith(await desk.file(maya), asha);
    const page = await openAs(asha, SHAPES[shape]);
    await gotoLive(page, `/desk/${ticket.complaintId}`);
    await page.getByRole("radio", { name: "Internal note" }).click();
    const box = page.getByRole("textbox", { name: "Internal note" });
    await box.pressSequentially(`Which lid fits, @${nameOfChidi.split(" ")[1]}`);
    await page.getByRole("option", { name: nameOfChidi }).click();
    await page.getByRole("button", { name: "Ask for help" }).click();
    await expect(page.getByText(`You asked ${nameOfChidi} for help with this`)).toBeVisible();
    await portray(page, "help-asked", shape);

    const lists = await openAs(desk.admin, SHAPES[shape]);
    await gotoLive(lists, `/tickets?help=open&q=${ticket.complaintId}`);
    await expect(lists.getByText("Help asked for")).toBeVisible();
    await portray(lists, "help-list", shape);

    const { help } = await desk.admin.api.complaints.byId.query({ id: ticket._id });
    expect(help).toMatchObject({ by: { name: "Asha Raman" }, of: [nameOfChidi] });
    const theirs = await openAs(chidi, SHAPES[shape]);
    await gotoLive(theirs, `/desk/${ticket.complaintId}`);
    await expect(theirs.getByRole("button", { name: "Help was given" })).toBeVisible();
    await theirs.getByRole("radio", { name: "Internal note" }).click();
    await theirs.getByRole("textbox", { name: "Internal note" }).fill("The blue one.");
    await theirs.getByRole("button", { name: "Add internal note" }).click();
    await expect(page.getByText(`You asked ${nameOfChidi} for help with this`)).toBeHidden();
    await expect(page.getByRole("log").getByText("The blue one.")).toBeVisible();
    await portray(page, "help-given", shape);
  });
}
