import { Card, CardHeader } from "@/components/ui/card";
import { SoftLink } from "@/components/ui/soft-link";
import type { PlayerPrivacy } from "../../account/data/account";
import type { ActionResult } from "../action";
import { PrivacySwitches } from "./account-privacy-switches";

/** What each of a person's players shows to visitors. */
export function PrivacyCard({
  players,
  save,
}: {
  players: readonly PlayerPrivacy[];
  save: (choice?: unknown) => Promise<ActionResult<void>>;
}) {
  return (
    <Card flush id="privacy">
      <CardHeader
        title="Privacy"
        hint="What visitors see of your players. Each is saved as you switch it, and public pages follow at once."
        className="px-5 pt-4 pb-3"
      />
      {players.length === 0 ? (
        <p className="border-t px-5 py-4 text-13 text-muted">
          No player is linked to you, so nothing here shows who you are.{" "}
          <SoftLink href="/me/players" className="quiet-link">
            Link a player
          </SoftLink>
        </p>
      ) : (
        <ul className="divide-y border-t">
          {players.map((player) => (
            <li key={player.guildId} className="px-5 py-4">
              <p className="text-14">
                {player.name} <span className="text-12 text-muted">on {player.guild}</span>
              </p>
              <PrivacySwitches player={player} save={save} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
