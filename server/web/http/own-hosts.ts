import { DomainError } from "#server/core/errors.ts";
import { STATUS_OF_ERROR } from "#server/platform/doors/status-of-error.ts";
import type { Hosts } from "#server/platform/hosts.ts";
import { answerBare } from "./answer-bare.ts";
import type { Admit } from "./before-serving.ts";
import { refusalBody } from "./refusal-body.ts";
import type { RefusalLines } from "./refusal-lines.ts";

/** Whoever looks after the machine asks here at addresses that nobody can configure. */
const FOR_OPERATORS = ["/api/health", "/metrics"];

/** Lets nobody in who was led here under a name that is not ours: not to pages, not to built files, not to Next's own. */
export function ownHostsOnly({ hosts, lines }: { hosts: Hosts; lines: Pick<RefusalLines, "explain"> }): Admit {
  return ({ url = "", headers: { host } }, response, serve) => {
    const [path = ""] = url.split("?", 1);
    if (FOR_OPERATORS.includes(path) ? hosts.isOursOrAddress(host) : hosts.isOurs(host)) return serve();
    const error = new DomainError("request.unknown-host", { key: "refusals.request.unknownHost" });
    lines.explain({ door: "host", code: error.code });
    answerBare(response, STATUS_OF_ERROR[error.code], refusalBody(url, error));
  };
}
