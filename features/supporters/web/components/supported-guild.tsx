import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import { payForGuild } from "../plan-actions";
import type { MySupport } from "../plan-loader";

/** Which guild the person's plan pays for; it is chosen here. */
export function SupportedGuild({ support }: { support: MySupport }) {
  const { tier, pays, guilds } = support;
  if (tier === "none" && !pays) return null;
  return (
    <Card flush className="mt-6 max-w-5xl overflow-hidden">
      <CardHeader
        title="The guild that your plan pays for"
        hint="One at a time; it can be moved once a day. Your own perks do not depend on it."
        className="px-5 pt-4 pb-3"
      />
      {guilds.length === 0 ? (
        <p className="border-t px-5 py-5 text-13 text-muted">
          You are in no Discord server that Grizzly knows. Join one, and it stands here within five minutes.
        </p>
      ) : (
        <ul className="divide-y border-t">
          {guilds.map(({ guildId, name }) => {
            const mine = pays?.guildId === guildId;
            return (
              <li
                key={guildId}
                className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-3"
              >
                <span className="font-medium text-14">{name}</span>
                {mine ? (
                  <span className="text-13 text-good">
                    Your plan pays for it
                    {pays.movedAt ? (
                      <>
                        {" "}
                        since <Time at={pays.movedAt} shape="date" />
                      </>
                    ) : null}
                  </span>
                ) : tier === "none" ? (
                  <span className="text-13 text-muted">Needs a plan</span>
                ) : (
                  <ActionButton
                    action={payForGuild}
                    value={{ guildId }}
                    confirm={pays ? `Move my plan from ${pays.name ?? "the other guild"}` : `Pay for ${name}`}
                  >
                    Pay for this guild
                  </ActionButton>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
