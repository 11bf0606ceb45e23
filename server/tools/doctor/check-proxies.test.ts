import { afterAll, expect, test } from "vitest";
import { aTestClock, startTestDesk } from "#server/desk/testing.ts";
import { createProxyStore } from "#server/operate/proxies/store.ts";
import { checkProxies } from "./check-proxies.ts";

const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const proxies = createProxyStore(it.db);

test("names the proxies whose word is ignored, for as long as that goes on", async () => {
  expect(await checkProxies({ proxies, clock })).toMatchObject([{ id: "web.proxies", state: "ok" }]);
  await proxies.note("10.0.0.7", clock.now());
  await proxies.note("10.0.0.7", clock.now());
  await proxies.note("10.0.0.8", new Date(clock.now().getTime() + 1));
  const [finding] = await checkProxies({ proxies, clock });
  expect(finding).toMatchObject({ state: "wrong", found: expect.stringContaining("from 10.0.0.8, 10.0.0.7, and") });
  expect(finding?.fix).toContain("TRUSTED_PROXIES=10.0.0.8,10.0.0.7");
  clock.advance(3_600_000);
  expect(await checkProxies({ proxies, clock })).toMatchObject([{ state: "ok" }]);
});
