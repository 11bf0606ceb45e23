import { z } from "zod";
import { problemsOfAddress } from "./db/address-problems.ts";
import { AWS_VARIABLES } from "./env-aws.ts";
import { http, notes, port, text, url, type VariableNotes } from "./env-checks.ts";
import { COPY_VARIABLES } from "./env-copies.ts";
import { DOOR_VARIABLES } from "./env-doors.ts";
import { FILE_VARIABLES } from "./env-files.ts";
import { LIMIT_VARIABLES } from "./env-limits.ts";
import { MAIL_VARIABLES } from "./env-mail.ts";
import { PRESENCE_VARIABLES } from "./env-presence.ts";
import { PUSH_VARIABLES } from "./env-push.ts";
import { SECRET_EXAMPLE, secret } from "./env-secret.ts";

/** Every variable QuickFix reads, with its check and its documentation. The order is that of .env.example. */
export const EnvVariables = z.object({
  MONGODB_URI: text(/^mongodb(\+srv)?:\/\/\S+$/, "must start with mongodb:// or mongodb+srv://")
    .superRefine((uri, { addIssue }) => {
      for (const message of problemsOfAddress(uri)) addIssue({ code: "custom", message });
    })
    .meta(
      notes({
        group: "Database",
        description: "Connection string of a MongoDB replica set, with the database name.",
        example: "mongodb://127.0.0.1:27017/quickfix?replicaSet=rs0",
      }),
    ),
  ...AWS_VARIABLES,
  PORT: port.default(3000).meta(notes({ group: "Web", description: "Port of the web application.", example: "3000" })),
  NEXTAUTH_URL: url(http, "must be the http(s) address people use").meta(
    notes({
      group: "Sign-in",
      description: "Address people open in the browser; cookies and origin checks depend on it.",
      example: "https://quickfix.example.com",
    }),
  ),
  NEXTAUTH_SECRET: secret.meta(
    notes({
      group: "Sign-in",
      description: "Signs sessions and tokens; the same for web and consumer. Make one: openssl rand -base64 48",
      example: SECRET_EXAMPLE,
    }),
  ),
  NEXTAUTH_SECRET_PREVIOUS: secret.optional().meta(
    notes({
      group: "Sign-in",
      description:
        "The secret before a change, for the 30 days in which sessions are carried over to the new one. Then remove it.",
      example: "the-secret-that-was-there-before-for-30-days",
    }),
  ),
  GOOGLE_CLIENT_ID: text(/^\S+$/, "must not contain spaces")
    .optional()
    .meta(notes({ group: "Sign-in", description: "Google sign-in; set both or neither.", example: "client-id" })),
  GOOGLE_CLIENT_SECRET: text(/^\S+$/, "must not contain spaces")
    .optional()
    .meta(notes({ group: "Sign-in", description: "Secret for Google sign-in.", example: "client-secret" })),
  GITHUB_CLIENT_ID: text(/^\S+$/, "must not contain spaces")
    .optional()
    .meta(notes({ group: "Sign-in", description: "GitHub sign-in; set both or neither.", example: "client-id" })),
  GITHUB_CLIENT_SECRET: text(/^\S+$/, "must not contain spaces")
    .optional()
    .meta(notes({ group: "Sign-in", description: "Secret for GitHub sign-in.", example: "client-secret" })),
  REALTIME_PORT: port.default(3001).meta(
    notes({
      group: "Consumer",
      description: "Port of Socket.IO, health and metrics on the consumer.",
      example: "3001",
    }),
  ),
  NEXT_PUBLIC_REALTIME_URL: url(http, "must be an http(s) URL")
    .optional()
    .meta(
      notes({
        group: "Consumer",
        description: "Address of the consumer as browsers see it. Unset means NEXTAUTH_URL's host with REALTIME_PORT.",
        example: "https://live.quickfix.example.com",
      }),
    ),
  ...DOOR_VARIABLES,
  ...PRESENCE_VARIABLES,
  ...FILE_VARIABLES,
  REDIS_URL: url(/^rediss?$/, "must start with redis:// or rediss://")
    .optional()
    .meta(
      notes({
        group: "Optional services",
        description: "Redis for live updates across several consumers.",
        example: "redis://127.0.0.1:6379",
      }),
    ),
  SMTP_URL: url(/^smtps?$/, "must start with smtp:// or smtps://")
    .optional()
    .meta(
      notes({
        group: "Optional services",
        description:
          "Mail server. Without it dev and local keep mails for the page /mail, and administrators hand links over.",
        example: "smtp://user:password@mail.example.com:587",
      }),
    ),
  ...MAIL_VARIABLES,
  ...PUSH_VARIABLES,
  ...LIMIT_VARIABLES,
  HSTS_SUBDOMAINS: z
    .enum(["on", "off"], { error: "must be on or off" })
    .default("on")
    .meta(
      notes({
        group: "Web",
        description:
          "With https, browsers are told to use it for all names below the desk's as well; off where one of them has none.",
        example: "on",
      }),
    ),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], {
      error: "must be trace, debug, info, warn, error, fatal or silent",
    })
    .default("info")
    .meta(notes({ group: "Operation", description: "Least severe log line that is written.", example: "info" })),
  AUDIT_DAYS: z.coerce
    .number({ error: "must be a number of days" })
    .int({ error: "must be a whole number of days" })
    .min(1, { error: "must be at least 1" })
    .max(36_500, { error: "must be at most 36500" })
    .default(400)
    .meta(
      notes({
        group: "Operation",
        description: "Days that the trail of who did what is kept; page /audit shows it to admins.",
        example: "400",
      }),
    ),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(http, "must be an http(s) URL")
    .optional()
    .meta(
      notes({
        group: "Operation",
        description: "OpenTelemetry collector that traces are sent to, over HTTP. Unset means no traces.",
        example: "http://127.0.0.1:4318",
      }),
    ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url(http, "must be an http(s) URL")
    .optional()
    .meta(
      notes({
        group: "Operation",
        description: "The same with its whole path, for a collector that takes traces elsewhere than at /v1/traces.",
        example: "http://127.0.0.1:4318/v1/traces",
      }),
    ),
  QUICKFIX_MODE: z
    .enum(["production", "local", "dev"], { error: "must be production, local or dev" })
    .default("production")
    .meta(
      notes({
        group: "Operation",
        description: "Set to dev or local by the one-machine launchers, which show the demo sign-ins.",
        example: "production",
      }),
    ),
  QUICKFIX_DATA_DIR: z
    .string()
    .default(".data")
    .meta(
      notes({
        group: "Operation",
        description: "Folder of the embedded database and queue, and of files.",
        example: ".data",
      }),
    ),
  ...COPY_VARIABLES,
  QUICKFIX_CONTROL_URL: url(http, "must be an http(s) URL")
    .optional()
    .meta(
      notes({
        group: "Operation",
        description: "Where the one-machine launchers take orders for experiments. They set it themselves.",
        example: "http://127.0.0.1:40123",
      }),
    ),
  QUICKFIX_CONTROL_TOKEN: secret
    .regex(/^\S+$/, { error: "must have no spaces" })
    .optional()
    .meta(
      notes({
        group: "Operation",
        description: "What opens it; new with every start of a launcher.",
        example: "set-by-the-launcher-and-by-nobody-else",
      }),
    ),
  QUICKFIX_VISIBILITY_SECONDS: z.coerce
    .number({ error: "must be a number of seconds" })
    .int({ error: "must be a whole number of seconds" })
    .min(1, { error: "must be at least 1" })
    .max(600, { error: "must be at most 600" })
    .default(30)
    .meta(
      notes({
        group: "Operation",
        description: "Seconds until a message that a consumer received and did not finish is given to another one.",
        example: "30",
      }),
    ),
  QUICKFIX_RECONCILE: z
    .enum(["on", "off"], { error: "must be on or off" })
    .default("on")
    .meta(
      notes({
        group: "Operation",
        description:
          "The net that repairs what should never go wrong. Only tests switch it off, to see that it was not needed.",
        example: "on",
      }),
    ),
});
export type EnvVariables = z.infer<typeof EnvVariables>;

/** The notes of one variable; every variable has them, which the example's test proves. */
export function notesOf(name: keyof EnvVariables): VariableNotes {
  return EnvVariables.shape[name].meta() as unknown as VariableNotes;
}
