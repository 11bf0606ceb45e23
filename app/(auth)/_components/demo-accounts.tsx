import { Headset, LayoutDashboard, type LucideIcon, User } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#app/_ui/button.tsx";

const PASSWORD = "quickfix-demo";
const ACCOUNTS = [
  { email: "user1@demo.test", as: "customer", icon: User },
  { email: "agent1@demo.test", as: "agent", icon: Headset },
  { email: "agent2@demo.test", as: "otherAgent", icon: Headset },
  { email: "admin@demo.test", as: "admin", icon: LayoutDashboard },
] as const satisfies readonly { email: string; as: string; icon: LucideIcon }[];

/** One press signs in as somebody. Only rendered where the demo data is. */
export function DemoAccounts({
  pending,
  onChoose,
}: {
  pending: string | null;
  onChoose: (who: string, email: string, password: string) => Promise<void>;
}) {
  const t = useTranslations("auth.demo");
  return (
    <section aria-labelledby="demo" className="flex flex-col gap-2 border-t border-border pt-6">
      <h2 id="demo" className="text-sm font-normal text-muted">
        {t("title")}
      </h2>
      <div className="grid grid-cols-2 gap-2">
        {ACCOUNTS.map(({ email, as, icon: Icon }) => (
          <Button
            key={email}
            size="lg"
            className="justify-start px-3 text-sm"
            icon={<Icon className="size-4 text-muted" aria-hidden />}
            pending={pending === email}
            title={email}
            onClick={() => void onChoose(email, email, PASSWORD)}
          >
            {t(as)}
          </Button>
        ))}
      </div>
    </section>
  );
}
