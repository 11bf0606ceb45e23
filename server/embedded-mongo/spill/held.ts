import type { SpillFile } from "./spill-file.ts";
import type { Reservation, Workspace } from "./workspace.ts";

/** Records kept in the order in which they came: in memory while there is room, and in a file from then on. */
export class Held {
  readonly #workspace: Workspace;
  readonly #reservation: Reservation;
  readonly #startsInFile: boolean;
  #records: Uint8Array[] = [];
  #file: SpillFile | null = null;

  /** @param where `file` for what is held because there is no memory left. */
  constructor(workspace: Workspace, where: "memory" | "file" = "memory") {
    this.#workspace = workspace;
    this.#reservation = workspace.reserve();
    this.#startsInFile = where === "file";
  }

  get isEmpty(): boolean {
    return this.#records.length === 0 && this.#file === null;
  }

  add(record: Uint8Array): void {
    if (!this.#startsInFile && this.#file === null && this.#reservation.grow(record.length)) {
      this.#records.push(record);
      return;
    }
    this.#file ??= this.#workspace.openFile();
    this.#file.append(record);
  }

  *read(): Generator<Uint8Array, void> {
    yield* this.#records;
    if (this.#file) yield* this.#file.read({ from: 0, to: this.#file.end });
  }

  close(): void {
    this.#records = [];
    this.#reservation.release();
    this.#file?.close();
  }
}
