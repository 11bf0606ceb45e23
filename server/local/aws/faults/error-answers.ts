import { randomUUID } from "node:crypto";
import type { AwsAnswer, AwsRequest } from "./aws-request.ts";

interface AwsError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly fault: "Sender" | "Receiver";
}

/** SQS or SNS cannot serve anybody at the moment. */
export function unavailable(request: Pick<AwsRequest, "service">): AwsAnswer {
  const message = "The service is temporarily unavailable.";
  return errorAnswer(request, { status: 503, code: "ServiceUnavailable", message, fault: "Receiver" });
}

/** Too many requests, said as each of the two services says it. */
export function throttled(request: Pick<AwsRequest, "service">): AwsAnswer {
  const message = "Rate exceeded";
  const code = request.service === "sqs" ? "RequestThrottled" : "Throttling";
  return errorAnswer(request, { status: 400, code, message, fault: "Sender" });
}

/** These keys are good, and may not do this; in AWS's own words. */
export function forbidden(request: Pick<AwsRequest, "service">, { user, action, resource }: Forbidden): AwsAnswer {
  const message = `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
  const code = request.service === "sqs" ? "AccessDeniedException" : "AuthorizationError";
  return errorAnswer(request, { status: 403, code, message, fault: "Sender" });
}

export interface Forbidden {
  readonly user: string;
  readonly action: string;
  readonly resource: string;
}

function errorAnswer({ service }: Pick<AwsRequest, "service">, error: AwsError): AwsAnswer {
  const { status, code, message, fault } = error;
  const requestId = randomUUID();
  if (service === "sqs") {
    const headers = {
      "content-type": "application/x-amz-json-1.0",
      "x-amzn-requestid": requestId,
      "x-amzn-query-error": `${code};${fault}`,
    };
    return { statusCode: status, headers, body: JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message }) };
  }
  const body = `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>${fault}</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
  return { statusCode: status, headers: { "content-type": "text/xml" }, body };
}
