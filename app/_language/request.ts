import { getRequestConfig } from "next-intl/server";
import { compiledEnglish } from "#server/language/english.ts";

/** What a page is written in. English is the only language so far. */
export default getRequestConfig(async () => ({ locale: "en", messages: compiledEnglish, timeZone: "UTC" }));
