import type { ServerCard } from "../../card";
import { Icon } from "./icon";
import styles from "./servers.module.css";

type Live = Pick<ServerCard, "state" | "stateSince" | "players" | "slots" | "checkedAt">;

/** What is known of the players now, in words: none, restarting, down and not known are four different things. */
export function playersNote(server: Live, at: (iso: string) => string): string | null {
  if (server.state === "restarting") return "restarting";
  if (server.state === "down") return server.stateSince ? `down since ${at(server.stateSince)}` : "down";
  if (server.players === null) {
    return server.checkedAt ? `not known since ${at(server.checkedAt)}` : "not known yet";
  }
  return server.players === 0 ? "empty" : null;
}

/** Players of slots, with a bar, or why there is no number. */
export function Players({ server, at }: { server: Live; at: (iso: string) => string }) {
  const note = playersNote(server, at);
  return (
    <div className={styles.players}>
      <b>{server.players}</b> of {server.slots}
      {note ? (
        <small>
          {server.state === "restarting" && <Icon name="restart" size={12} />} {note}
        </small>
      ) : (
        <meter min={0} max={server.slots} value={server.players ?? 0} aria-label="Players of slots" />
      )}
    </div>
  );
}
