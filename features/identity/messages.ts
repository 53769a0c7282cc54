const PROBLEMS: Record<string, string> = {
  cancelled: "You cancelled at Discord, so you are not signed in.",
  banned: "This account is banned from Grizzly. If you think that is a mistake, write to us on Discord.",
  expired: "The sign-in took too long or was opened in another tab. Start again.",
  provider: "Discord did not answer as it should. Nothing was changed; try again in a minute.",
  limited: "That was too often. Try again in a few minutes.",
  origin: "This request did not come from Grizzly's own pages, so nothing was changed. Start again here.",
};

/** The sentence for `/sign-in?error=<code>`; null when there is no code. */
export function signInProblem(code: string | undefined): string | null {
  if (!code) return null;
  return PROBLEMS[code] ?? "The sign-in did not work. Nothing was changed; start again.";
}
