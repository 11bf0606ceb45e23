export interface LockFile {
  readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>>;
}

/**
 * Optional dependencies that the lock file leaves out, one sentence each. npm writes such a lock without complaint when
 * a registry lacks a platform's package, and `npm ci` then fails on every machine.
 */
export function missingFromLock({ packages }: LockFile): string[] {
  return Object.entries(packages).flatMap(([owner, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !placesFor(owner, name).some((place) => place in packages))
      .map((name) => `${owner || "the project"} needs ${name}, which package-lock.json does not have.`),
  );
}

/** Where Node would look for a package from inside another one: its own node_modules, then each one above. */
function placesFor(owner: string, name: string): string[] {
  const parts = owner === "" ? [] : owner.split("/node_modules/");
  const above = parts.map((_, index) => parts.slice(0, parts.length - index).join("/node_modules/"));
  return [...above.map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`];
}
