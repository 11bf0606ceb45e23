import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { findMe } from "#app/_shell/require-me.ts";
import { RegisterForm } from "../_components/register-form.tsx";

export const metadata: Metadata = { title: "Create an account" };

export default async function RegisterPage() {
  if (await findMe()) redirect("/");
  return (
    <>
      <h1 className="text-xl">Create an account</h1>
      <RegisterForm />
      <p className="text-sm text-muted">
        You have one?{" "}
        <Link href="/sign-in" className="font-medium text-accent underline underline-offset-2">
          Sign in
        </Link>
      </p>
    </>
  );
}
