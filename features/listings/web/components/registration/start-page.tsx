import { PageHeader } from "@/components/layout/page-header";
import { Status } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { SoftLink } from "@/components/ui/soft-link";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { applicationWords } from "../../../registration/rules";
import type { loadRegister } from "../../registration/loaders";
import { BeginButton } from "./begin-button";

type Data = Awaited<ReturnType<typeof loadRegister>>;

function Applications({ applications }: Pick<Data, "applications">) {
  if (applications.length === 0) return null;
  return (
    <Card flush>
      <CardHeader title="Your applications" className="px-5 pt-4 pb-2" />
      <ul aria-label="Your applications" className="divide-y">
        {applications.map((one) => {
          const words = applicationWords(one.standing);
          return (
            <li key={one.id}>
              <SoftLink
                href={`/me/applications/${one.id}`}
                className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-5 py-3 text-13 transition-colors duration-quick hover:bg-fill"
              >
                <span className="font-medium text-ink">{one.name}</span>
                <span className="flex items-center gap-4">
                  <Status meaning={words.meaning}>
                    {one.standing.state === "approved" ? "Approved" : words.label}
                  </Status>
                  <Time at={one.updatedAt} className="text-12 text-faint" />
                </span>
              </SoftLink>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** Own applications, and the beginning of another one. */
export function StartPage({ data: { applications, guilds, unknown } }: { data: Data }) {
  const none = guilds.length === 0 && unknown.length === 0;
  return (
    <>
      <PageHeader
        title="Register a server"
        purpose="Choose the Discord server that it belongs to. What you write is kept as you write it."
        crumbs={[{ label: "My Grizzly", href: "/me" }, { label: "Applications" }]}
        className="mb-6"
      />
      <div className="grid max-w-3xl gap-6">
        <Applications applications={applications} />
        {none ? (
          <EmptyState
            title="No Discord server to register for"
            action={<ButtonLink href="/servers">See who is listed</ButtonLink>}
          >
            You manage none, as far as Discord says. Its owner can begin here, or give you the right “Manage
            server”.
          </EmptyState>
        ) : (
          <Card flush>
            <CardHeader
              title="Begin for"
              hint="Discord servers that you manage."
              className="px-5 pt-4 pb-2"
            />
            <ul aria-label="Discord servers" className="divide-y">
              {guilds.map((guild) => (
                <li
                  key={guild.guildId}
                  className="flex min-h-14 flex-wrap items-center justify-between gap-3 px-5 py-2.5 text-13"
                >
                  <span className="font-medium">{guild.name}</span>
                  <BeginButton guildId={guild.guildId} name={guild.name} />
                </li>
              ))}
              {unknown.map((guild) => (
                <li
                  key={guild.guildId}
                  className="flex min-h-14 flex-wrap items-center justify-between gap-3 px-5 py-2.5 text-13"
                >
                  <span>
                    <span className="font-medium">{guild.name}</span>
                    <span className="block text-12 text-muted">Grizzly OS has to be added first.</span>
                  </span>
                  <a href={guild.invite} className="quiet-link text-ink" rel="noopener">
                    Add Grizzly OS
                  </a>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}
