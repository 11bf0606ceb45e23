import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openDoor, startTestWeb } from "#server/web/testing.ts";

/**
 * A process of its own that takes uploads, so that what they cost it can be told from what sending them costs. It says where it is
 * and who is signed in, then how much memory it has whenever it is asked; "rest" makes it let go of what it does not need.
 */
const world = await startTestWeb({ RATE_LIMITS: "off" });
const cookie = await world.cookieOf(await world.addPerson("Maya", "user"));
const server = createServer(openDoor(world.web));
server.listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;

process.on("message", (asked) => {
  if (asked === "stop") {
    server.closeAllConnections();
    server.close();
    void world.stop().then(() => process.exit(0));
    return;
  }
  if (asked === "rest") globalThis.gc?.();
  process.send?.({ rss: process.memoryUsage.rss() });
});
process.send?.({ port, cookie, scratch: world.web.contents.scratch });
