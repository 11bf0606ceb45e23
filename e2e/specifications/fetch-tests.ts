import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { runTool } from "#e2e/run/run-tool.ts";

/**
 * Fetches PyMongo's tests, which only its source distribution holds, in the version that is installed.
 * @param python the environment that it is installed in, which keeps them for the next time
 * @returns the folder that holds `test`
 * @throws with pip's words when they cannot be fetched
 */
export async function fetchTests(python: string): Promise<string> {
  const [interpreter, pip] = ["python", "pip"].map((name) => path.join(python, "bin", name));
  const version = (await said([interpreter ?? "", "-c", "import pymongo; print(pymongo.version)"])).trim();
  const folder = path.join(python, `pymongo-${version}-tests`);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).includes("test")) return folder;
  await said([
    pip ?? "",
    ...["download", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-binary", "pymongo"],
    ...["--dest", folder, `pymongo==${version}`],
  ]);
  // Only the tests: beside them, the sources would be tested in the place of what is installed.
  const whole = `pymongo-${version}`;
  await said(["tar", "-xzf", `${folder}/${whole}.tar.gz`, "-C", folder, "--strip-components", "1", `${whole}/test`]);
  return folder;
}

async function said(command: readonly [string, ...string[]]): Promise<string> {
  const { isOk, output } = await runTool(process.cwd(), command);
  if (!isOk) throw new Error(`${command.join(" ")} failed.\n${output}`);
  return output;
}
