import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkPage } from "../_components/link-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.link"))("title"), robots: { index: false } };
}

/**
 * Where every link in a mail leads. What stands behind the `#` never reaches the server with this request, so opening it
 * changes nothing, whoever opens it.
 */
export default function Page() {
  return <LinkPage />;
}
