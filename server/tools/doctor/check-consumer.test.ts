import { once } from "node:events";
import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { checkConsumer } from "./check-consumer.ts";

type Said = readonly [status: number, body: object];

/** What the doctor finds where these answers come from. */
async function findingsAt(answers: Readonly<Record<string, Said>>) {
  const server = createServer((request, response) => {
    const [status, body] = answers[request.url ?? ""] ?? [404, {}];
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const port = Object(server.address()).port;
  return checkConsumer(`http://127.0.0.1:${port}`);
}

test("a consumer that is stuck is told to be one, with what it says itself and what it cannot do meanwhile", async () => {
  const findings = await findingsAt({
    "/livez": [503, { status: "stuck", problems: ["The event loop stood still for 6.0 s."] }],
    "/readyz": [503, { status: "not ready", problems: ["The database does not answer."], notes: [] }],
  });
  const said = findings.map(({ found }) => found).join("\n");
  expect(said).toContain("does not get on. The event loop stood still for 6.0 s.");
  expect(said).toContain("It is not ready. The database does not answer.");
});

test("what is no consumer of ours is told apart from one that is stuck", async () => {
  const [finding, ...more] = await findingsAt({ "/livez": [200, { pong: true }] });
  expect(finding?.found).toContain("is no consumer of QuickFix (200)");
  expect(more).toEqual([]);
});
