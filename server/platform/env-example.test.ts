import { readFile } from "node:fs/promises";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { readWebEnv } from "./env.ts";
import { renderEnvExample } from "./env-example.ts";
import { EnvVariables, notesOf } from "./env-variables.ts";

const names = Object.keys(EnvVariables.shape) as (keyof EnvVariables)[];

test(".env.example says what the code reads", async () => {
  const file = await readFile(new URL("../../.env.example", import.meta.url), "utf8");
  expect(file, 'run "npm run env:example"').toBe(renderEnvExample());
});

test.each(names)("%s is documented", (name) => {
  const { group, description, example } = notesOf(name);
  expect([group, description, example].every((text) => text.length > 0)).toBe(true);
});

test("every example value is accepted, the optional ones too; a secret is refused until it is somebody's own", () => {
  const uncommented = renderEnvExample().replaceAll(/^# (?=[A-Z][A-Z0-9_]*=)/gm, "");
  const values = parseEnv(uncommented);
  expect(Object.keys(values).toSorted()).toEqual(names.toSorted());
  const secrets = names.filter((name) => /SECRET|TOKEN|PASSWORD/.test(name));
  for (const name of secrets) expect(() => readWebEnv(values), name).toThrow(`- ${name} is `);
  const own = secrets.map((name, place) => [name, `only-for-tests-2b7f1c9a40d85e63-${place}`]);
  expect(readWebEnv({ ...values, ...Object.fromEntries(own) }).aws.endpoint).toBe("http://127.0.0.1:4566");
});
