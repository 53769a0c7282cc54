import { Card, CardHeader } from "@/components/ui/card";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import type { PortalData } from "../loaders";
import { payForGuild } from "../plan-actions";

type Guild = PortalData["support"]["guilds"][number];

function Chosen({ data }: { data: PortalData }) {
  const { pays, tier } = data.support;
  return (
    <span className={tier === "none" ? "text-13 text-muted" : "text-13 text-good"}>
      {tier === "none" ? "Chosen, and waits for a plan" : "Your plan pays for it"}
      {pays?.since ? (
        <>
          {" "}
          since <Time at={pays.since} shape="date" />
        </>
      ) : null}
    </span>
  );
}

function Row({ guild, data }: { guild: Guild; data: PortalData }) {
  const { tier, pays } = data.support;
  const mine = pays?.guildId === guild.guildId;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-3 max-md:px-4">
      <span className="font-medium text-14">
        {mine && data.seesPlan ? (
          <SoftLink href={`/guilds/${guild.slug}/plan`} className="hover:underline">
            {guild.name}
          </SoftLink>
        ) : (
          guild.name
        )}
      </span>
      {mine ? (
        <Chosen data={data} />
      ) : tier === "none" ? (
        <span className="text-13 text-muted">Needs a plan</span>
      ) : (
        <ActionButton
          action={payForGuild}
          value={{ guildId: guild.guildId }}
          confirm={pays ? `Move my plan from ${pays.name}` : `Pay for ${guild.name}`}
        >
          Pay for this guild
        </ActionButton>
      )}
    </li>
  );
}

/** Which guild the person's plan pays for; it is chosen here. */
export function SupportedGuild({ data }: { data: PortalData }) {
  const { tier, pays, guilds } = data.support;
  if (tier === "none" && !pays) return null;
  return (
    <Card flush id="guild" className="scroll-mt-20 overflow-hidden">
      <CardHeader
        title="The guild that your plan pays for"
        hint="One at a time; it can be moved once a day. Where you leave, nothing is deleted: it waits for another plan."
        className="px-5 pt-4 pb-3 max-md:px-4"
      />
      {guilds.length === 0 ? (
        <p className="border-t px-5 py-5 text-13 text-muted max-md:px-4">
          You are in no Discord server that Grizzly knows. Join one, and it stands here within five minutes.
        </p>
      ) : (
        <ul className="divide-y border-t">
          {guilds.map((guild) => (
            <Row key={guild.guildId} guild={guild} data={data} />
          ))}
        </ul>
      )}
    </Card>
  );
}
