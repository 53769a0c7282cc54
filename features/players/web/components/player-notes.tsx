import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import { removePlayerNote } from "../note-actions";
import type { PlayerPageData } from "../profile";
import { NoteForm } from "./player-note-form";

/** What staff wrote about the player; who may not read notes sees no such card. */
export function PlayerNotes({ data }: { data: PlayerPageData }) {
  const { notes, access, profile, may } = data;
  if (!notes) return null;
  return (
    <Card>
      <CardHeader title="Staff notes" hint="For the guild's staff alone; the player never sees them." />
      {notes.length === 0 ? (
        <p className="mt-3 text-13 text-muted">Nobody has written anything about this player yet.</p>
      ) : (
        <ul className="mt-2 divide-y text-13">
          {notes.map((note) => (
            <li key={note.id} className="py-2.5">
              <p className="whitespace-pre-wrap break-words">{note.body}</p>
              <p className="mt-1 flex items-center justify-between gap-3 text-12 text-muted">
                <span>
                  {note.author.name}, <Time at={note.at} shape="smart" />
                </span>
                {may.write && (may.manage || note.author.discordId === may.discordId) ? (
                  <ActionButton
                    action={removePlayerNote}
                    value={{ guildId: access.guildId, id: note.id }}
                    look="ghost"
                    confirm="Take it away"
                  >
                    Remove
                  </ActionButton>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
      )}
      {may.write ? (
        <div className="mt-3">
          <NoteForm guildId={access.guildId} playerId={profile.playerId} />
        </div>
      ) : null}
    </Card>
  );
}
