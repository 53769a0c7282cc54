"use client";
import { useEffect, useState } from "react";
import type { MeResponse } from "../../me";
import styles from "./visitor-chip.module.css";

type Visitor = Exclude<MeResponse, { user: null }>;

/** Asks once who is looking. A site that cannot say treats them as a visitor: the page stays as it is. */
function useVisitor(): Visitor | null {
  const [visitor, setVisitor] = useState<Visitor | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    fetch("/api/me", { signal: stop.signal, headers: { accept: "application/json" } })
      .then((answer) => (answer.ok ? (answer.json() as Promise<MeResponse>) : null))
      .then((me) => setVisitor(me?.user ? me : null))
      .catch(() => undefined);
    return () => stop.abort();
  }, []);
  return visitor;
}

/**
 * The visitor's place in the top bar: signing in, or who one is. Signing in is a plain form, so that it also works
 * before and without JavaScript.
 */
export function VisitorChip() {
  const visitor = useVisitor();
  if (!visitor) {
    return (
      <form className={styles.chip} method="post" action="/api/auth/signin/discord">
        <input type="hidden" name="callbackUrl" value="/me" />
        <button type="submit">
          Sign in<span> with Discord</span>
        </button>
      </form>
    );
  }
  const { name, avatar } = visitor.user;
  return (
    <div className={styles.chip}>
      <a href="/me" title={`Signed in as ${name}`}>
        {avatar ? (
          // biome-ignore lint/performance/noImgElement: the optimiser stays off, pictures are shown by the browser
          <img src={avatar} alt="" width={24} height={24} />
        ) : (
          <i aria-hidden="true">{name.slice(0, 1).toUpperCase()}</i>
        )}
        <b>{name}</b>
        {visitor.unread > 0 && <small>{visitor.unread} new</small>}
      </a>
    </div>
  );
}
