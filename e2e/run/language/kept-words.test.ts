import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { findLooseWords } from "./loose-words.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
/** Where what people read is made: refusals, notices, mails, what is said of waits and alerts. */
const MADE_IN = "{server/{core,desk,operate,web,platform/{doors,limits}},consumer/{notify,realtime}}/**/*.ts";
const NOT_PRODUCT = /[.]test[.]ts$|\/testing(\/|[.]ts$)|door-rows[.]ts$|^server\/core\/memory\//;
/** Whoever runs the desk reads it, or whoever writes a program for it: logs, checks, metrics, the API's document. */
const FOR_OPERATORS = [
  "consumer/realtime/neighbours.ts",
  "server/desk/audit/check-trail.ts",
  "server/desk/erasure/what-goes.ts",
  "server/operate/database/",
  "server/operate/experiments/experiment-client.ts",
  "server/operate/health/",
  "server/operate/invariants/",
  "server/platform/doors/error-body.ts",
  "server/platform/doors/error-response.ts",
  "server/platform/doors/route.ts",
  "server/web/auth/github.ts",
  "server/web/auth/next-auth-options.ts",
  "server/web/context.ts",
  "server/web/http/answer-raw.ts",
  "server/web/http/guard.ts",
  "server/web/rest/",
  "server/web/web-metrics.ts",
];
/** Names and keys that are no words, and names that a new desk's first rows have. */
const NAMES = [
  "server/core/ids.ts",
  "server/desk/categories/ensure-built-in.ts",
  "server/desk/inbox/as-written.ts",
  "server/desk/inbox/keep-unfetched.ts",
  "server/desk/notices/tell-of-act.ts",
  "server/desk/people/close-demo.ts",
];

const loose = (source: string) => findLooseWords("x.ts", source).map(({ words }) => words);

test.each([
  ['throw new DomainError("agent.gone", "They have left.")', "They have left."],
  ["throw new DomainError(`agent.gone`, `${name} has left.`)", "… has left."],
  ['throw tooMany(5, "Too many requests.")', "Too many requests."],
  ['const mail = { subject: "A new password" };', "A new password"],
  ['return toAgent(agentId, subject, "reply", "New internal note");', "New internal note"],
])("words in a refusal, a mail or a notice are found: %s", (source, words) => {
  expect(loose(source)).toEqual([words]);
});

test.each([
  'throw new DomainError("agent.gone", { key: "refusals.agent.left", values: { name } })',
  'throw new Error("This cannot be.")',
  'log.warn({ err }, "a notice could not be mailed")',
])("and nothing else: %s", (source) => {
  expect(loose(source)).toEqual([]);
});

const isElsewhere = (file: string) => [...FOR_OPERATORS, ...NAMES].some((part) => file.startsWith(part));
const files = globSync(MADE_IN, { cwd: ROOT }).filter((file) => !NOT_PRODUCT.test(file) && !isElsewhere(file));
const looseIn = (file: string) =>
  findLooseWords(file, readFileSync(path.join(ROOT, file), "utf8")).map(
    ({ line, words }) => `${file}:${line} ${words}`,
  );

test("whatever people are told stands in the files of server/language", () => {
  expect(files.flatMap(looseIn)).toEqual([]);
});
