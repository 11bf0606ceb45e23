import { createServer } from "node:http";
import { expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { userIdOf } from "#server/core/ids.ts";
import { createExperimentClient, openExperiments } from "./experiment-client.ts";

const CONTROL = { url: "http://127.0.0.1:1", token: "a-token-that-nobody-else-could-know" };
const actor = (role: Actor["role"]): Actor => ({ id: userIdOf("a".repeat(24)), name: "Ines", role });

function refusalOf(attempt: () => unknown): unknown {
  try {
    attempt();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, message: error.message };
  }
  return null;
}

test("production refuses experiments, whoever asks and whatever is set", () => {
  expect(refusalOf(() => openExperiments({ mode: "production", control: CONTROL }, actor("admin")))).toEqual({
    code: "experiments.refused",
    message: expect.stringContaining("production refuses them"),
  });
});

test("a desk on somebody's own database says what experiments need", () => {
  expect(refusalOf(() => openExperiments({ mode: "dev" }, actor("admin")))).toEqual({
    code: "experiments.refused",
    message: expect.stringContaining("without MONGODB_URI"),
  });
});

test.each(["user", "agent"] as const)("an account of the role %s may not experiment", (role) => {
  expect(refusalOf(() => openExperiments({ mode: "dev", control: CONTROL }, actor(role)))).toMatchObject({
    code: "auth.forbidden",
  });
});

test("a launcher that is gone is said calmly", async () => {
  await expect(openExperiments({ mode: "local", control: CONTROL }, actor("admin")).desk()).rejects.toMatchObject({
    code: "service.unavailable",
  });
});

test("an answer that is not the launcher's is not passed on", async () => {
  const other = createServer((_request, response) => response.end('{"hello":"world"}'));
  await new Promise<void>((resolve) => void other.listen(0, "127.0.0.1", resolve));
  const address = other.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const client = createExperimentClient({ ...CONTROL, url: `http://127.0.0.1:${port}` });
  await expect(client.desk()).rejects.toMatchObject({ code: "service.unavailable" });
  await new Promise((resolve) => other.close(resolve));
});
