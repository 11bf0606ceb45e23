import { placesFor } from "#app/_shell/navigation.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

test.describe("the sign-in page", () => {
  test.use({ expectedProblems: /status of 401/ });

  test("a wrong password gets a sentence, the right one opens the page that was asked for", async ({
    desk,
    openAs,
  }) => {
    const maya = await desk.customer("Maya Lindqvist");
    const page = await openAs(null);
    await page.goto("/complaints/new");
    await expect(page).toHaveURL(/\/sign-in\?next=/);

    await page.getByLabel("E-mail").fill(maya.email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByText("The e-mail address or the password is not right.")).toBeVisible();

    await page.getByLabel("Password").fill(maya.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(/\/complaints\/new$/);
    await expect(page.getByRole("button", { name: "Account of Maya Lindqvist" })).toBeVisible();
  });
});

test.describe("somebody guesses a password", () => {
  test.use({ expectedProblems: /status of 4(01|29)/ });

  test("with an address of their own making each time: they have to wait, and the owner does not", async ({
    desk,
    openAs,
  }) => {
    const maya = await desk.customer("Maya Lindqvist");
    const home = await openAs(maya);
    await home.context().clearCookies({ name: /session-token/ });
    const guess = async (nth: number) => {
      const response = await fetch(`${desk.webUrl}/api/auth/token`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": `198.51.100.${nth}` },
        body: JSON.stringify({ email: maya.email, password: "not the password" }),
      });
      return response.status;
    };
    const statuses = await Array.fromAsync(Array.from({ length: 13 }).keys(), guess);
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429, 429]);

    const enter = async (page: typeof home) => {
      await page.goto("/sign-in");
      await page.getByLabel("E-mail").fill(maya.email);
      await page.getByLabel("Password").fill(maya.password);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
    };
    const elsewhere = await openAs(null);
    await enter(elsewhere);
    await expect(elsewhere.getByText(/Too many attempts[.] Please try again in/)).toBeVisible();
    await enter(home);
    await expect(home.getByRole("button", { name: "Account of Maya Lindqvist" })).toBeVisible();
  });
});

test("somebody new makes an account and is a customer, nothing else", async ({ desk, openAs }) => {
  const page = await openAs(null);
  await page.goto("/register");
  await page.getByLabel("Name").fill("Zoë Martínez-Oyelaran");
  const email = `${crypto.randomUUID()}@journey.test`;
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("long enough to be good");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/complaints/);

  const people = await desk.admin.api.people.list.query({ q: email });
  expect(people.items).toMatchObject([{ name: "Zoë Martínez-Oyelaran", role: "user" }]);
});

test.describe("what is not theirs", () => {
  test.use({ expectedProblems: /status of 404/ });

  test("another customer's complaint is not there, on the page and over REST", async ({ desk, openAs }) => {
    const [maya, oliver] = await Promise.all([desk.customer("Maya Lindqvist"), desk.customer("Oliver Brandt")]);
    const hers = await desk.file(maya, { title: "Only between us" });
    const page = await openAs(oliver);
    const answer = await page.goto(`/complaints/${hers.complaintId}`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByText("Only between us")).toBeHidden();

    const requests = [
      ["GET", `/api/complaints/${hers._id}`],
      ["PATCH", `/api/complaints/${hers.complaintId}/status`, { status: "Closed" }],
      ["POST", `/api/complaints/${hers.complaintId}/comments`, { message: "Hello?" }],
    ] as const;
    for (const [method, path, body] of requests) {
      const { status, body: refusal } = await oliver.rest(method, path, body);
      expect([status, refusal]).toEqual([404, { error: expect.objectContaining({ code: "complaint.not-found" }) }]);
    }
    const { body: list } = await oliver.rest("GET", "/api/complaints");
    expect(list).toEqual({ items: [], nextCursor: null });
  });
});

test("customers and agents are shown to their own door where a page is not for them", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman")]);
  const agents = placesFor("agent").map(({ href }) => href);
  const admins = placesFor("admin").map(({ href }) => href);
  const customer = await openAs(maya);
  for (const path of new Set([...agents, ...admins])) {
    await customer.goto(path);
    await expect(customer).toHaveURL(/\/complaints$/);
  }
  const agent = await openAs(asha);
  for (const path of [...admins.filter((each) => !agents.includes(each)), "/pipeline/replay"]) {
    await agent.goto(path);
    await expect(agent).toHaveURL(/\/desk$/);
  }
  const refused = await maya.rest("GET", "/api/agents");
  expect(refused.status).toBe(403);
  const forbidden = { data: { domain: { code: "auth.forbidden" } } };
  await expect(maya.api.board.live.query()).rejects.toMatchObject(forbidden);
  await expect(asha.api.pipeline.live.query()).rejects.toMatchObject(forbidden);
  await expect(asha.api.pipeline.trace.query({ id: "COMP-10001" })).rejects.toMatchObject(forbidden);
});

test("guessing a password ends with 429 and how long to wait", async ({ desk }) => {
  const maya = await desk.customer();
  const guess = (password: string) => desk.visitor("POST", "/api/auth/token", { email: maya.email, password });
  for (let tries = 0; tries < 10; tries++) expect((await guess("a wrong guess")).status).toBe(401);

  const refused = await guess(maya.password);

  expect(refused.status).toBe(429);
  const seconds = Number(refused.headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(15 * 60);
  expect(refused.body).toEqual({ error: { code: "request.too-many", message: expect.stringMatching(/try again in/) } });
});

test("a request without a token is told how to get one, and a page of another site can change nothing", async ({
  desk,
}) => {
  const unknown = await desk.visitor("GET", "/api/complaints");
  expect([unknown.status, unknown.body]).toEqual([
    401,
    { error: { code: "auth.required", message: expect.stringContaining("POST /api/auth/token") } },
  ]);
  const foreign = await desk.visitor("POST", "/api/complaints", {}, { origin: "https://elsewhere.example" });
  expect([foreign.status, foreign.body]).toEqual([
    403,
    { error: expect.objectContaining({ code: "auth.cross-site" }) },
  ]);
});
