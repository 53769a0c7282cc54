import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { SoftLink } from "@/components/ui/soft-link";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import type { SanctionsAsked } from "@/features/tickets/verdict/sanctions";
import { NO_SERVER_RULES } from "../../../moderation/rules";
import type { ModerationData } from "../../moderation-loaders";
import { type OpenPart, PARTS, type Part } from "../../moderation-query";
import { ChatPart } from "./chat-part";
import { DeskPart } from "./desk-part";
import { MessagesPart } from "./messages-part";
import { SanctionsPart } from "./sanctions-part";
import { ServerPart } from "./server-part";
import { TicketsPart } from "./tickets-part";
import { VerdictsPart } from "./verdicts-part";

interface PartProps {
  data: ModerationData;
  path: string;
  server: string | null;
  asked: SanctionsAsked;
}

function Servers({ data, path, server }: Omit<PartProps, "asked">) {
  const { access, servers, own, moderation, channels, currency, manages } = data;
  const open = servers.find((one) => one.serviceId === server) ?? servers[0];
  if (!open)
    return (
      <EmptyState
        title="No game server is connected"
        action={<ButtonLink href={`/guilds/${access.slug}/servers/connect`}>Connect Nitrado</ButtonLink>}
      >
        Each game server can have limits, words and a log channel of its own. They stand here once one is
        connected.
      </EmptyState>
    );
  return (
    <div className="grid gap-6">
      <nav aria-label="Game servers" className="flex flex-wrap gap-2">
        {servers.map((one) => (
          <SoftLink
            key={one.serviceId}
            href={`${path}?part=servers&server=${one.serviceId}`}
            scroll={false}
            aria-current={one === open ? "true" : undefined}
            className="flex min-h-9 items-center gap-2 rounded-full border px-3.5 text-13 text-muted transition-colors duration-quick hover:text-ink aria-[current=true]:border-honey-line aria-[current=true]:bg-honey-wash aria-[current=true]:text-ink max-md:min-h-11"
          >
            {one.name}
            {own[one.serviceId] ? <span className="text-12 text-muted">has its own</span> : null}
          </SoftLink>
        ))}
      </nav>
      <ServerPart
        key={open.serviceId}
        guildId={access.guildId}
        guild={access.name}
        server={open}
        own={own[open.serviceId] ?? NO_SERVER_RULES}
        common={moderation}
        channels={channels}
        symbol={currency.symbol}
        manages={manages}
      />
    </div>
  );
}

function Opened({ part, ...props }: PartProps & { part: Part }) {
  const { access, moderation, roles, channels, currency, manages } = props.data;
  const common = { guildId: access.guildId, manages };
  switch (part) {
    case "verdicts":
      return <VerdictsPart {...common} caps={moderation.caps} symbol={currency.symbol} />;
    case "messages":
      return <MessagesPart {...common} guild={access.name} appeal={moderation.appeal} />;
    case "chat": {
      const { words, wordsCaught, links, linkHosts, spamMessages, newAccountDays, muteMinutes } = moderation;
      const chat = { words, wordsCaught, links, linkHosts, spamMessages, newAccountDays, muteMinutes };
      return <ChatPart {...common} chat={chat} />;
    }
    case "tickets": {
      const { staffRoles, logChannelId, quiet, tickets } = moderation;
      const saved = { staffRoles, logChannelId, quiet, tickets };
      return <TicketsPart {...common} saved={saved} roles={roles} channels={channels} />;
    }
    case "desk":
      return <DeskPart {...common} saved={{ desk: moderation.desk }} agents={props.data.agents} />;
    case "servers":
      return <Servers {...props} />;
    case "sanctions":
      return props.data.sanctions ? (
        <SanctionsPart slug={access.slug} path={props.path} asked={props.asked} page={props.data.sanctions} />
      ) : null;
  }
}

/** How far verdicts go, what players are told, and what Grizzly OS holds back. */
export function ModerationPage({
  data,
  open: { part: asked, server, sanctions },
}: {
  data: ModerationData;
  open: OpenPart;
}) {
  const { access, sync, parts } = data;
  const part = parts.includes(asked) ? asked : "verdicts";
  const path = `/guilds/${access.slug}/moderation`;
  return (
    <>
      <PageHeader
        title="Moderation"
        purpose="How far verdicts go, what players are told, and what Grizzly OS holds back."
        crumbs={[{ label: access.name, href: `/guilds/${access.slug}` }, { label: "Moderation" }]}
        actions={
          <ButtonLink href={`/guilds/${access.slug}/audit?type=moderation`} size="small">
            Changes of this
          </ButtonLink>
        }
        className="mb-4"
      />
      <Tabs
        label="Parts of the set-up"
        className="mb-6"
        tabs={parts.map((name) => ({
          href: name === "verdicts" ? path : `${path}?part=${name}`,
          label: PARTS[name],
          current: name === part,
        }))}
      />
      <Opened key={part} part={part} data={data} path={path} server={server} asked={sanctions} />
      {part === "tickets" || part === "servers" ? (
        <p className="mt-6 text-12 text-muted">
          {sync.at ? (
            <>
              Roles and channels in Discord as of <Time at={sync.at} shape="smart" />.
            </>
          ) : (
            "Discord has not been read yet. Roles and channels show up within five minutes after Grizzly OS joins."
          )}
        </p>
      ) : null}
    </>
  );
}
