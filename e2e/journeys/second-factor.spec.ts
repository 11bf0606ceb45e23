import { TOTP } from "otpauth";
import { expect, test } from "#e2e/fixtures/test.ts";

test.use({ expectedProblems: /status of 401/ });

test("somebody sets up an app, and is asked for its code when they sign in", async ({ desk, openAs }) => {
  const maya = await desk.customer("Maya Lindqvist");
  const page = await openAs(maya);
  await page.goto("/settings");
  const section = page.locator("section").filter({ has: page.getByRole("heading", { name: "Second factor" }) });
  await section.getByLabel("Confirm your password").fill(maya.password);
  await section.getByRole("button", { name: "Set up" }).click();
  await expect(section.getByRole("figure", { name: "The key for your app, as a QR code" })).toBeVisible();
  const secret = ((await section.locator("code").textContent()) ?? "").replaceAll(" ", "");
  const app = new TOTP({ secret });
  const used = app.counter();
  await section.getByLabel("Code that the app shows now").fill(app.generate());
  await section.getByRole("button", { name: "Turn on" }).click();
  await expect(section.getByRole("listitem")).toHaveCount(10);
  const recovery = (await section.getByRole("listitem").first().textContent()) ?? "";
  await section.getByRole("button", { name: "I have kept them" }).click();
  await expect(section.getByText("You have 10 recovery codes left.")).toBeVisible();

  const visitor = await openAs(null);
  await visitor.goto("/sign-in");
  await visitor.getByLabel("E-mail").fill(maya.email);
  await visitor.getByLabel("Password").fill(maya.password);
  await visitor.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(visitor.getByLabel("Code")).toBeFocused();
  await visitor.getByLabel("Code").fill(app.generate({ timestamp: used * 30_000 }));
  await visitor.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(visitor.getByText("was used before")).toBeVisible();
  await visitor.getByLabel("Code").fill(recovery);
  await visitor.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(visitor.getByRole("button", { name: "Account of Maya Lindqvist" })).toBeVisible();
});
