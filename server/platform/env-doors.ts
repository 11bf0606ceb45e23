import { z } from "zod";
import { readNetwork } from "./addresses/networks.ts";
import { notes } from "./env-checks.ts";
import { secretOf } from "./env-secret.ts";

/** Things with commas or blanks between them, each as `read` has it. */
const listOf = (read: (item: string) => string | null, complaint: string) =>
  z.string().transform((value, { addIssue }) =>
    value
      .split(/[\s,]+/)
      .filter((item) => item !== "")
      .flatMap((item) => {
        const found = read(item);
        if (found === null) addIssue({ code: "custom", message: `has "${item}" in it, which ${complaint}` });
        return found ?? [];
      }),
  );

const HOST_NAME = /^([\w-]+(\.[\w-]+)*|\[[\da-f:.]+\])$/i;

/** Whom the doors believe, and what opens those that are for operators. */
export const DOOR_VARIABLES = {
  TRUSTED_PROXIES: listOf(readNetwork, "is no address or network of some proxies")
    .optional()
    .meta(
      notes({
        group: "Doors",
        description:
          "Addresses or networks of the proxies before web and consumer, whose X-Forwarded-For is believed. Unset means nobody's.",
        example: "10.0.0.0/8, 2001:db8::7",
      }),
    ),
  ALLOWED_HOSTS: listOf((name) => (HOST_NAME.test(name) ? name.toLowerCase() : null), "is no name of a host")
    .optional()
    .meta(
      notes({
        group: "Doors",
        description:
          "Names that requests may be sent to, beside those of NEXTAUTH_URL and NEXT_PUBLIC_REALTIME_URL and the machine's own.",
        example: "web, consumer, desk.internal",
      }),
    ),
  METRICS_TOKEN: secretOf(16)
    .regex(/^[\w.~+/=-]*$/, { error: "must have nothing but letters, digits and -._~+/= in it" })
    .optional()
    .meta(
      notes({
        group: "Doors",
        description:
          "Opens /metrics of web and consumer and the details of /readyz, as Authorization: Bearer. Unset means that only this machine may see the consumer's, and admins the web's.",
        example: "the-output-of-openssl-rand-hex-24",
      }),
    ),
};
