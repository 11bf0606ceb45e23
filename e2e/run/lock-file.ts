export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  /** The hash of what is installed. */
  readonly integrity?: string;
  /** Where it comes from, where that is not the registry that npm is set to. */
  readonly resolved?: string;
  /** It comes within another one, whose hash covers it. */
  readonly inBundle?: boolean;
}

/** Everything that is wrong with a lock file, one sentence each. */
export function lockProblems(lock: LockFile): string[] {
  return [...missingFromLock(lock), ...strangersInLock(lock)];
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

/** Packages that are not what they were when they were locked, or that come from elsewhere than the registry, one sentence each. */
export function strangersInLock({ packages }: LockFile): string[] {
  return Object.entries(packages).flatMap(([place, { integrity, resolved, inBundle }]) => {
    if (place === "" || inBundle) return [];
    return [
      ...(integrity?.startsWith("sha512-") ? [] : [`${place} has no SHA-512 in package-lock.json.`]),
      ...(resolved === undefined ? [] : [`${place} comes from ${resolved}, and not from the registry.`]),
    ];
  });
}

/** Where Node would look for a package from inside another one: its own node_modules, then each one above. */
function placesFor(owner: string, name: string): string[] {
  const parts = owner === "" ? [] : owner.split("/node_modules/");
  const above = parts.map((_, index) => parts.slice(0, parts.length - index).join("/node_modules/"));
  return [...above.map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`];
}
