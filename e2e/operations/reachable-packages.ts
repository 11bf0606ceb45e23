import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** Imports that remain at run time: types are stripped. */
const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(?!type\b)(?:[^;"']*?\sfrom\s+)?"([^"]+)"|import\("([^"]+)"\)/g;
const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

/** Every package that these files load, by way of other files and of the packages themselves. */
export async function reachablePackages(root: string, entries: readonly string[]): Promise<Set<string>> {
  const files = new Set<string>();
  const packages = new Set<string>();

  const visitPackage = async (name: string): Promise<void> => {
    if (packages.has(name)) return;
    packages.add(name);
    const text = await readFile(path.join(root, "node_modules", name, "package.json"), "utf8").catch(() => "{}");
    const { dependencies, optionalDependencies } = Manifest.parse(JSON.parse(text));
    for (const each of Object.keys({ ...dependencies, ...optionalDependencies })) await visitPackage(each);
  };
  const visitFile = async (file: string): Promise<void> => {
    if (files.has(file)) return;
    files.add(file);
    const source = await readFile(file, "utf8");
    for (const [, fixed, dynamic] of source.matchAll(IMPORT)) {
      const target = fixed ?? dynamic ?? "";
      if (target.startsWith(".")) await visitFile(path.resolve(path.dirname(file), target));
      else if (target.startsWith("#")) await visitFile(path.join(root, target.slice(1)));
      else if (!target.startsWith("node:")) await visitPackage(nameOf(target));
    }
  };
  for (const entry of entries) await visitFile(path.join(root, entry));
  return packages;
}

const nameOf = (specifier: string) =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
