import type { CreatorAccess } from "./data/creator";

const COPY =
  "Copy both of the creator's tokens from the client's page at Patreon into PATREON_CREATOR_TOKEN and PATREON_CREATOR_REFRESH_TOKEN, and restart.";

const day = (iso: string) =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" }).format(new Date(iso));

/** How the creator's access stands, for whoever runs the platform; `good` needs nothing of them. */
export interface CreatorWords {
  state: "good" | "note" | "bad";
  title: string;
  sentence: string;
}

/** @param access null before it was used for the first time */
export function creatorWords(access: CreatorAccess | null): CreatorWords {
  if (!access)
    return {
      state: "note",
      title: "The creator's access was not used yet",
      sentence: "Grizzly OS takes it from the settings when it starts.",
    };
  const { failure, endsAt } = access;
  const why = failure ? ` (${failure.why.replace(/\.$/, "")})` : "";
  if (access.state === "reconnect")
    return {
      state: "bad",
      title: "Patreon has ended the creator's access",
      sentence: `It could not be renewed${why}. Plans stay as they are, and changes at Patreon are not seen. ${COPY}`,
    };
  if (!access.renewable)
    return {
      state: "note",
      title: "The creator's access cannot be renewed",
      sentence: `There is no refresh token with it, and Patreon ends it some day. ${COPY}`,
    };
  if (failure) {
    const until = endsAt ? `until ${day(endsAt)} at the latest` : "until Patreon ends it";
    return {
      state: "bad",
      title: "The creator's access is not renewed",
      sentence: `Since ${day(failure.at)} Patreon refuses it${why}. It works ${until}, and is asked for again every hour. ${COPY}`,
    };
  }
  const when = access.renewedAt ? `It was renewed on ${day(access.renewedAt)}` : "It is about to be renewed";
  return {
    state: "good",
    title: "The creator's access works",
    sentence: `${when}${endsAt ? ` and lasts until ${day(endsAt)}` : ""}; it is renewed every week.`,
  };
}
