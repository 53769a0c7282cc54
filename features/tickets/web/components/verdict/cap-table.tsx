import { cn } from "@/components/ui/cn";
import type { Level } from "@/features/guilds/levels";
import { type CapsByLevel, STAFF_LEVELS, type VerdictCaps } from "@/features/guilds/moderation/rules";
import { formatCoins } from "@/lib/money";

const ROWS: readonly [cap: keyof VerdictCaps, name: string, unit: "days" | "coins"][] = [
  ["banDays", "Timed ban", "days"],
  ["refund", "Refund, an order", "coins"],
  ["compensation", "Compensation, a ticket", "coins"],
];
const NAMES = { support: "Support", moderator: "Moderator", manager: "Manager" } as const;

const words = (cap: number | null, unit: "days" | "coins", symbol: string): string => {
  if (cap === null) return "no cap";
  if (cap === 0) return "none";
  return unit === "days" ? `${cap} days` : `${formatCoins(cap)} ${symbol}`;
};

/** What each level may give, with the reader's own brightened. */
export function CapTable({
  caps,
  level,
  symbol,
}: {
  caps: CapsByLevel;
  level: Level | undefined;
  symbol: string;
}) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-12">
        <thead>
          <tr className="border-b text-muted">
            <th scope="col" className="h-9 text-left font-normal">
              Caps by role
            </th>
            {STAFF_LEVELS.map((one) => (
              <th
                key={one}
                scope="col"
                className={cn(
                  "px-2.5 text-right font-normal",
                  one === level && "bg-fill font-medium text-ink",
                )}
              >
                {NAMES[one]}
                {one === level ? ", you" : ""}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([cap, name, unit]) => (
            <tr key={cap} className="border-b last:border-b-0">
              <th scope="row" className="h-9 text-left font-normal">
                {name}
              </th>
              {STAFF_LEVELS.map((one) => (
                <td
                  key={one}
                  className={cn(
                    "whitespace-nowrap px-2.5 text-right",
                    one === level ? "bg-fill font-medium" : "text-muted",
                  )}
                >
                  {words(caps[one][cap], unit, symbol)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
