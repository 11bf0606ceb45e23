import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { systemClock } from "#server/platform/clock.ts";
import { Messages } from "./_language/messages.tsx";
import { DataProvider } from "./_trpc/client.tsx";
import { HOLD_EARLY } from "./_ui/hold-early.ts";
import { OPEN_AT_NEWEST } from "./_ui/open-at-newest.ts";
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

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: { default: "QuickFix", template: "%s · QuickFix" },
    description: (await getTranslations("ui.page"))("description"),
  };
}

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
        <script nonce={nonce} suppressHydrationWarning>
          {HOLD_EARLY + OPEN_AT_NEWEST}
        </script>
        <ThemeProvider
          attribute="data-theme"
          defaultTheme="system"
          disableTransitionOnChange
          {...(nonce ? { nonce } : {})}
        >
          <NextIntlClientProvider messages={{}}>
            <Messages of={["ui", "terms", "shell", "drafts", "persons"]}>
              <RenderTimeProvider at={systemClock.now().getTime()}>
                <DataProvider>{children}</DataProvider>
              </RenderTimeProvider>
            </Messages>
          </NextIntlClientProvider>
        </ThemeProvider>
      </body>
    </html>
  );
}
