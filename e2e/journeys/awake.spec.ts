import type { Page } from "@playwright/test";
import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

/** Keeps the page's code back until the answer is called: what a slow network does for seconds. */
async function holdScripts(page: Page): Promise<() => Promise<void>> {
  const gate = Promise.withResolvers<void>();
  const scripts = /\/_next\/static\/.*\.js/;
  await page.route(scripts, async (route) => {
    await gate.promise;
    await route.continue();
  });
  return async () => {
    gate.resolve();
    await page.unrouteAll({ behavior: "wait" });
  };
}

test("who types and presses Enter before the page is awake is signed in when it is, and their password is in no address", async ({
  desk,
  openAs,
}) => {
  const maya = await desk.customer();
  const page = await openAs(null);
  const wake = await holdScripts(page);
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await page.goto("/sign-in", { waitUntil: "commit" });
  await page.getByLabel("E-mail").fill(maya.email);
  await page.getByLabel("Password").fill(maya.password);
  await page.getByLabel("Password").press("Enter");
  await expect(page.getByLabel("Password")).toHaveValue(maya.password);
  await wake();
  await expect(page).toHaveURL(/\/complaints$/);
  expect(addresses.filter((address) => address.includes("password="))).toEqual([]);
});

test("a complaint that is typed, chosen and filed before the page is awake is filed once", async ({ desk, openAs }) => {
  const maya = await desk.customer();
  const page = await openAs(maya);
  const wake = await holdScripts(page);
  await page.goto("/complaints/new", { waitUntil: "commit" });
  await page.getByLabel("What happened?").fill("The kettle hums");
  await page.getByLabel("Tell us more").fill("In C sharp.");
  await page.getByRole("radio", { name: "Billing" }).check();
  await page.getByRole("button", { name: "File complaint" }).click();
  await wake();
  await expect(page.getByRole("heading", { level: 1, name: "The kettle hums" })).toBeVisible();
  const { items } = await maya.api.complaints.list.query({});
  expect(items).toMatchObject([{ title: "The kettle hums", category: "Billing" }]);
});

test("words that are typed before the page is awake are kept, and so are those of before", async ({ desk, openAs }) => {
  const maya = await desk.customer();
  const ticket = await desk.file(maya);
  const page = await openAs(maya);
  const box = page.getByLabel("Add something");
  await test.step("alone", async () => {
    const wake = await holdScripts(page);
    await page.goto(`/complaints/${ticket.complaintId}`, { waitUntil: "commit" });
    await box.fill("Typed at once");
    await wake();
    await expect(page.getByText("Draft kept")).toBeVisible();
    await expect(box).toHaveValue("Typed at once");
  });
  await test.step("after a reload, with an earlier text to go back to", async () => {
    const wake = await holdScripts(page);
    await page.reload({ waitUntil: "commit" });
    await box.fill("Typed after that");
    await wake();
    await expect(page.getByText("Another unfinished text of yours is here")).toBeVisible();
    await expect(box).toHaveValue("Typed after that");
    await page.getByRole("button", { name: "use it" }).click();
    await expect(box).toHaveValue("Typed at once");
  });
});

test("what is searched for before the page is awake is found", async ({ desk, openAs }) => {
  const page = await openAs(desk.admin);
  const maya = await desk.customer();
  const wanted = await desk.file(maya, { title: `Sought ${crypto.randomUUID()}` });
  const wake = await holdScripts(page);
  await page.goto("/tickets", { waitUntil: "commit" });
  await page.getByRole("searchbox").first().fill(wanted.title);
  await wake();
  await expect(page.getByRole("link", { name: wanted.title })).toBeVisible();
  await expect(page).toHaveURL(/q=/);
});

test("a button that is pressed before the page is awake, by whoever cannot wait twice, does what it says once", async ({
  desk,
  openAs,
}) => {
  const asha = await desk.agent("Asha Raman");
  const page = await openAs(asha);
  const asked: string[] = [];
  page.on("request", (request) => void (request.method() === "POST" && asked.push(request.url())));
  const wake = await holdScripts(page);
  await page.goto("/desk", { waitUntil: "commit" });
  const duty = page.getByRole("button", { name: "Go on duty" });
  await duty.click();
  await duty.click();
  await wake();
  await expect(page.getByRole("switch", { name: "On duty" })).toBeChecked();
  await expect(page.getByRole("heading", { name: "Nothing needs you right now" })).toBeVisible();
  expect(asked.filter((url) => url.includes("setMyAvailability"))).toHaveLength(1);
});

