import { TOTP } from "otpauth";
import { browserClient } from "#e2e/fixtures/browser-session.ts";
import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { invite } from "#e2e/fixtures/people.ts";
import { staffRuleOf } from "#e2e/fixtures/second-factor.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { until } from "#e2e/fixtures/until.ts";

// Whoever is held up is told so by every question their page still asks.
test.use({ expectedProblems: /status of 40[139]/ });

test("an admin without a second factor cannot ask it of the others, and is told what to do", async ({
  desk,
  openAs,
}) => {
  const page = await openAs(desk.admin);
  await gotoLive(page, "/people");
  const rule = page.getByRole("switch", { name: "Staff need a second factor" });
  await rule.click();
  await expect(page.getByText("Set up your own second factor in the settings first.")).toBeVisible();
  await expect(rule).not.toBeChecked();
});

test("staff who are asked for a second factor are stopped within a second, led to where they set it up, and go on", async ({
  desk,
  openAs,
}) => {
  const asha = await desk.agent("Asha Raman");
  const script = await (await browserClient(desk.webUrl, asha)).tokens.create.mutate({ name: "script", scope: "read" });
  const page = await openAs(asha);
  const socket = await gotoLive(page, "/desk");
  const byToken = async () => {
    const answer = await page.request.get("/api/agents", { headers: { authorization: `Bearer ${script.token}` } });
    return answer.status();
  };
  expect(await byToken()).toBe(200);

  await using rule = await staffRuleOf(desk.webUrl, await invite(desk.webUrl, desk.admin, "Ada Winter", "admin"));
  await rule.set(true);
  const askedAt = performance.now();
  const withinMs = 1_000 + socket.openedInMs;
  expect((await socket.closedAt) - askedAt).toBeLessThan(withinMs);
  await until("the token is refused", async () => (await byToken()) === 403, { withinMs });

  await expect(page).toHaveURL(/\/settings\/second-factor$/);
  await expect(page.getByText("This desk asks its staff for a second factor")).toBeVisible();
  await page.goto("/tickets");
  await expect(page).toHaveURL(/\/settings\/second-factor$/);
  await page.getByRole("link", { name: "Where you are signed in" }).click();
  await expect(page.getByText("this device")).toBeVisible();
  await page.getByRole("link", { name: "Second factor" }).click();

  // By keyboard alone, from the password to the desk.
  await page.getByLabel("Confirm your password").focus();
  await page.keyboard.type(asha.password);
  await page.keyboard.press("Enter");
  const secret = ((await page.locator("code").textContent()) ?? "").replaceAll(" ", "");
  await expect(page.getByLabel("Code that the app shows now")).toBeFocused();
  await page.keyboard.type(new TOTP({ secret }).generate());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listitem")).toHaveCount(10);
  await expect(page.getByRole("button", { name: "I have kept them" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/desk$/);
  expect(await byToken()).toBe(200);

  await page.goto("/settings");
  await expect(page.getByText("This desk asks its staff for it, so it stays on.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Turn off" })).toHaveCount(0);
});
