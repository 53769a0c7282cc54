interface Answer {
  ok: boolean;
  sentence: string;
}

const ANSWERS: Record<string, Answer> = {
  connected: {
    ok: true,
    sentence: "Your Nitrado account is connected. Choose below which servers are read.",
  },
  cancelled: { ok: false, sentence: "You cancelled at Nitrado, so nothing was connected." },
  expired: {
    ok: false,
    sentence:
      "This connection was not started in this browser, or too long ago. Nothing was changed. Start again.",
  },
  rights: {
    ok: false,
    sentence:
      "You may no longer connect servers for this guild, so nothing was connected. The guild's owner can give you the right.",
  },
  scope: {
    ok: false,
    sentence:
      "Nitrado did not give the right “service”, so the game servers cannot be seen. Connect again and leave it ticked.",
  },
  refused: {
    ok: false,
    sentence: "Nitrado does not let this account see its game servers. Nothing is read. Connect again.",
  },
  provider: {
    ok: false,
    sentence:
      "Nitrado did not answer as it should. What was there before is unchanged. Try again in a minute.",
  },
};

/** What to say for `?nitrado=<code>` after coming back; null without a code. */
export function nitradoLinkMessage(code: string | undefined): Answer | null {
  if (!code) return null;
  return (
    ANSWERS[code] ?? {
      ok: false,
      sentence: "Connecting Nitrado did not work. Nothing was changed. Start again.",
    }
  );
}
