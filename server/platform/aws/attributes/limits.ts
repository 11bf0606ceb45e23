import { sameValue } from "../attribute-value.ts";
import { type Fault, held, type Rule } from "./rule.ts";

/** What SNS and SQS took before they could take more; no message of ours is larger. */
const MESSAGE_BYTES = 262_144;

/** The value has to be this one. */
export function exactly<Context>(whose: string, name: string, wanted: (context: Context) => string, what: string) {
  return held<Context>(`${whose} ${name} is as it should be.`, (value, context): Fault | null => {
    const right = wanted(context);
    if (sameValue(value ?? "", right)) return null;
    return {
      found: `${whose} ${name} is ${value || "not set"} and should be ${right || "not set"}: ${what}.`,
      repair: { [name]: right },
    };
  });
}

/** It takes the largest message that is sent. Where nothing is said, AWS's own limit holds, which is no smaller. */
export function takesEveryMessage(whose: string, advice?: string): Rule<unknown> {
  return held(`${whose} MaximumMessageSize is large enough.`, (value): Fault | null => {
    if (!value || Number(value) >= MESSAGE_BYTES) return null;
    const found = `${whose} MaximumMessageSize is ${value} and should be at least ${MESSAGE_BYTES}: larger events are refused.`;
    return advice ? { found, advice } : { found, repair: { MaximumMessageSize: String(MESSAGE_BYTES) } };
  });
}

/** Null where there is no key, or one of AWS's that everybody in the account may use by way of the service. */
export function keyFault(whose: string, value: string | undefined, usable: string | null, who: string): Fault | null {
  if (!value || isAlias(value, usable)) return null;
  return {
    found: `${whose} messages are encrypted with the KMS key ${value}. Without rights on that key ${who}, and nobody is told.`,
    advice:
      "Take the key away (KmsMasterKeyId empty, SqsManagedSseEnabled true for a queue), or let sns.amazonaws.com and the roles of web and consumer kms:GenerateDataKey and kms:Decrypt in its policy; these keys cannot see whether it does.",
  };
}

export function isAlias(value: string, alias: string | null): boolean {
  return alias !== null && (value === alias || value.endsWith(`:${alias}`));
}
