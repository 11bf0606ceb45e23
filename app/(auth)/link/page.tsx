import type { Metadata } from "next";
import { LinkPage } from "../_components/link-page.tsx";

export const metadata: Metadata = { title: "Your link", robots: { index: false } };

/**
 * Where every link in a mail leads. What stands behind the `#` never reaches the server with this request, so opening it
 * changes nothing, whoever opens it.
 */
export default function Page() {
  return <LinkPage />;
}
