import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { saidOn } from "#e2e/fixtures/said-on.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray, SHAPES, type Shape } from "#e2e/pages/portrait.ts";

const fresh = (name: string) => `${name} ${crypto.randomUUID().slice(0, 6)}`;

for (const shape of Object.keys(SHAPES) as Shape[]) {
  test(`an answer is found behind a slash, seen beforehand, and sent with its acts, on a ${shape}`, async ({
    desk,
    openAs,
  }) => {
    const [maya, asha] = await Promise.all([
      desk.customer("Maya Lindqvist"),
      desk.agent("Asha Raman", { onDuty: true }),
    ]);
    const [name, tag] = [fresh("New lid"), fresh("lid")];
    await desk.admin.api.tags.add.mutate({ name: tag });
    const words = "Dear {{customer}}, a new lid for {{number}} is on its way. {{agent}}";
    const acts = { status: "Resolved" as const, addTags: [tag], note: "The lid is from the second shelf." };
    const { id } = await desk.admin.api.macros.add.mutate({ name, scope: "everybody", words, acts });
    const ticket = await desk.untilWith(await desk.file(maya), asha);
    const page = await openAs(asha, SHAPES[shape]);
    await gotoLive(page, `/desk/${ticket.complaintId}`);

    const box = page.getByLabel("Reply to Maya Lindqvist");
    await box.fill(`/${name.toUpperCase()}`);
    const option = page.getByRole("option", { name });
    await expect(option).toHaveAttribute("aria-selected", "true");
    await expect(box).toHaveAttribute("aria-activedescendant", (await option.getAttribute("id")) ?? "none");
    const said = `Dear Maya Lindqvist, a new lid for ${ticket.complaintId} is on its way. Asha Raman`;
    await expect(page.getByText(said)).toBeVisible();
    await expect(page.getByText(`Adds: ${tag}`)).toBeVisible();
    await portray(page, "macros-choosing", shape);
    await box.press("Enter");
    await expect(box).toHaveValue(said);
    await box.press("End");
    await box.pressSequentially(" Sorry!");
    await portray(page, "macros-chosen", shape);
    await page.getByRole("button", { name: "Send with it" }).click();

    await expect(page.getByText(`${ticket.complaintId} resolved`)).toBeVisible();
    expect(await saidOn(maya, ticket._id)).toEqual([`${said} Sorry!`]);
    const { tags, timeline } = await desk.admin.api.complaints.byId.query({ id: ticket._id });
    expect(tags).toEqual([tag]);
    expect(timeline.filter((item) => item.kind === "comment" && item.internal)).toHaveLength(1);
    const { items } = await desk.admin.api.macros.list.query({ limit: 500 });
    expect(items.find((each) => each.id === id)?.uses).toBe(1);
  });
}

test("by key and from Ctrl K it waits five seconds, in which it is taken back", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer("Maya Lindqvist"), desk.agent("Asha Raman", { onDuty: true })]);
  const name = fresh("On its way");
  await desk.admin.api.macros.add.mutate({ name, scope: "everybody", words: "Hello {{customer}}." });
  const ticket = await desk.untilWith(await desk.file(maya), asha);
  const page = await openAs(asha);
  await gotoLive(page, `/desk/${ticket.complaintId}`);
  const held = page.getByText(`Using “${name}” on ${ticket.complaintId} in 5 seconds`);

  await page.keyboard.press("m");
  const box = page.getByLabel("Reply to Maya Lindqvist");
  await expect(box).toHaveValue("/");
  await box.pressSequentially(name);
  await box.press("Enter");
  await expect(box).toHaveValue("Hello Maya Lindqvist.");
  const chosen = page.getByRole("group", { name: `Macro ${name}` });
  await expect(chosen).toBeVisible();
  // Kept with its words.
  await page.reload();
  await expect(box).toHaveValue("Hello Maya Lindqvist.");
  await expect(chosen).toBeVisible();
  await box.press("Escape");
  await page.keyboard.press("m");
  await expect(held).toBeVisible();
  await page.keyboard.press("z");
  await expect(held).toBeHidden();
  await page.getByRole("button", { name: `Send without the macro ${name}` }).click();
  await box.fill("");
  await box.press("Escape");

  const fromPalette = async () => {
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("combobox").fill(name);
    await page.getByRole("option", { name }).click();
    await expect(held).toBeVisible();
  };
  await fromPalette();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(held).toBeHidden();
  expect(await saidOn(maya, ticket._id)).toEqual([]);
  await fromPalette();
  await expect.poll(() => saidOn(maya, ticket._id)).toEqual(["Hello Maya Lindqvist."]);
});

test("what is no macro is words, and Esc lets them be", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer("Maya Lindqvist"), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.untilWith(await desk.file(maya), asha);
  const page = await openAs(asha);
  await gotoLive(page, `/desk/${ticket.complaintId}`);
  const box = page.getByLabel("Reply to Maya Lindqvist");
  await box.fill("/nothing like it");
  await expect(page.getByText("No macro is called that. Esc leaves what you typed.")).toBeVisible();
  await box.press("Escape");
  await expect(page.getByText("No macro is called that. Esc leaves what you typed.")).toBeHidden();
  await expect(box).toBeFocused();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect.poll(() => saidOn(maya, ticket._id)).toEqual(["/nothing like it"]);
});

