"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { TextInput } from "#app/_ui/field.tsx";

/** Takes the number of a complaint, or its id, to its trace. */
export function TraceSearch({ given }: { given: string }) {
  const router = useRouter();
  const [typed, setTyped] = useState(given);
  const inputId = useId();
  const wanted = typed.trim();
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (wanted) router.push(`/pipeline/trace/${encodeURIComponent(wanted)}`);
  };
  return (
    <form onSubmit={go} className="flex max-w-xl items-end gap-2">
      <div className="flex flex-1 flex-col gap-1">
        <label htmlFor={inputId} className="text-sm font-medium">
          Complaint
        </label>
        <TextInput
          id={inputId}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder="COMP-10001"
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <Button
        type="submit"
        icon={<Search className="size-4" aria-hidden />}
        disabledReason={wanted ? undefined : "Give the number of a complaint first."}
      >
        Show
      </Button>
    </form>
  );
}
