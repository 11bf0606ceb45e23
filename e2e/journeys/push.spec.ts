import type { Page } from "@playwright/test";
import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray } from "#e2e/pages/portrait.ts";

/** Registers the desk's own worker and hands it a push, as the browser's push service would. */
async function deliver(page: Page, pushed: object): Promise<void> {
  await page.evaluate(async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const registration = await navigator.serviceWorker.register("/push-worker.js", { scope: "/push/" });
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    const look = () => worker?.state === "activated" && resolve();
    worker?.addEventListener("statechange", look);
    look();
    await promise;
  });
  const client = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    client.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.endsWith("/push/"));
      if (ours) resolve(ours.registrationId);
    });
  });
  await client.send("ServiceWorker.enable");
  const { origin } = new URL(page.url());
  await client.send("ServiceWorker.deliverPushMessage", {
    origin,
    registrationId: await registered,
    data: JSON.stringify(pushed),
  });
}

/** What the worker shows at the moment. */
const shown = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration("/push/");
    return (await registration?.getNotifications())?.map(({ title, body, tag }) => ({ title, body, tag }));
  });

test.use({ expectedProblems: /incognito mode/ });

test("a test says where it failed, in the browser's own words", async ({ desk, openAs }) => {
  const page = await openAs(await desk.customer());
  await gotoLive(page, "/settings");
  await page.getByRole("button", { name: "Send me a test" }).click();
  const steps = page.getByRole("list", { name: "What became of it" });
  await expect(steps.getByText(/^This browser does not let this desk show messages/)).toBeVisible();
  await page.context().grantPermissions(["notifications"]);
  await page.getByRole("button", { name: "Send me a test" }).click();
  await expect(steps.getByText("This browser lets this desk show messages.")).toBeVisible();
  // No browser of these tests reaches a push service.
  await expect(steps.getByText(/^This browser could not subscribe at its push service: \S/)).toBeVisible();
  await portray(page, "push", "desktop");
});

test("what comes is shown once with its words, unless a page of the desk is before its reader", async ({
  desk,
  openAs,
}) => {
  const page = await openAs(await desk.customer());
  await page.context().grantPermissions(["notifications"]);
  await gotoLive(page, "/settings");
  const pushed = { tag: "one", title: "New reply", line: "COMP-10001: It hums", href: "/settings" };
  await deliver(page, pushed);
  await deliver(page, { ...pushed, tag: "test", isTest: true });
  await deliver(page, { ...pushed, tag: "test", isTest: true });
  await expect.poll(() => shown(page)).toEqual([{ title: "New reply", body: "COMP-10001: It hums", tag: "test" }]);
});
