import type { Metadata } from "next";
import { Markdown } from "@/components/ui/markdown";
import { Time } from "@/components/ui/time";
import { loadChangelog } from "@/features/monitoring/web/loaders";
import styles from "../prose.module.css";

export const metadata: Metadata = {
  title: "Changelog",
  description: "What changed in Grizzly, by version.",
  alternates: { canonical: "/changelog" },
};

export default async function ChangelogPage() {
  const entries = await loadChangelog();
  return (
    <div className="pt-10">
      <h1 className="text-32 font-semibold">Changelog</h1>
      <p className="mt-1 text-16 text-muted">What changed, newest first.</p>
      {(entries === null || entries.length === 0) && (
        <p className="mt-8 border-t border-line pt-8 text-muted">
          {entries === null
            ? "Not read yet. It comes within a minute."
            : "Nothing has been announced yet. Each release will be written down here."}
        </p>
      )}
      {entries?.map(({ version, title, body, publishedAt }) => (
        <article
          key={version}
          id={version}
          className="mt-8 grid scroll-mt-20 gap-x-8 gap-y-2 border-t pt-6 md:grid-cols-[11rem_minmax(0,1fr)]"
        >
          <p className="text-13 text-muted leading-7">
            <b className="font-medium text-ink">{version}</b>
            <span className="md:block max-md:ml-2">
              <Time at={publishedAt} shape="date" />
            </span>
          </p>
          <div className={`${styles.prose} [&>h2]:mt-0`}>
            <h2>{title}</h2>
            <Markdown text={body} />
          </div>
        </article>
      ))}
    </div>
  );
}
