import { Headset, LayoutDashboard, type LucideIcon, User } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";

const PASSWORD = "quickfix-demo";
const ACCOUNTS: readonly { email: string; label: string; icon: LucideIcon }[] = [
  { email: "user1@demo.test", label: "Customer", icon: User },
  { email: "agent1@demo.test", label: "Agent", icon: Headset },
  { email: "agent2@demo.test", label: "Another agent", icon: Headset },
  { email: "admin@demo.test", label: "Supervisor", icon: LayoutDashboard },
];

/** One press signs in as somebody. Only rendered where the demo data is. */
export function DemoAccounts({
  pending,
  onChoose,
}: {
  pending: string | null;
  onChoose: (who: string, email: string, password: string) => Promise<void>;
}) {
  return (
    <section aria-labelledby="demo" className="flex flex-col gap-2 border-t border-border pt-6">
      <h2 id="demo" className="text-sm font-normal text-muted">
        Or look around as
      </h2>
      <div className="grid grid-cols-2 gap-2">
        {ACCOUNTS.map(({ email, label, icon: Icon }) => (
          <Button
            key={email}
            size="lg"
            className="justify-start px-3 text-sm"
            icon={<Icon className="size-4 text-muted" aria-hidden />}
            pending={pending === email}
            title={email}
            onClick={() => void onChoose(email, email, PASSWORD)}
          >
            {label}
          </Button>
        ))}
      </div>
    </section>
  );
}
