import path from "node:path";

const root = path.resolve(import.meta.dirname);

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  headers: async () => [
    // What every answer carries stands in server/platform/doors/answer-headers.ts: Next's own refusals have no headers of here.
    // The addresses of links hold secrets: nothing on the way keeps them, and no page that they lead to is told.
    {
      source: "/link",
      headers: [
        { key: "Referrer-Policy", value: "no-referrer" },
        { key: "Cache-Control", value: "no-store" },
      ],
    },
  ],
  reactStrictMode: true,
  // `npm run check` is the gate for types, tests' included; a shop that starts from source must not wait for it again.
  typescript: { ignoreBuildErrors: true },
  // A lockfile in a parent folder must not move the root.
  outputFileTracingRoot: root,
  turbopack: { root },
  serverExternalPackages: ["@aws-sdk/client-sns", "@aws-sdk/client-sqs"],
  ...(process.env.NEXT_OUTPUT === "standalone" ? { output: "standalone" } : {}),
};

export default config;
