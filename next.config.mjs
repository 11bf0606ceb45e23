import path from "node:path";

const root = path.resolve(import.meta.dirname);

// For every answer, files included. The Content-Security-Policy of pages carries a nonce: proxy.ts writes it.
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=()" },
];

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
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
