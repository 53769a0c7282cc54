import { Children, cloneElement, isValidElement, type ReactNode } from "react";
import { rawEnv } from "@/lib/env";
import styles from "./prose.module.css";

/** Who runs this site, as its settings say it: never a name of ours. */
export function operator(): { name: string; contact: string | null } {
  const { SITE_OPERATOR, SITE_CONTACT } = rawEnv();
  return { name: SITE_OPERATOR || "the operator of this site", contact: SITE_CONTACT || null };
}

const idOf = (title: string) => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

/** Page of long text, narrow enough to read, and beside it the headings that it has: each `h2` among the children. */
export function LongText({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const titles: string[] = [];
  const parts = Children.toArray(children).map((child) => {
    if (!isValidElement<{ id?: string; children?: ReactNode }>(child) || child.type !== "h2") return child;
    const words = String(child.props.children);
    titles.push(words);
    return cloneElement(child, { id: idOf(words) });
  });
  return (
    <div className="grid gap-x-16 lg:grid-cols-[minmax(0,68ch)_minmax(0,1fr)]">
      <article className={styles.prose}>
        <h1 className="pt-10 font-semibold text-32">{title}</h1>
        <p>{lead}</p>
        {parts}
      </article>
      <nav aria-label="On this page" className="sticky top-24 mt-32 self-start text-13 max-lg:hidden">
        <p className="pb-2 text-12 text-muted">On this page</p>
        <ul className="border-l">
          {titles.map((words) => (
            <li key={words}>
              <a
                href={`#${idOf(words)}`}
                className="-ml-px block border-l border-transparent py-1 pl-4 text-muted hover:border-ink hover:text-ink"
              >
                {words}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
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
