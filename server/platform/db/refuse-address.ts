import { readFileSync } from "node:fs";
import { problemsOfAddress } from "./address-problems.ts";
import { readConnectionString } from "./connection-string.ts";
import { SetUpError } from "./set-up-error.ts";

/** For whoever is about to connect: an address that cannot be used, or a file in it that cannot. @throws SetUpError */
export function refuseAddress(uri: string): void {
  const problems = problemsOfAddress(uri);
  const found = problems.length > 0 ? problems : fileProblems(uri);
  if (found.length > 0) throw new SetUpError(found.map((problem) => `MONGODB_URI ${problem}.`).join("\n"));
}

const FILES = ["tlsCAFile", "tlsCertificateKeyFile", "tlsCRLFile"] as const;
/** What every certificate, key and list in PEM form begins with. */
const PEM = "-----BEGIN ";

/** The driver reads them with each attempt, and its error would be taken for a database that is away. */
function fileProblems(uri: string): string[] {
  const { options } = readConnectionString(uri);
  return FILES.flatMap((name) => {
    const file = options.get(name.toLowerCase());
    const why = file === undefined ? null : whyUnusable(file);
    return why === null ? [] : [`names ${file} as ${name}, ${why}. Correct the path, or the file`];
  });
}

function whyUnusable(file: string): string | null {
  try {
    return readFileSync(file, "latin1").includes(PEM) ? null : "and there is nothing in PEM form in it";
  } catch (error) {
    return `which cannot be read (${error instanceof Error ? error.message : String(error)})`;
  }
}
