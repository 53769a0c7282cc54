import type { CSSProperties } from "react";
import { Markdown } from "@/components/ui/markdown";
import { Time } from "@/components/ui/time";
import type { ServerPage } from "../../schema";
import { word } from "../../words";
import action from "./action.module.css";
import { HeatStrip } from "./heat-strip";
import { HistoryCharts } from "./history-charts";
import type { ShownKill } from "./kill-list";
import { ServerTile } from "./server-card";
import { ServerFacts } from "./server-facts";
import styles from "./server-page.module.css";
import { ServerSide } from "./server-side";
import { VibePrint } from "./vibe-print";

function Banner({ server }: { server: ServerPage }) {
  if (server.banner)
    return <div className={styles.photo} style={{ backgroundImage: `url(${server.banner})` }} />;
  if (!server.footprint) return null;
  const style = { "--picture": `url(/servers/${server.slug}/footprint/wide)` } as CSSProperties;
  return (
    <div className={styles.banner} style={style}>
      <p>{word(server.map)}, drawn from the players' own steps</p>
    </div>
  );
}

function Texts({ server }: { server: ServerPage }) {
  return (
    <>
      {server.description && (
        <section className={styles.text}>
          <h2>About</h2>
          <Markdown text={server.description} />
        </section>
      )}
      {server.rules && (
        <section className={styles.text} id="rules">
          <h2>Rules</h2>
          <Markdown text={server.rules} />
        </section>
      )}
    </>
  );
}

/** A server's public page. @param kills the newest ones, null while they are not known */
export function ServerView({
  server,
  kills,
}: {
  server: ServerPage & { boards?: boolean };
  kills: readonly ShownKill[] | null;
}) {
  const where = [
    word(server.map),
    word(server.platform),
    word(server.fighting),
    server.city ?? word(server.region),
    server.languages.map(word).join(", "),
  ];
  return (
    <div className={styles.frame}>
      <article className={styles.page}>
        <Banner server={server} />
        <header className={styles.head}>
          <ServerTile icon={server.icon} hue={server.hue} />
          <h1>{server.name}</h1>
          <p>{where.join(" \u00b7 ")}</p>
          <div>
            {server.boards !== false && (
              <a className={action.action} href={`/servers/${server.slug}/leaderboards`}>
                Leaderboards
              </a>
            )}
            {server.guildSlug && (
              <a className={action.action} href={`/shop/${server.guildSlug}`}>
                Shop
              </a>
            )}
            {server.inviteLink && (
              <a
                className={`${action.action} ${action.primary}`}
                href={`/servers/${server.slug}/join`}
                rel="nofollow noopener"
              >
                Join on Discord
              </a>
            )}
          </div>
        </header>
        {server.tagline && <p className={styles.tagline}>{server.tagline}</p>}
        <ServerFacts server={server} />
        <div className={styles.columns}>
          <div className={styles.main}>
            <HistoryCharts server={server} />
            <HeatStrip packed={server.hours.packed} end={server.hours.end} at={server.at} />
            {server.vibe && <VibePrint vibe={server.vibe} />}
            <Texts server={server} />
            <p className="text-13 text-muted">
              {server.publishedAt && (
                <>
                  Listed since <Time at={server.publishedAt} shape="date" />.{" "}
                </>
              )}
              {server.featured
                ? "Its paid place changes where it stands, never a number."
                : "Nothing on this page is paid for."}
            </p>
          </div>
          <ServerSide server={server} kills={kills} />
        </div>
      </article>
    </div>
  );
}