test("the bell and a menu that are opened before the page is awake are full when it is", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const { complaintId } = await desk.untilWith(await desk.file(maya), asha);
  await test.step("the bell", async () => {
    const page = await openAs(maya);
    const wake = await holdScripts(page);
    await page.goto("/complaints", { waitUntil: "commit" });
    await page.getByRole("button", { name: /^Notifications/ }).click();
    await expect(page.getByRole("heading", { name: "Notifications" })).toBeVisible();
    await wake();
    const news = page.getByRole("region", { name: "Notifications" }).getByRole("link");
    await expect(news.filter({ hasText: "Asha Raman is working on it" })).toBeVisible();
  });
  await test.step("a menu", async () => {
    const page = await openAs(asha);
    const wake = await holdScripts(page);
    await page.goto(`/desk/${complaintId}`, { waitUntil: "commit" });
    await page.getByRole("button", { name: `More actions for ${complaintId}` }).click();
    await wake();
    const menu = page.getByRole("menu", { name: `Actions for ${complaintId}` });
    await expect(menu.getByRole("menuitem").first()).toBeFocused();
  });
});

test("news that comes as a page is opened is shown, and no part of the page is thrown away for it", async ({
  desk,
  openAs,
}) => {
  const asha = await desk.agent("Asha Raman");
  const page = await openAs(asha);
  for (let time = 0; time < 8; time++) {
    await asha.api.agents.setMyAvailability.mutate({ availability: "available" });
    await gotoLive(page, "/desk");
    await asha.api.agents.setMyAvailability.mutate({ availability: "offline" });
    await expect(page.getByRole("heading", { name: "You are off duty" })).toBeVisible();
  }
});

test("every page is seen to be whole, so that nobody waits for its live connection in vain", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.untilWith(await desk.file(maya), asha);
  const { complaintId } = ticket;
  const pages = [
    [maya, "/complaints"],
    [maya, `/complaints/${complaintId}`],
    [maya, "/complaints/new"],
    [maya, "/settings"],
    [asha, "/desk"],
    [asha, `/desk/${complaintId}`],
    [asha, "/tickets"],
    [desk.admin, "/board"],
    [desk.admin, `/tickets/${complaintId}`],
    [desk.admin, "/people"],
    [desk.admin, "/agents"],
    [desk.admin, "/categories"],
    [desk.admin, "/hours"],
    [desk.admin, "/audit"],
    [desk.admin, "/pipeline"],
    [desk.admin, `/pipeline/trace/${complaintId}`],
    [desk.admin, "/pipeline/replay"],
    [desk.admin, "/experiments"],
  ] as const;
  const opened = new Map<unknown, Page>();
  for (const [who, path] of pages) {
    const page = opened.get(who) ?? (await openAs(who));
    opened.set(who, page);
    await gotoLive(page, path);
    const [mark] = await page.evaluate(() =>
      performance.getEntriesByName("quickfix:page-is-whole").map((entry) => (entry as PerformanceMark).detail),
    );
    expect.soft(mark, path).toEqual({ isWhole: true });
  }
});

test("nothing is asked for anew before every part of the page is awake, so that none is another than it was written", async ({
  desk,
  openAs,
}) => {
  const ticket = await desk.file(await desk.customer());
  const page = await openAs(desk.admin);
  const bell = Promise.withResolvers<void>();
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    const response = await route.fetch();
    const code = await response.text();
    if (code.includes('id:"notifications"')) await bell.promise;
    await route.fulfill({ response, body: code });
  });
  await page.goto(`/tickets/${ticket.complaintId}`, { waitUntil: "commit" });
  // Awake: what keeps the ticket in line wants to be asked for.
  await page.waitForFunction(() => {
    const box = document.querySelector("textarea");
    return box !== null && Object.keys(box).some((key) => key.startsWith("__reactProps"));
  });
  bell.resolve();
  await expect(page.locator("[data-live=live]")).toBeAttached();
  const early = await page.evaluate(() => {
    const [whole] = performance.getEntriesByName("quickfix:page-is-whole");
    return performance
      .getEntriesByType("resource")
      .filter(({ name, startTime }) => name.includes("batch=") && startTime < (whole?.startTime ?? Infinity))
      .map(({ name }) => name);
  });
  expect(early).toEqual([]);
});

test("what is chosen in a form that came up in an awake page stays, however late the rest of the page's code comes", async ({
  desk,
  openAs,
}) => {
  const subject = `The bell is silent ${crypto.randomUUID().slice(0, 8)}`;
  const from = `bell-${crypto.randomUUID()}@journey.test`;
  await desk.admin.api.inbox.write.mutate({ from, subject, text: "Since noon." });
  const page = await openAs(desk.admin);
  await gotoLive(page, "/inbox");
  const row = page.getByRole("listitem", { name: subject });
  await expect(row).toBeVisible({ timeout: 20_000 });
  const wake = await holdScripts(page);
  await row.getByRole("button", { name: "Accept as a complaint" }).click();
  const about = row.getByLabel("What it is about");
  await about.selectOption("Product");
  await wake();
  await row.getByRole("button", { name: "File it" }).click();
  await expect(row).toBeHidden();
  const { items } = await desk.admin.api.complaints.list.query({ q: subject });
  expect(items).toMatchObject([{ category: "Product" }]);
});
