import { redirect } from "next/navigation";
import { homeOf } from "./_shell/navigation.ts";
import { findMe } from "./_shell/require-me.ts";

/** Everybody to where their day starts. */
export default async function HomePage() {
  const me = await findMe();
  redirect(me ? homeOf(me.role) : "/sign-in");
}
