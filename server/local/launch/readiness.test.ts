import { once } from "node:events";
import { createServer } from "node:http";
import { expect, test } from "vitest";
import { untilAnswers } from "./readiness.ts";

async function serve(statuses: readonly number[]) {
  let asked = 0;
  const server = createServer((_request, response) => {
    response.statusCode = statuses[Math.min(asked, statuses.length - 1)] ?? 200;
    asked += 1;
    response.end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not a TCP server");
  const url = `http://127.0.0.1:${address.port}/readyz`;
  return { url, asked: () => asked, [Symbol.asyncDispose]: async () => void server.close() };
}

test("waits for a success status, not just for an answer", async () => {
  await using server = await serve([503, 503, 200]);
  await untilAnswers(server.url)({ signal: new AbortController().signal });
  expect(server.asked()).toBe(3);
});

test("ends with the last answer when the wait is given up", async () => {
  await using server = await serve([503]);
  const controller = new AbortController();
  const waiting = untilAnswers(server.url)({ signal: controller.signal });
  setTimeout(() => controller.abort(), 50);
  await expect(waiting).rejects.toThrow(`${server.url} did not become ready`);
});
