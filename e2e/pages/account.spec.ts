import { TOTP } from "otpauth";
import { ageSessions } from "#e2e/fixtures/database.ts";
import { runningStack } from "#e2e/fixtures/running-stack.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray, SHAPES, type Shape } from "./portrait.ts";

test.use({ expectedProblems: /status of 40[03]/ });

for (const shape of Object.keys(SHAPES) as Shape[]) {
  test(`setting up a second factor, on a ${shape}`, async ({ desk, openAs }) => {
    const maya = await desk.customer("Maya Lindqvist");
    const page = await openAs(maya, SHAPES[shape]);
    await page.goto("/settings/second-factor");
    const password = page.getByLabel("Confirm your password");
    await password.fill("not this one");
    await page.getByRole("button", { name: "Set up" }).click();
    await expect(page.getByText("This is not your password.")).toBeVisible();
    await portray(page, "factor-wrong-password", shape);
    await password.fill(maya.password);
    await page.getByRole("button", { name: "Set up" }).click();
    // Black on white in the dark, too: not every app reads the opposite, and none reads black on black.
    await expect(page.locator("figure rect")).toHaveCSS("fill", "rgb(255, 255, 255)");
    const code = page.getByLabel("Code that the app shows now");
    await code.fill("000000");
    await page.getByRole("button", { name: "Turn on" }).click();
    await expect(page.getByText("This is not the code.")).toBeVisible();
    await portray(page, "factor-wrong-code", shape);
    const secret = ((await page.locator("code").textContent()) ?? "").replaceAll(" ", "");
    await code.fill(new TOTP({ secret }).generate());
    await page.getByRole("button", { name: "Turn on" }).click();
    await expect(page.getByRole("listitem")).toHaveCount(10);
    await portray(page, "factor-recovery-codes", shape);
    await page.getByRole("button", { name: "I have kept them" }).click();
    await expect(page.getByRole("button", { name: "Turn off" })).toBeVisible();
    await portray(page, "factor-on", shape);
  });

  test(`being asked whether it is oneself, on a ${shape}`, async ({ desk, openAs }) => {
    const maya = await desk.customer("Maya Lindqvist");
    const page = await openAs(maya, SHAPES[shape]);
    await ageSessions(runningStack().mongodbUri, maya.id, 60 * 60_000);
    await page.goto("/settings/tokens");
    await page.getByRole("button", { name: "New token" }).click();
    await page.getByLabel("What is it for?").fill("night script");
    await page.getByRole("button", { name: "Create token" }).click();
    await page.getByRole("dialog").getByLabel("Your password").fill("not this one");
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(page.getByText("This is not your password.")).toBeVisible();
    await portray(page, "confirm-dialog", shape);
  });
}
