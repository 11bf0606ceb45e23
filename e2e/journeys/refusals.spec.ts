import { readFile } from "node:fs/promises";
import { runningStack } from "#e2e/fixtures/running-stack.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { askRaw } from "#server/web/testing/ask-raw.ts";

/** In all that is sent here, and nowhere else. */
const MARK = "qzxviolet";

const refusedLines = async () => {
  const log = await readFile(runningStack().log, "utf8");
  return log.split("\n").filter((line) => /\[web\] .* request .*status=(4|302)/.test(line));
};

const JSON_TYPE = "Content-Type: application/json";
const FORM = "Content-Type: application/x-www-form-urlencoded";

const REFUSED: readonly (readonly [what: string, status: number, lines: readonly string[]])[] = [
  ["another host's address", 400, [`GET http://${MARK}.example/ HTTP/1.1`]],
  ["another site by its look", 400, [`GET //${MARK}.example/x HTTP/1.1`]],
  ["an escape that is none, under a page", 400, [`GET /complaints/${MARK}% HTTP/1.1`]],
  ["an escape that is none, under files", 400, [`GET /_next/static/${MARK}%zz HTTP/1.1`]],
  ["a tunnel", 400, [`CONNECT ${MARK}.example:80 HTTP/1.1`]],
  ["bytes that are no HTTP", 400, [`${MARK} / HTTP/1.1`]],
  ["a page that is not there", 404, [`GET /${MARK} HTTP/1.1`]],
  ["a file that is not there", 404, [`GET /_next/static/${MARK}.js HTTP/1.1`]],
  ["a route that is not there", 404, [`GET /api/${MARK} HTTP/1.1`]],
  ["the root of the API", 404, ["GET /api HTTP/1.1"]],
  ["a method of no route", 405, ["DELETE /api/complaints HTTP/1.1"]],
  ["TRACE", 405, ["TRACE /api/complaints HTTP/1.1"]],
  ["a route without a token", 401, [`GET /api/complaints?q=${MARK} HTTP/1.1`]],
  ["a procedure that is not there", 404, [`GET /api/trpc/${MARK} HTTP/1.1`]],
  ["a mutation by GET", 405, ["GET /api/trpc/complaints.file HTTP/1.1"]],
  ["a procedure without a session", 401, ["GET /api/trpc/complaints.list HTTP/1.1"]],
  ["a batch of eleven", 400, [`GET /api/trpc/${Array(11).fill("session.me").join(",")}?batch=1 HTTP/1.1`]],
  [
    "another site's form",
    403,
    ["POST /api/complaints HTTP/1.1", `Origin: https://${MARK}.example`, "Content-Length: 0"],
  ],
  ["what next-auth does not do", 400, [`GET /api/auth/${MARK} HTTP/1.1`]],
  [
    "a session in a way that next-auth does not know",
    400,
    ["POST /api/auth/session HTTP/1.1", FORM, "Content-Length: 0"],
  ],
  [
    "a body for next-auth that is no JSON",
    400,
    ["POST /api/auth/signout HTTP/1.1", JSON_TYPE, "Content-Length: 1", "", "{"],
  ],
  ["an error that next-auth is to show", 302, [`GET /api/auth/error?error=${MARK} HTTP/1.1`]],
];

for (const [what, status, lines] of REFUSED) {
  test(`${what} is refused with one line in the log, what no cache keeps, and nothing of what was sent`, async () => {
    const { webUrl } = runningStack();
    const before = await refusedLines();
    const [first = "", ...rest] = lines;
    const answer = await askRaw(Number(new URL(webUrl).port), [first, `Host: ${new URL(webUrl).host}`, ...rest]);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("x-frame-options")).toBe("DENY");
    expect(answer.headers.get("cache-control")).toContain("no-store");
    expect(answer.headers.get("location") ?? "").not.toContain(`${MARK}.example`);
    await expect.poll(async () => (await refusedLines()).length).toBeGreaterThan(before.length);
    const added = (await refusedLines()).slice(before.length);
    expect(added).toEqual([expect.stringContaining(`status=${status}`)]);
    expect(added.join("")).not.toContain(MARK);
  });
}
