import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

test.describe("without a network", () => {
  test.use({ expectedProblems: /Failed to load resource|net::ERR/ });

  test("the filing form promises nobody, and says that what is filed is kept", async ({ desk, openAs }) => {
    await desk.agent("Asha Raman", { onDuty: true });
    const page = await openAs(await desk.customer());
    await gotoLive(page, "/complaints/new");
    const kept = page.getByText("You can file it now: it is kept here");
    await expect(page.getByText("gets this").first()).toBeVisible();
    await page.context().setOffline(true);
    await expect(kept).toBeVisible();
    await expect(page.getByText("gets this")).toBeHidden();
    await page.context().setOffline(false);
    await expect(kept).toBeHidden();
  });
});

test("an empty ticket for a customer takes its writer to the first field that is missing", async ({ desk, openAs }) => {
  const page = await openAs(await desk.agent("Asha Raman"));
  await gotoLive(page, "/tickets/new");
  await page.getByRole("button", { name: "File for the customer" }).click();
  await expect(page.getByText("Choose whose complaint it is, or add somebody new.")).toBeVisible();
  await expect(page.getByRole("searchbox", { name: /^Find the customer/ })).toBeFocused();
});

test("beside a ticket stand as many other complaints as are said to", async ({ desk, openAs }) => {
  const maya = await desk.customer();
  const tickets = [];
  for (let n = 0; n < 12; n++) tickets.push(await desk.file(maya));
  const [first] = tickets;
  const page = await openAs(desk.admin);
  await page.goto(`/tickets/${first?.complaintId}`);
  const customer = page.getByRole("region", { name: "Customer" });
  await expect(customer.getByRole("heading", { name: "Other complaints" })).toContainText("11");
  await expect(customer.getByRole("listitem")).toHaveCount(10);
  await expect(customer.getByText("At most 10 are shown here: the newest.")).toBeVisible();
});
