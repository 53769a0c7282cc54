"use client";
import { Lock } from "lucide-react";
import { Time } from "@/components/ui/time";
import { capProblem } from "@/features/guilds/moderation/rules";
import { DAY } from "@/lib/time";
import { BAN_CHOICES, type VerdictCase } from "./verdict-draft";

const words = (days: number | null) => (days === null ? "No end" : `${days} ${days === 1 ? "day" : "days"}`);

/** How long a ban lasts; what is beyond the reader's level is locked. */
export function BanLength({
  about,
  days,
  now,
  onChange,
}: {
  about: VerdictCase;
  days: number | null;
  now: Date;
  onChange: (days: number | null) => void;
}) {
  return (
    <>
      <fieldset>
        <legend className="sr-only">How long</legend>
        <div className="inline-flex max-w-full flex-wrap overflow-hidden rounded-control border border-line-strong bg-field">
          {BAN_CHOICES.map((choice) => {
            const locked = capProblem(about, about.level, "banDays", choice) !== null;
            return (
              <label
                key={choice ?? "forever"}
                className="flex h-8 cursor-pointer items-center gap-1.5 border-line-strong border-r px-2.5 text-13 text-muted last:border-r-0 has-checked:bg-honey-wash has-checked:font-medium has-checked:text-ink has-checked:shadow-[inset_0_0_0_1px_var(--honey)] has-disabled:cursor-not-allowed has-focus-visible:outline-2 has-focus-visible:outline-honey has-focus-visible:-outline-offset-2 max-md:h-11"
              >
                <input
                  type="radio"
                  name="days"
                  value={choice ?? "forever"}
                  checked={days === choice}
                  disabled={locked}
                  onChange={() => onChange(choice)}
                  className="sr-only"
                />
                {locked ? <Lock aria-label="Beyond your level:" className="size-3.5" /> : null}
                {words(choice)}
              </label>
            );
          })}
        </div>
      </fieldset>
      {days === null ? (
        <p>Until somebody lifts it.</p>
      ) : (
        <p>
          Until <Time at={new Date(now.getTime() + days * DAY)} shape="stamp" />.
        </p>
      )}
    </>
  );
}
