import { DomainError } from "#server/core/errors.ts";
import { STATUS_OF_ERROR } from "#server/platform/doors/status-of-error.ts";
import type { Hosts } from "#server/platform/hosts.ts";
import type { Log } from "#server/platform/log.ts";
import type { Admit } from "./before-serving.ts";
import { refusalBody } from "./refusal-body.ts";

/** Whoever looks after the machine asks here at addresses that nobody can configure. */
const FOR_OPERATORS = ["/api/health", "/metrics"];

/** Lets nobody in who was led here under a name that is not ours: not to pages, not to built files, not to Next's own. */
export function ownHostsOnly({ hosts, log }: { hosts: Hosts; log: Pick<Log, "info"> }): Admit {
  return ({ url = "", method, headers: { host } }, response, serve) => {
    const [path = ""] = url.split("?", 1);
    if (FOR_OPERATORS.includes(path) ? hosts.isOursOrAddress(host) : hosts.isOurs(host)) return serve();
    const error = new DomainError(
      "request.unknown-host",
      "This desk does not answer to the name that the request was sent to. Whoever runs it can add the name to ALLOWED_HOSTS.",
    );
    const status = STATUS_OF_ERROR[error.code];
    log.info({ door: "host", method, status, code: error.code }, "request");
    const { type, body } = refusalBody(url, error);
    response.writeHead(status, {
      "Content-Type": type,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    });
    response.end(body);
  };
}
