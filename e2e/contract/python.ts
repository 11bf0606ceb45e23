import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { runTool } from "#e2e/run/run-tool.ts";

/** The version whose findings are known; a newer one may look further. */
const PINNED = /^schemathesis==\S+/m;
const NEEDED = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";

/** Where schemathesis stands ready, in an environment of its own below `folder`; or why it cannot. */
export async function prepareSchemathesis(
  root: string,
  folder: string,
): Promise<{ readonly command: string } | { readonly missing: string }> {
  if (!(await runTool(root, ["python3", "-c", NEEDED])).isOk) {
    return { missing: "Python 3.10 or newer, with venv and pip, is not here" };
  }
  const [version = "schemathesis"] = PINNED.exec(await readFile(path.join(root, ".ci/requirements.txt"), "utf8")) ?? [];
  await mkdir(folder, { recursive: true });
  const inside = (name: string) => path.join(folder, process.platform === "win32" ? "Scripts" : "bin", name);
  const command = inside("schemathesis");
  const made = await runTool(root, ["python3", "-m", "venv", folder]);
  const filled = made.isOk && (await runTool(root, [inside("pip"), "install", "--quiet", version])).isOk;
  return filled ? { command } : { missing: `pip could not install ${version}` };
}
