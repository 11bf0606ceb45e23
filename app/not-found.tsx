import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NothingHere } from "./_shell/nothing-here.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ui.page"))("notFound") };
}

export default function NotFound() {
  return (
    <main>
      <NothingHere />
    </main>
  );
}
