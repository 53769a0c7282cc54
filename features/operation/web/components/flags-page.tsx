import { PageHeader } from "@/components/layout/page-header";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { FLAG_ABOUT } from "@/features/guilds/flags";
import type { PlatformFlag } from "../../data/flags";
import { REASON } from "../fields";
import { flagForm } from "../said-actions";
import { ActionForm } from "./action-form";
import { Opens } from "./cells";

function standing({ on, needs }: PlatformFlag, own: string | null): string {
  if (on === false) return "Off for every guild";
  if (on === true) return "Open to every plan";
  const plan = needs ?? own;
  return plan === null || plan === "none" ? "Each guild decides" : `From ${plan} on, each guild decides`;
}

/** Every switch of the product as the platform sets it, over plans and guilds. */
export function FlagsPage({ flags, mayChange }: { flags: readonly PlatformFlag[]; mayChange: boolean }) {
  return (
    <>
      <PageHeader
        title="Feature flags"
        purpose="How each feature stands for all guilds. It counts from the next request on."
        crumbs={[{ label: "Platform", href: "/admin" }, { label: "Feature flags" }]}
        className="mb-5"
      />
      <ul className="grid gap-5">
        {flags.map((row) => {
          const about = FLAG_ABOUT[row.flag];
          return (
            <li key={row.flag}>
              <Card>
                <CardHeader
                  title={about.name}
                  hint={about.on}
                  aside={
                    <Badge meaning={row.on === false ? "bad" : row.on ? "good" : "neutral"}>
                      {standing(row, about.needs)}
                    </Badge>
                  }
                />
                <p className="mt-2 text-13 text-muted">
                  While it is off: {about.off} {row.chosenOn} guilds have chosen on, {row.chosenOff} off.
                </p>
                {mayChange ? (
                  <Opens label="Change it for all guilds">
                    <ActionForm
                      action={flagForm}
                      hidden={{ flag: row.flag }}
                      fields={[
                        {
                          name: "on",
                          label: "For all guilds",
                          kind: "choice",
                          value: row.on === null ? "open" : row.on ? "on" : "off",
                          options: {
                            open: "As plans and guilds say",
                            on: "Open to every plan",
                            off: "Off for everybody",
                          },
                        },
                        {
                          name: "needs",
                          label: "Lowest plan",
                          kind: "choice",
                          value: row.needs ?? "own",
                          options: {
                            own: `As it comes (${about.needs ?? "every guild"})`,
                            none: "Every guild",
                            bronze: "Bronze",
                            silver: "Silver",
                            gold: "Gold",
                            partner: "Partner",
                          },
                        },
                        { ...REASON, wide: true },
                      ]}
                      submit="Save"
                      keep
                    />
                  </Opens>
                ) : null}
              </Card>
            </li>
          );
        })}
      </ul>
    </>
  );
}