test.describe("one that is refused when it is saved", () => {
  test.use({ expectedProblems: /status of 400/ });

  test("an agent makes one for a team of theirs, whose people use it, and sees which are never used", async ({
    desk,
    openAs,
  }) => {
    const [team, name, nadia] = [fresh("Returns"), fresh("Send it back"), fresh("Nadia")];
    const [asha, chidi] = await Promise.all([desk.agent(nadia), desk.agent("Chidi Obi")]);
    const admin = await openAs(desk.admin);
    await gotoLive(admin, "/teams");
    await admin.getByLabel("New team").fill(team);
    await admin.getByRole("button", { name: "Add", exact: true }).click();
    await admin.getByRole("button", { name: `Change the team ${team}` }).click();
    await admin.getByLabel(nadia).check();
    await portray(admin, "macros-teams", "desktop");
    await admin.getByRole("button", { name: "Save" }).click();
    await expect(admin.getByRole("listitem").filter({ hasText: team }).getByText("One person")).toBeVisible();

    const page = await openAs(asha);
    await gotoLive(page, "/macros");
    await page.getByRole("button", { name: "New macro" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name", { exact: true }).fill(name);
    await dialog.getByLabel("Whose it is").selectOption(team);
    await dialog.getByLabel("What it says", { exact: true }).fill("Dear {{name}}.");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByText(/^There is no field \{\{name\}\}\./)).toBeVisible();
    await dialog.getByLabel("What it says", { exact: true }).fill("Dear {{customer}}, send it back, please.");
    await dialog.getByLabel("Status").selectOption("Waiting on customer");
    await portray(page, "macros-making", "desktop");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    const row = page.getByRole("listitem").filter({ hasText: name }).first();
    await expect(row.getByText("never used")).toBeVisible();
    await portray(page, "macros-macros", "desktop");
    const namesFor = async ({ api }: typeof asha) =>
      (await api.macros.list.query({ limit: 500 })).items.map((macro) => macro.name);
    expect(await namesFor(asha)).toContain(name);
    expect(await namesFor(chidi)).not.toContain(name);
  });
});

test.describe("what was withdrawn meanwhile", () => {
  test.use({ expectedProblems: /status of 40[04]/ });

  test("a macro that was removed is refused by its name, and what was written is there", async ({ desk, openAs }) => {
    const [maya, asha] = await Promise.all([
      desk.customer("Maya Lindqvist"),
      desk.agent("Asha Raman", { onDuty: true }),
    ]);
    const name = fresh("Gone");
    const { id } = await desk.admin.api.macros.add.mutate({ name, scope: "everybody", words: "Hello." });
    const ticket = await desk.untilWith(await desk.file(maya), asha);
    const page = await openAs(asha);
    await gotoLive(page, `/desk/${ticket.complaintId}`);
    const box = page.getByLabel("Reply to Maya Lindqvist");
    await box.fill(`/${name}`);
    await page.getByRole("option", { name }).click();
    await desk.admin.api.macros.remove.mutate({ id });
    await page.getByRole("button", { name: "Send with it" }).click();
    await expect(page.getByText(`The macro "${name}" was removed. Choose another one.`)).toBeVisible();
    await expect(box).toHaveValue("Hello.");
    await expect(page.getByRole("button", { name: "Send with it" })).toBeHidden();
  });

  test("one that is refused for what it does stays chosen with its words, and goes when that can be done", async ({
    desk,
    openAs,
  }) => {
    const [maya, asha] = await Promise.all([
      desk.customer("Maya Lindqvist"),
      desk.agent("Asha Raman", { onDuty: true }),
    ]);
    const [name, category] = [fresh("To the lids"), fresh("Lids")];
    const { api } = desk.admin;
    await api.categories.add.mutate({ name: category, description: "" });
    await api.macros.add.mutate({ name, scope: "everybody", words: "Our lids look at it.", acts: { category } });
    const ticket = await desk.untilWith(await desk.file(maya), asha);
    const page = await openAs(asha);
    await gotoLive(page, `/desk/${ticket.complaintId}`);
    const box = page.getByLabel("Reply to Maya Lindqvist");
    await box.fill(`/${name}`);
    await page.getByRole("option", { name }).click();
    await api.categories.change.mutate({ name: category, active: false });
    const chosen = page.getByRole("group", { name: `Macro ${name}` });
    await page.getByRole("button", { name: "Send with it" }).click();
    await expect(page.getByText(`Nothing of "${name}" was done, because of its category.`)).toBeVisible();
    await expect(box).toHaveValue("Our lids look at it.");
    await expect(chosen).toBeVisible();
    await api.categories.change.mutate({ name: category, active: true });
    await page.getByRole("button", { name: "Send with it" }).click();
    await expect.poll(() => saidOn(maya, ticket._id)).toEqual(["Our lids look at it."]);
    await expect(chosen).toBeHidden();
    await api.categories.change.mutate({ name: category, active: false });
  });
});
