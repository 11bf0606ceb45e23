"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { AddCategoryForm } from "./add-category-form.tsx";
import { CategoryRow } from "./category-row.tsx";

/** What is offered to customers, and below it what no longer is. */
export function Categories() {
  const t = useTranslations("categories");
  const trpc = useTRPC();
  const { data: categories } = useSuspenseQuery(trpc.categories.list.queryOptions());
  const offered = categories.filter(({ active }) => active);
  const archived = categories.filter(({ active }) => !active);
  return (
    <>
      <Panel data-purpose aria-label={t("add.label")} className="px-4 pt-4 max-sm:pb-4">
        <AddCategoryForm />
      </Panel>
      <Panel data-purpose aria-label={t("offered")}>
        <ul className="divide-y divide-border">
          {offered.map((category) => (
            <CategoryRow key={category.name} category={category} />
          ))}
        </ul>
      </Panel>
      {archived.length > 0 ? (
        <section aria-labelledby="archived">
          <h2 id="archived" className="mb-2 text-sm">
            {t("archived")}
          </h2>
          <Panel>
            <ul className="divide-y divide-border">
              {archived.map((category) => (
                <CategoryRow key={category.name} category={category} />
              ))}
            </ul>
          </Panel>
        </section>
      ) : null}
    </>
  );
}
