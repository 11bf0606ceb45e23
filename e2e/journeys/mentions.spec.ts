import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray, SHAPES, type Shape } from "#e2e/pages/portrait.ts";

const fresh = (name: string) => `${name} ${crypto.randomUUID().slice(0, 6)}`;

for (const shape of Object.keys(SHAPES) as Shape[]) {
  test(`a colleague and a team are found behind an @, called by a note, and led to it, on a ${shape}`, async ({
    desk,
    openAs,
  }) => {
    const [nameOfChidi, nameOfTeam] = [fresh("Chidi"), fresh("שלומית")];
    const [maya, asha, chidi, lena] = await Promise.all([
      desk.customer(),
      desk.agent("Asha Raman", { onDuty: true }),
      desk.agent(nameOfChidi),
      desk.agent("Lena Fischer"),
    ]);
    await desk.admin.api.teams.add.mutate({ name: nameOfTeam, members: [chidi.id, lena.id] });
    const ticket = await desk.untilWith(await desk.file(maya), asha);
    const page = await openAs(asha, SHAPES[shape]);
    await gotoLive(page, `/desk/${ticket.complaintId}`);

    await page.getByRole("radio", { name: "Internal note" }).click();
    const box = page.getByRole("textbox", { name: "Internal note" });
    await box.pressSequentially("Ask @chid");
    const option = page.getByRole("option", { name: nameOfChidi });
    await expect(option).toBeVisible();
    await portray(page, "mention-choosing", shape);
    await box.press("Escape");
    await expect(option).toBeHidden();
    await box.fill("");
    await box.pressSequentially(`Ask @${nameOfChidi.split(" ")[1]}`);
    await expect(option).toHaveAttribute("aria-selected", "true");
    await expect(box).toHaveAttribute("aria-activedescendant", (await option.getAttribute("id")) ?? "none");
    await box.press("Enter");
    await expect(box).toHaveValue(`Ask @${nameOfChidi} `);
    await box.pressSequentially(`or @${nameOfTeam.split(" ")[1]}`);
    await page.getByRole("option", { name: nameOfTeam }).click();
    await expect(box).toHaveValue(`Ask @${nameOfChidi} or @${nameOfTeam} `);
    await box.press("Control+Enter");
    await expect(box).toHaveValue("");
    await expect(page.getByRole("log").getByText(`@${nameOfTeam}`)).toBeVisible();
    await portray(page, "mention-said", shape);

    const { timeline } = await desk.admin.api.complaints.byId.query({ id: ticket._id });
    expect(timeline.flatMap((item) => (item.kind === "comment" ? (item.mentions ?? []) : []))).toMatchObject([
      { kind: "person", id: chidi.id, name: nameOfChidi },
      { kind: "team", name: nameOfTeam },
    ]);

    const theirs = await openAs(chidi, SHAPES[shape]);
    await gotoLive(theirs, "/desk");
    const told = theirs.getByRole("link", { name: /You were mentioned in an internal note/ });
    await theirs.getByRole("button", { name: /^Notifications/ }).click();
    await expect(told).toHaveCount(1);
    await told.click();
    await expect(theirs).toHaveURL(new RegExp(`/desk/${ticket.complaintId}#said-`));
    await expect(theirs.getByRole("log").getByText(`@${nameOfChidi}`)).toBeInViewport();
    await expect(theirs.locator("[id^=said-][class*=outline-accent]").getByText(`@${nameOfChidi}`)).toBeVisible();
    await portray(theirs, "mention-led-to", shape);
  });
}
