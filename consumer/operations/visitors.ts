import type { IncomingMessage, Server } from "node:http";
import { createSenderJudge, type JudgeSender, type Sender } from "#server/platform/addresses/sender.ts";
import { answerHeaders } from "#server/platform/doors/answer-headers.ts";
import { carriesToken } from "#server/platform/doors/operator-token.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import { createHosts, type Hosts } from "#server/platform/hosts.ts";

/** Who asks this process over HTTP, and what they may see. */
export interface Visitors {
  readonly hosts: Hosts;
  readonly judgeSender: JudgeSender;
  /** Whether this is an operator: somebody on this machine, or with METRICS_TOKEN. */
  isOperator(request: IncomingMessage): boolean;
}

type DoorEnv = Pick<ConsumerEnv, "trustedProxies" | "hosts" | "metricsToken">;

/** @param onSender Hears of everybody who is judged. */
export function createVisitors(env: DoorEnv, onSender: (sender: Sender) => void): Visitors {
  const judge = createSenderJudge(env);
  const hosts = createHosts(env.hosts);
  const judgeSender: JudgeSender = (arrival) => {
    const sender = judge(arrival);
    onSender(sender);
    return sender;
  };
  return {
    hosts,
    judgeSender,
    isOperator({ socket, headers }) {
      const { authorization, host } = headers;
      if (carriesToken(authorization, env.metricsToken)) return true;
      // A page that was led here under another name is on this machine, too: in somebody's browser.
      return judgeSender({ peer: socket.remoteAddress, headers }).isLocal && hosts.isOursOrAddress(host);
    },
  };
}

/** Tells browsers of every answer what they may do with it, whoever answers. Socket.IO must be there already. */
export function setAnswerHeaders(
  http: Server,
  { publicUrl, isHttpsBelow }: Pick<ConsumerEnv, "publicUrl" | "isHttpsBelow">,
): void {
  const headers = new Map(Object.entries(answerHeaders(publicUrl, isHttpsBelow)));
  http.prependListener("request", (_request, response) => void response.setHeaders(headers));
}
