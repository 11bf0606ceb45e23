import { loseRequests } from "#e2e/fixtures/breaking-network.ts";
import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray } from "../pages/portrait.ts";

// What is broken on purpose shows in the console.
test.use({ expectedProblems: /Failed to load resource|net::ERR/ });

test("a ticket for a customer is kept while it is written, waits where nothing can be reached, and is filed once", async ({
  desk,
  openAs,
}) => {
  const [maya, lena] = await Promise.all([desk.customer("Maya Lindqvist"), desk.agent("Lena Köhler")]);
  const agent = await openAs(lena);
  await gotoLive(agent, "/tickets/new");
  await agent.getByLabel("Find the customer by name or e-mail address").fill(maya.email);
  await agent.getByRole("button", { name: maya.email }).click();
  await agent.getByLabel("What happened?").fill("The whisk is bent");
  await agent.getByLabel("In their words").fill("Since it fell.");
  await agent.getByRole("radio", { name: /Product/ }).check();
  await gotoLive(agent, "/tickets");
  await gotoLive(agent, "/tickets/new");
  await expect(agent.getByText(maya.email)).toBeVisible();
  await expect(agent.getByLabel("In their words")).toHaveValue("Since it fell.");
  await expect(agent.getByRole("radio", { name: /Product/ })).toBeChecked();

  const network = await loseRequests(agent, "complaints.file");
  await agent.getByRole("button", { name: "File for the customer" }).click();
  await expect(agent.getByText("The ticket waits here and goes out by itself")).toBeVisible();
  await network.mend();
  await expect(agent.getByRole("heading", { level: 1, name: "The whisk is bent" })).toBeVisible({ timeout: 30_000 });
  const { items } = await maya.api.complaints.list.query({});
  expect(items.map(({ title }) => title)).toEqual(["The whisk is bent"]);
});

test("staff file for somebody new with the keyboard, and for somebody who is there; nobody gets their own", async ({
  desk,
  openAs,
}) => {
  const [maya, lena] = await Promise.all([
    desk.customer("Maya Lindqvist"),
    desk.agent("Lena Köhler", { onDuty: true }),
  ]);
  const agent = await openAs(lena);
  await agent.goto("/tickets");
  await expect(agent.getByRole("link", { name: "New ticket" })).toBeVisible();
  await agent.keyboard.press("c");
  await expect(agent.getByRole("heading", { level: 1, name: "New ticket" })).toBeVisible();

  await agent.getByRole("button", { name: "File for the customer" }).click();
  await expect(agent.getByText("Choose whose complaint it is, or add somebody new.")).toBeVisible();
  await agent.getByLabel("Find the customer by name or e-mail address").fill("Nobody Anywhere");
  await expect(agent.getByText("No customer is called that. Add them as somebody new.")).toBeVisible();
  await portray(agent, "new-ticket-nobody", "desktop");
  await agent.getByRole("button", { name: "Somebody new" }).press("Enter");
  await expect(agent.getByLabel("Their name")).toHaveValue("Nobody Anywhere");
  await agent.getByLabel("Their name").fill("Emil Novák");
  await agent.getByLabel("Their e-mail address").fill("emil");
  await agent.getByLabel("What happened?").fill("The lamp flickers");
  await agent.getByLabel("In their words").fill("It has done so since Monday.");
  await agent.getByRole("radio", { name: /Product/ }).check();
  await agent.getByRole("button", { name: "File for the customer" }).click();
  await expect(agent.getByText("Enter an e-mail address like name@example.com.")).toBeVisible();
  await portray(agent, "new-ticket-new", "desktop");
  await agent.getByLabel("Their e-mail address").fill("emil.novak@example.com");
  await agent.getByRole("button", { name: "File for the customer" }).click();
  await expect(agent.getByRole("heading", { level: 1, name: "The lamp flickers" })).toBeVisible();
  await expect(agent.getByText("You filed it for Emil Novák")).toBeVisible();

  await agent.keyboard.press("c");
  await agent.getByLabel("Find the customer by name or e-mail address").fill(maya.email);
  await agent.getByRole("button", { name: maya.email }).click();
  await portray(agent, "new-ticket-known", "desktop");
  await agent.getByLabel("What happened?").fill("The mixer smokes");
  await agent.getByLabel("In their words").fill("It smells, too.");
  await agent.getByRole("radio", { name: /Product/ }).check();
  await agent.getByRole("button", { name: "File for the customer" }).click();
  await expect(agent.getByRole("heading", { level: 1, name: "The mixer smokes" })).toBeVisible();

  const customer = await openAs(maya);
  await customer.goto("/complaints");
  await customer.getByRole("link", { name: /The mixer smokes/ }).click();
  await expect(customer.getByText("Lena filed this for you")).toBeVisible();
});

test("who works here and filed it is its customer, and says why it waits", async ({ desk, openAs }) => {
  const lena = await desk.agent("Lena Köhler", { onDuty: true });
  const own = await desk.file(lena, { title: "My own chair squeaks" });
  const board = await openAs(desk.admin);
  await board.goto("/board");
  await expect(board.getByTitle("The only free agent filed it")).toBeVisible();
  const agent = await openAs(lena);
  await agent.goto(`/complaints/${own.complaintId}`);
  await expect(agent.getByText("You are next in line")).toBeVisible();
  await agent.goto(`/desk/${own.complaintId}`);
  await expect(agent.getByRole("heading", { level: 1, name: own.title })).toBeVisible();
  await expect(agent.getByRole("button", { name: /Take it/ })).toHaveCount(0);
});
