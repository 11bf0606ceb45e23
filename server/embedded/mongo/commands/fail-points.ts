import { type Doc, isDocument } from "../bson/document.ts";
import { isNumeric, toDouble } from "../bson/number.ts";
import { badValue, MongoError } from "../errors.ts";
import { flag, optionalArray, optionalDoc, optionalNumber, optionalText } from "./arguments.ts";

interface FailPoint {
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
    const remaining = strikes(mode);
    if (remaining === 0) this.#active.delete(name);
    else this.#active.set(name, { remaining, data });
  }

  /** The fault for a command, counted as struck; null when none is meant for it. */
  strikeCommand(command: string, appName: string | null): CommandFailure | null {
    const point = this.#active.get("failCommand");
    if (!point || immune.has(command)) return null;
    const { data } = point;
    if (!(optionalArray(data, "failCommands") ?? []).includes(command)) return null;
    const target = optionalText(data, "appName");
    if (target !== undefined && target !== appName) return null;
    this.#spend("failCommand", point);
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
    if (!point) return null;
    this.#spend("onPrimaryTransactionalWrite", point);
    return point.data["failBeforeCommitExceptionCode"] === undefined ? "after-commit" : "before-commit";
  }

  #spend(name: string, point: FailPoint): void {
    point.remaining -= 1;
    if (point.remaining <= 0) this.#active.delete(name);
  }
}

function strikes(mode: unknown): number {
  if (mode === "off") return 0;
  if (mode === "alwaysOn") return Number.POSITIVE_INFINITY;
  const times = isDocument(mode) ? mode["times"] : undefined;
  if (isNumeric(times) && toDouble(times) >= 0) return toDouble(times);
  throw badValue("a fail point's mode is 'off', 'alwaysOn' or { times: <number> }");
}
