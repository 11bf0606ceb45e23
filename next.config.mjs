import path from "node:path";
import { fileURLToPath } from "node:url";
import createNextIntlPlugin from "next-intl/plugin";

const root = path.resolve(import.meta.dirname);
const FORMAT_ONLY = `./${path.relative(root, fileURLToPath(import.meta.resolve("use-intl/format-message/format-only")))}`;

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  headers: async () => [
    // What every answer carries stands in server/platform/doors/answer-headers.ts: Next's own refusals have no headers of here.
    // The addresses of links hold secrets: nothing on the way keeps them, and no page that they lead to is told.
    ...["/unsubscribe/:rest*", "/link"].map((source) => ({
      source,
      headers: [
        { key: "Referrer-Policy", value: "no-referrer" },
        { key: "Cache-Control", value: "no-store" },
      ],
    })),
  ],
  reactStrictMode: true,
  // It stands over the page, and over its shortcuts.
  devIndicators: false,
  // `npm run check` is the gate for types, tests' included; a shop that starts from source must not wait for it again.
  typescript: { ignoreBuildErrors: true },
  // A lockfile in a parent folder must not move the root.
  outputFileTracingRoot: root,
  turbopack: {
    root,
    // Messages come compiled (server/language), and no page loads a parser for them.
    resolveAlias: { "use-intl/format-message": FORMAT_ONLY },
  },
  serverExternalPackages: [
    "@react-email/body",
    "@react-email/button",
    "@react-email/container",
    "@react-email/head",
    "@react-email/hr",
    "@react-email/html",
    "@react-email/link",
    "@react-email/preview",
    "@react-email/section",
    "@react-email/text",
    "@aws-sdk/client-s3",
    "@aws-sdk/client-sns",
    "@aws-sdk/client-sqs",
    "busboy",
    "email-reply-parser",
    "file-type",
    "html-to-text",
    "mailparser",
    "nodemailer",
    "sharp",
  ],
  ...(process.env.NEXT_OUTPUT === "standalone" ? { output: "standalone" } : {}),
};

export default createNextIntlPlugin("./app/_language/request.ts")(config);
