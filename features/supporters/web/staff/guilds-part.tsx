import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import type { GuildTierRoles } from "../../data/tier-choices";
import { TierRolesForm } from "../tier-roles-form";
import { saveTierRoles } from "./actions";

/** Which role shows which tier, guild by guild. */
export function GuildsPart({ guilds, operates }: { guilds: GuildTierRoles[]; operates: boolean }) {
  if (guilds.length === 0)
    return (
      <Card flush>
        <EmptyState title="Grizzly OS is in no guild yet">
          Once it is, the roles that show a supporter's tier there are chosen here.
        </EmptyState>
      </Card>
    );
  return (
    <div className="grid gap-5">
      {guilds.map((guild) => (
        <Card key={guild.guildId} className="grid gap-4">
          <CardHeader
            title={guild.name}
            hint={
              Object.values(guild.roles).some((role) => role !== null)
                ? "Supporters hold the role of their tier, or of the next lower one that has a role."
                : "No tier shows by a role here."
            }
          />
          <TierRolesForm guild={guild} save={saveTierRoles} manages={operates} />
        </Card>
      ))}
    </div>
  );
}
