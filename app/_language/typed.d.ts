import type { Catalogue } from "#server/language/english.ts";

declare module "next-intl" {
  interface AppConfig {
    Locale: "en";
    Messages: Catalogue;
  }
}
