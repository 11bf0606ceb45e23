import { dirname } from "node:path";

/** What can be done about a database that cannot be used; the same wherever that is noticed. */
function advice(folder: string): string {
  return [
    "Nothing was changed. One of these helps:",
    "  - the newest nightly copy of `npm run local`, with its files:  npm run copies -- --restore newest",
    `  - a dump:  move ${folder} away, and  npm run embedded -- --restore DUMP --data ${folder}`,
    `  - to begin with an empty database:  move ${folder} away`,
  ].join("\n");
}

/** A data folder whose files are not what was written into them. The message names the file, what is wrong, and what to do. */
export class DamagedFolder extends Error {
  override name = "DamagedFolder" as const;

  constructor(file: string, problem: string) {
    super(`${file} ${problem}.\n${advice(dirname(file))}`);
  }
}

const corrupt = 11;
const notADatabase = 26;

/** Whether SQLite says of an error that the file itself is wrong. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error && "errcode" in error)) return false;
  // The low byte of an extended code is the plain one.
  const code = Number(error.errcode) & 0xff;
  return code === corrupt || code === notADatabase;
}
