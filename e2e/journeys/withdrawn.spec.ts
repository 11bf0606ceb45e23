import type { Page } from "@playwright/test";
import type { Desk } from "#e2e/fixtures/desk.ts";
import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { invite, type Person } from "#e2e/fixtures/people.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray, SHAPES, type Shape } from "#e2e/pages/portrait.ts";

// Refusals are what these are about.
test.use({ expectedProblems: /status of 4(00|04|09)/ });

const fresh = (name: string) => `${name} ${crypto.randomUUID().slice(0, 6)}`;

/** An admin erases somebody in a browser of theirs; no token may. */
async function erase(admin: Page, desk: Desk, { id }: Person): Promise<void> {
  const body = { userId: id, password: desk.admin.password };
  const answer = await admin.request.post("/api/trpc/erasure.person", { data: body, headers: { origin: desk.webUrl } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** What a query answers comes late from now on, as on a slow connection: people act on what they were shown. */
async function holdBack(page: Page, query: string): Promise<() => void> {
  const released = Promise.withResolvers<void>();
  await page.route(
    (url) => url.pathname.startsWith("/api/trpc/") && url.pathname.includes(query),
    async (route) => {
      await released.promise;
      await route.continue().catch(() => {});
    },
  );
  return released.resolve;
}

for (const shape of Object.keys(SHAPES) as Shape[]) {
  test(`a category that is archived while somebody writes is taken back with the server's words, on a ${shape}`, async ({
    desk,
    openAs,
  }) => {
    const [maya, name] = [await desk.customer(), fresh("Kettles")];
    await desk.admin.api.categories.add.mutate({ name });
    const page = await openAs(maya, SHAPES[shape]);
    await gotoLive(page, "/complaints/new");
    await page.getByRole("button", { name: "File complaint" }).click();
    await expect(page.getByText("Choose what it is about.")).toBeVisible();
    await page.getByLabel("What happened?").fill("The kettle hums");
    await page.getByLabel("Tell us more").fill("All day long, and at night.");
    await page.getByRole("radio", { name }).check();
    await desk.admin.api.categories.change.mutate({ name, active: false });

    await page.getByRole("button", { name: "File complaint" }).click();
    await expect(page.getByText(`"${name}" is not offered any more. Choose another category.`)).toBeVisible();
    await expect(page.getByRole("radio", { name })).toHaveCount(0);
    await expect(page.getByRole("radio", { name: "Technical" })).not.toBeChecked();
    await expect(page.getByLabel("What happened?")).toHaveValue("The kettle hums");
    await expect(page.getByLabel("Tell us more")).toHaveValue("All day long, and at night.");
    await portray(page, "category-withdrawn", shape);

    await page.getByRole("radio", { name: "Technical" }).check();
    await expect(page.getByText("is not offered any more")).toHaveCount(0);
    await page.getByRole("button", { name: "File complaint" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "The kettle hums" })).toBeVisible();
  });
}

test("staff who file for somebody hear that the category went, then that the customer did, and keep what they typed", async ({
  desk,
  openAs,
}) => {
  const [maya, lena, name] = [await desk.customer("Maya Lindqvist"), await desk.agent("Lena Köhler"), fresh("Irons")];
  await desk.admin.api.categories.add.mutate({ name });
  const page = await openAs(lena);
  await gotoLive(page, "/tickets/new");
  await page.getByLabel("Find the customer by name or e-mail address").fill(maya.email);
  await page.getByRole("button", { name: maya.email }).click();
  await page.getByLabel("What happened?").fill("The iron burns");
  await page.getByLabel("In their words").fill("Three shirts so far.");
  await page.getByRole("radio", { name }).check();
  await desk.admin.api.categories.change.mutate({ name, active: false });

  const send = page.getByRole("button", { name: "File for the customer" });
  await send.click();
  await expect(page.getByText(`"${name}" is not offered any more. Choose another category.`)).toBeVisible();
  await expect(page.getByRole("radio", { name })).toHaveCount(0);
  await page.getByRole("radio", { name: "Product" }).check();

  await erase(await openAs(desk.admin), desk, maya);
  await send.click();
  await expect(
    page.getByText("There is no such person. Give their name and e-mail address to add them."),
  ).toBeVisible();
  await expect(page.getByLabel("Find the customer by name or e-mail address")).toHaveValue("Maya Lindqvist");
  await expect(page.getByLabel("What happened?")).toHaveValue("The iron burns");
  await expect(page.getByLabel("In their words")).toHaveValue("Three shirts so far.");
  await expect(page.getByRole("radio", { name: "Product" })).toBeChecked();
  await portray(page, "customer-withdrawn", "desktop");
});

test("an agent who leaves while they are chosen gets nothing, and is not offered again", async ({ desk, openAs }) => {
  const [maya, lena] = [await desk.customer(), await desk.agent(fresh("Lena"))];
  const ticket = await desk.file(maya);
  const page = await openAs(desk.admin);
  await gotoLive(page, `/tickets/${ticket.complaintId}`);
  const give = async () => {
    await page.getByRole("button", { name: `More actions for ${ticket.complaintId}` }).click();
    await page.getByRole("menuitem", { name: "Give to somebody…" }).click();
  };
  await give();
  const lenas = page.getByRole("option", { name: lena.name });
  await expect(lenas).toBeVisible();
  const release = await holdBack(page, "agents.list");
  await desk.admin.api.people.change.mutate({ userId: lena.id, active: false });

  await lenas.click();
  await expect(page.getByText(`${lena.name} has left. Choose another agent.`)).toBeVisible();
  release();
  await portray(page, "agent-withdrawn", "desktop");
  await give();
  await expect(page.getByRole("dialog").getByPlaceholder("Type a name")).toBeFocused();
  await expect(lenas).toHaveCount(0);
});

test("a ticket that was resolved under an agent's hands says so, and what they wrote is still theirs", async ({
  desk,
  openAs,
}) => {
  const [maya, lena] = [await desk.customer(), await desk.agent("Lena Köhler", { onDuty: true })];
  const ticket = await desk.file(maya);
  await desk.untilWith(ticket, lena);
  const page = await openAs(lena);
  // What is asked as the connection opens is answered before: it could be answered with what comes next.
  const caughtUp = page.waitForResponse(/complaints\.byId/);
  await gotoLive(page, `/desk/${ticket.complaintId}`);
  await caughtUp;
  const field = page.getByRole("textbox", { name: /^Reply to/ });
  await field.fill("Turn it off and on again.");
  const release = await holdBack(page, "complaints.byId");
  await desk.admin.api.complaints.changeStatus.mutate({ id: ticket._id, status: "Resolved" });

  await page.getByRole("button", { name: /^Send and resolve/ }).click();
  await expect(page.getByText(/is Resolved and cannot become Resolved/)).toBeVisible();
  await expect(field).toHaveValue("Turn it off and on again.");
  release();
  await expect(page.getByRole("article").getByText("Resolved").first()).toBeVisible();
  await portray(page, "ticket-withdrawn", "desktop");
});

test("of two admins the slower one hears what the other did, and sees the list as it is", async ({ desk, openAs }) => {
  const [robin, ada] = [
    await desk.customer(fresh("Robin")),
    await invite(desk.webUrl, desk.admin, "Ada Quick", "admin"),
  ];
  const email = `${crypto.randomUUID()}@journey.test`;
  await desk.admin.api.people.invite.mutate({ name: "Slow Sven", email, role: "agent" });
  const page = await openAs(ada);
  await gotoLive(page, "/people");
  await page.getByLabel("Search by name or e-mail").fill(robin.email);
  const role = page.getByRole("combobox", { name: `Role of ${robin.name}` });
  await expect(role).toBeVisible();
  await erase(await openAs(desk.admin), desk, robin);
  await desk.admin.api.people.withdrawInvitation.mutate({ email });

  await role.selectOption("Agent");
  await expect(page.getByText("There is no such person any more. Choose somebody from the list.")).toBeVisible();
  await expect(role).toHaveCount(0);
  await portray(page, "person-withdrawn", "desktop");

  const invitation = page.getByRole("button", { name: "Withdraw the invitation of Slow Sven" });
  await expect(invitation).toHaveCount(0);
  await desk.admin.api.people.change.mutate({ userId: ada.id, active: false });
});
