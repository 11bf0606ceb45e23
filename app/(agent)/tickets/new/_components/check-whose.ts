import { fieldWords } from "#app/_language/field-words.ts";
import type { Say } from "#app/_language/say.ts";
import type { Whose } from "./whose.ts";

/** A sentence for what is missing or wrong; none when somebody is named. */
export interface WhoseErrors {
  readonly who?: string;
  readonly name?: string;
  readonly email?: string;
}

/** What the server would say of whom it is for, before it is asked. */
export async function checkWhose(whose: Whose, say: Say<"desk.whose">): Promise<WhoseErrors> {
  if (whose.kind === "search") return { who: say("missing") };
  if (whose.kind === "known") return {};
  const { NewCustomer } = await import("#server/desk/people/wire.ts");
  const { error } = NewCustomer.safeParse({ name: whose.name, email: whose.email });
  const sentenceOf = async (field: string) => {
    const issue = error?.issues.find(({ path }) => path[0] === field);
    return issue && (await fieldWords(issue.message));
  };
  const [name, email] = await Promise.all([sentenceOf("name"), sentenceOf("email")]);
  return { ...(name ? { name } : {}), ...(email ? { email } : {}) };
}
