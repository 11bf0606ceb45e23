import { useTranslations } from "next-intl";
import type { UseFormRegisterReturn } from "react-hook-form";
import type { Outputs } from "#app/_trpc/outputs.ts";
import { RadioCards } from "#app/_ui/radio-cards.tsx";
import { Words } from "#app/_ui/words.tsx";
import type { Priority } from "#server/core/vocabulary.ts";
import { Urgency } from "./urgency.tsx";

/** What a complaint is about, and how urgent it is. */
export function FilingChoices(props: {
  categories: Outputs["categories"]["list"];
  priorities: readonly Priority[];
  priority: Priority | undefined;
  /** Why none, or not this one. */
  problem: string | undefined;
  register: (field: "category" | "priority") => UseFormRegisterReturn;
}) {
  const t = useTranslations("filing");
  const { categories, priorities, priority, register } = props;
  return (
    <>
      <RadioCards
        legend={t("category")}
        columns={2}
        error={props.problem ?? ""}
        cards={categories.map(({ name, description: line }) => ({ value: name, title: <Words>{name}</Words>, line }))}
        inputProps={() => register("category")}
      />
      <Urgency chosen={priority ?? "Medium"} choices={priorities} field={register("priority")} />
    </>
  );
}
