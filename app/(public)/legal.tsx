import type { ReactNode } from "react";
import { rawEnv } from "@/lib/env";
import styles from "./prose.module.css";

/** Who runs this site, as its settings say it: never a name of ours. */
export function operator(): { name: string; contact: string | null } {
  const { SITE_OPERATOR, SITE_CONTACT } = rawEnv();
  return { name: SITE_OPERATOR || "the operator of this site", contact: SITE_CONTACT || null };
}

/** Page of long text with its headings, narrow enough to read. */
export function LegalText({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <article className={styles.prose}>
      <h1 className="pt-10 font-semibold text-32">{title}</h1>
      <p>{lead}</p>
      {children}
    </article>
  );
}

/** How to reach the operator. */
export function Contact() {
  const { name, contact } = operator();
  return (
    <p>
      This site is run by {name}.{" "}
      {contact ? (
        <>Write to {contact}.</>
      ) : (
        "Reach us through the Discord server of the community that sent you here."
      )}
    </p>
  );
}
