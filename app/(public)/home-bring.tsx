import action from "@/features/listings/web/components/action.module.css";
import styles from "./home.module.css";

/** The way in for owners: signing in leads to their guilds. */
export function Bring() {
  return (
    <section className={styles.bring} id="bring">
      <div>
        <h2>Bring your server</h2>
        <p>
          Sign in with Discord, add the bot to your guild, connect Nitrado. The bot changes nothing until you
          say so.
        </p>
      </div>
      <form method="post" action="/api/auth/signin/discord">
        <input type="hidden" name="callbackUrl" value="/guilds" />
        <button type="submit" className={`${action.action} ${action.large}`}>
          Sign in with Discord
        </button>
      </form>
    </section>
  );
}
