import { type Doc, isDocument } from "../bson/document.ts";
import { isNumeric, toDouble } from "../bson/number.ts";
import { badValue, MongoError } from "../errors.ts";
import { flag, optionalArray, optionalDoc, optionalNumber, optionalText } from "./arguments.ts";

interface FailPoint {
  /** How many occasions it still lets pass before it strikes. */
  skipped: number;
  /** How often it still strikes. */
  remaining: number;
  data: Doc;
}

/** What `failCommand` does to one command. */
export interface CommandFailure {
  closesConnection: boolean;
  blockMs: number;
  errorCode: number | null;
  errorLabels: string[] | null;
  errorExtra: Doc | null;
  writeConcernError: Doc | null;
}

/** What `onPrimaryTransactionalWrite` does to one retryable write. */
type WriteFailure = "after-commit" | "before-commit";

const known = new Set(["failCommand", "onPrimaryTransactionalWrite"]);
/** Commands that set and clear fail points cannot be failed, or nobody could clear them. */
const immune = new Set(["configureFailPoint"]);

/** Faults that a test has asked for. */
export class FailPoints {
  readonly #active = new Map<string, FailPoint>();

  /** @throws MongoError for an unknown fail point or mode. */
  configure(name: string, mode: unknown, data: Doc): void {
    if (!known.has(name)) throw new MongoError(51011, "FailPointSetFailed", `failpoint not found: ${name}`);
    const schedule = readMode(mode);
    if (schedule.remaining === 0) this.#active.delete(name);
    else this.#active.set(name, { ...schedule, data });
  }

  /** The fault for a command, counted as struck; null when none is meant for it. */
  strikeCommand(command: string, appName: string | null): CommandFailure | null {
    const point = this.#active.get("failCommand");
    if (!point || immune.has(command)) return null;
    const { data } = point;
    if (!(optionalArray(data, "failCommands") ?? []).includes(command)) return null;
    const target = optionalText(data, "appName");
    if (target !== undefined && target !== appName) return null;
    if (!this.#strikes("failCommand", point)) return null;
    return {
      closesConnection: flag(data, "closeConnection"),
      blockMs: flag(data, "blockConnection") ? (optionalNumber(data, "blockTimeMS") ?? 0) : 0,
      errorCode: optionalNumber(data, "errorCode") ?? null,
      errorLabels: optionalArray(data, "errorLabels")?.map(String) ?? null,
      errorExtra: optionalDoc(data, "errorExtraInfo") ?? null,
      writeConcernError: optionalDoc(data, "writeConcernError") ?? null,
    };
  }

  /** The fault for a retryable write, counted as struck. */
  strikeWrite(): WriteFailure | null {
    const point = this.#active.get("onPrimaryTransactionalWrite");
    if (!point || !this.#strikes("onPrimaryTransactionalWrite", point)) return null;
    return point.data["failBeforeCommitExceptionCode"] === undefined ? "after-commit" : "before-commit";
  }

  /** Counts one occasion, and answers whether the point strikes on it. */
  #strikes(name: string, point: FailPoint): boolean {
    if (point.skipped > 0) {
      point.skipped -= 1;
      return false;
    }
    point.remaining -= 1;
    if (point.remaining <= 0) this.#active.delete(name);
    return true;
  }
}

function readMode(mode: unknown): Pick<FailPoint, "skipped" | "remaining"> {
  if (mode === "off") return { skipped: 0, remaining: 0 };
  if (mode === "alwaysOn") return { skipped: 0, remaining: Number.POSITIVE_INFINITY };
  const { times, skip } = isDocument(mode) ? mode : {};
  if (isNumeric(times) && toDouble(times) >= 0) return { skipped: 0, remaining: toDouble(times) };
  if (isNumeric(skip) && toDouble(skip) >= 0) return { skipped: toDouble(skip), remaining: Number.POSITIVE_INFINITY };
  throw badValue("a fail point's mode is 'off', 'alwaysOn', { times: <number> } or { skip: <number> }");
}
