import { PageHeader } from "@/components/layout/page-header";
import { Card, CardHeader } from "@/components/ui/card";
import { SoftLink } from "@/components/ui/soft-link";
import { EmptyState } from "@/components/ui/states";
import { nitradoLinkMessage } from "../../messages";
import type { ConnectFacts } from "../loaders";
import { Account } from "./account";
import { Connect } from "./connect";
import { Failures } from "./failures";
import { Server } from "./server";

/** Connecting Nitrado: which accounts, which servers, what each of them allows, and what is missing. */
export function ConnectPage({ facts, answer }: { facts: ConnectFacts; answer: string | undefined }) {
  const { access, accounts, servers, failures, oauth, mayGoLive, plan } = facts;
  const told = nitradoLinkMessage(answer);
  const { guildId, slug, name } = access;
  return (
    <div className="grid max-w-4xl gap-6">
      <PageHeader
        crumbs={[
          { label: name, href: `/guilds/${slug}` },
          { label: "Servers", href: `/guilds/${slug}/servers` },
          { label: "Nitrado" },
        ]}
        title="Nitrado"
        purpose="Connect the account that rents your game servers, choose which are read, and say when orders may reach them."
      />
      {told && (
        <p
          role="status"
          className={`rounded-control border px-4 py-3 text-13 ${told.ok ? "border-good/40 bg-good-soft" : "border-bad/40 bg-bad-soft"}`}
        >
          {told.sentence}
        </p>
      )}
      {accounts.length > 0 && (
        <Card flush>
          <CardHeader
            title="Connected"
            hint="What Nitrado lets us do is asked again every hour."
            className="px-5 pt-4 pb-3"
          />
          <ul className="divide-y border-t">
            {accounts.map((account) => (
              <Account
                key={`${account.kind}:${account.ref}`}
                account={account}
                guildId={guildId}
                oauth={oauth}
              />
            ))}
          </ul>
          <Failures failures={failures} />
        </Card>
      )}
      {(accounts.length > 0 || servers.length > 0) && (
        <Card flush>
          <CardHeader
            title="Game servers"
            aside={
              <SoftLink href={`/guilds/${slug}/plan`} className="text-ink underline">
                {plan.of === null ? `${plan.used} on the plan` : `${plan.used} of ${plan.of} on the plan`}
              </SoftLink>
            }
            hint="Reading changes nothing on a server. Until it is live, nothing is ever written to it."
            className="px-5 pt-4 pb-3"
          />
          {servers.length === 0 ? (
            <EmptyState title="No DayZ server">
              The connected account sees no game server with DayZ. If you rent one in another account, connect
              that one. A server that was just rented shows up within the hour.
            </EmptyState>
          ) : (
            <ul className="divide-y border-t">
              {servers.map((server) => (
                <Server
                  key={server.serviceId}
                  server={server}
                  guildId={guildId}
                  slug={slug}
                  mayGoLive={mayGoLive}
                />
              ))}
            </ul>
          )}
        </Card>
      )}
      <Connect guildId={guildId} oauth={oauth} first={accounts.length === 0} />
    </div>
  );
}
