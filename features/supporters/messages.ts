const ANSWERS: Record<string, { ok: boolean; sentence: string }> = {
  linked: { ok: true, sentence: "Your Patreon account is linked." },
  cancelled: { ok: false, sentence: "You cancelled at Patreon, so nothing was linked." },
  taken: {
    ok: false,
    sentence:
      "This Patreon account is already linked to another Discord account here. Unlink it there first, or ask us for help. Nothing was changed.",
  },
  expired: {
    ok: false,
    sentence: "This link was not started in this browser, or too long ago. Nothing was changed; start again.",
  },
  provider: {
    ok: false,
    sentence: "Patreon did not answer as it should. Nothing was changed; try again in a minute.",
  },
};

/** What to say for `?patreon=<code>` after coming back; null without a code. */
export function patreonLinkMessage(code: string | undefined): { ok: boolean; sentence: string } | null {
  if (!code) return null;
  return (
    ANSWERS[code] ?? {
      ok: false,
      sentence: "Linking Patreon did not work. Nothing was changed; start again.",
    }
  );
}
