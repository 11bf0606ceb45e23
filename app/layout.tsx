import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { headers } from "next/headers";
import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { systemClock } from "#server/platform/clock.ts";
import { DataProvider } from "./_trpc/client.tsx";
import { RenderTimeProvider } from "./_ui/render-time.tsx";
import "./globals.css";

const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  variable: "--font-inter",
  weight: "100 900",
  display: "swap",
});

/** Names are written in more letters than English needs; fetched only when one of them is on the page. */
const interExtended = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
  variable: "--font-inter-ext",
  weight: "100 900",
  display: "swap",
  preload: false,
  declarations: [{ prop: "unicode-range", value: "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+1E00-1E9F, U+20A0-20AB" }],
});

export const metadata: Metadata = {
  title: { default: "QuickFix", template: "%s · QuickFix" },
  description: "Tell us what went wrong. A person gets it as soon as one is free.",
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#161a21" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // The theme is set on <html> before React takes over.
    <html lang="en" className={`${inter.variable} ${interExtended.variable}`} suppressHydrationWarning>
      <body className="font-sans text-sm antialiased">
        <ThemeProvider
          attribute="data-theme"
          defaultTheme="system"
          disableTransitionOnChange
          {...(nonce ? { nonce } : {})}
        >
          <RenderTimeProvider at={systemClock.now().getTime()}>
            <DataProvider>{children}</DataProvider>
          </RenderTimeProvider>
        </ThemeProvider>
      </body>
    </html>
  );
}
