/** A dump that cannot be restored as it is. The message names the file, where in it, and what to do. */
export class UnusableDump extends Error {
  override name = "UnusableDump" as const;

  constructor(file: string, problem: string) {
    super(`${file} ${problem}`);
  }
}
