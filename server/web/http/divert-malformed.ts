import { DomainError } from "#server/core/errors.ts";
import { isDecodable } from "#server/core/own-path.ts";
import { STATUS_OF_ERROR } from "#server/platform/doors/status-of-error.ts";
import { answerBare } from "./answer-bare.ts";
import type { Admit } from "./before-serving.ts";
import { onArrival } from "./on-arrival.ts";
import { refusalBody } from "./refusal-body.ts";
import type { RefusalLines } from "./refusal-lines.ts";

/** Where they are refused, whatever they were meant for: counted like any other address of the API. */
const MALFORMED_ADDRESS = "/api/malformed-address";

/**
 * Leads a request whose address nobody can decode, or that leads elsewhere by its look, to where it is refused. Next would
 * answer 500 in plain text, or send its sender on, without a word in the log and before anybody of ours is asked.
 */
export function divertMalformed(): Disposable {
  return onArrival((request) => {
    if (!isWellFormed(request.url ?? "")) request.url = MALFORMED_ADDRESS;
  });
}

/** Refuses them as the API refuses, before Next is asked: in `next dev` nothing of it is there until the first request. */
export function refuseMalformed(lines: Pick<RefusalLines, "explain">): Admit {
  return ({ url = "" }, response, serve) => {
    if (url !== MALFORMED_ADDRESS) return serve();
    const error = new DomainError("input.invalid", { key: "refusals.input.malformedAddress" });
    lines.explain({ door: "address", code: error.code });
    answerBare(response, STATUS_OF_ERROR[error.code], refusalBody(url, error));
  };
}

/** A path that can be read to its last escape, and that browsers do not take for the name of another site. */
function isWellFormed(url: string): boolean {
  const [path = ""] = url.split("?", 1);
  return /^\/(?![/\\])/.test(path) && isDecodable(path) && URL.canParse(url, "http://localhost");
}
