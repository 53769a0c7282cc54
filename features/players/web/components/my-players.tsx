import { Search } from "lucide-react";
import Link from "next/link";
import { Input } from "@/components/form/input";
import { PageHeader } from "@/components/layout/page-header";
import { Avatar } from "@/components/ui/avatar";
import { Status } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import type { MemberGuild } from "@/features/guilds/data/membership";
import { ActionButton } from "@/features/identity/web/components/action-button";
import type { LinkedPlayer, PlayerRef } from "../../schema";
import { requestPlayerLink, unlinkMyPlayer } from "../actions";
import { LinkForm } from "./link-form";

interface Mine {
  guild: MemberGuild;
  player: LinkedPlayer | null;
}

const HOW: Record<string, string> = {
  code: "proven by a code that staff confirmed",
  emote: "proven by emotes in the game",
  staff: "linked by the guild's staff",
  demo: "linked by the guild's staff",
};

function Row({ guild, player }: Mine) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 py-3.5">
      <span className="flex min-w-0 items-center gap-3">
        <Avatar name={guild.name} square size={36} />
        <span className="min-w-0">
          <span className="block text-14">{player?.name ?? guild.name}</span>
          <span className="block text-12 text-muted">
            {player ? (
              <>
                {guild.name}, {HOW[player.method ?? "staff"] ?? HOW.staff}
                {player.linkedAt && (
                  <>
                    {" "}
                    on <Time at={player.linkedAt} shape="date" />
                  </>
                )}
              </>
            ) : (
              "Nobody of this guild's players is linked to you"
            )}
          </span>
        </span>
      </span>
      {player ? (
        <span className="flex items-center gap-3">
          <Status meaning="good">Linked</Status>
          <ActionButton
            action={unlinkMyPlayer}
            value={{ guildId: guild.guildId }}
            look="ghost"
            confirm="End the link: kills wait again"
          >
            Unlink
          </ActionButton>
        </span>
      ) : (
        <Link href={`/me/players?guild=${guild.slug}`} className="quiet-link text-13">
          Link a player
        </Link>
      )}
    </li>
  );
}

/** Which player I am in each guild, and how to prove it where I have not. */
export function MyPlayers({
  mine,
  chosen,
  found,
  search,
}: {
  mine: readonly Mine[];
  /** The guild in which a player can be chosen now. */
  chosen: MemberGuild | null;
  found: readonly PlayerRef[];
  search: string;
}) {
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader
        crumbs={[{ label: "My Grizzly", href: "/me" }, { label: "Players" }]}
        title="Players"
        purpose="Who you are in the game. Coins of kills before the link wait for you and come with it."
      />
      <Card flush>
        {mine.length === 0 ? (
          <EmptyState title="You are in no guild that uses Grizzly">
            As soon as its bot has seen you there, you can link your player here.
          </EmptyState>
        ) : (
          <ul className="divide-y">
            {mine.map((each) => (
              <Row key={each.guild.guildId} {...each} />
            ))}
          </ul>
        )}
      </Card>
      {chosen && (
        <Card flush>
          <CardHeader
            title={`Link a player of ${chosen.name}`}
            hint="Choose your name from the log, then tell the code that you get to the guild's staff while you are in the game. They confirm it."
            className="px-5 pt-4 pb-3"
          />
          <form action="/me/players" className="flex gap-2 border-t px-5 py-4">
            <input type="hidden" name="guild" value={chosen.slug} />
            <Input
              name="q"
              defaultValue={search}
              placeholder="Your name in the game"
              aria-label="Your name in the game"
              lead={<Search aria-hidden className="size-4" />}
            />
            <Button type="submit">Find</Button>
          </form>
          {found.length === 0 ? (
            <p className="border-t px-5 py-6 text-13 text-muted">
              {search
                ? `Nobody called “${search}” has been seen who is not linked yet. Names appear when the log shows them, some ten minutes after you join.`
                : "No player without a link has been seen yet."}
            </p>
          ) : (
            <LinkForm guildId={chosen.guildId} players={found} action={requestPlayerLink} />
          )}
        </Card>
      )}
    </div>
  );
}
