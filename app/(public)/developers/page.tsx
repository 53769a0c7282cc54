import type { Metadata } from "next";
import { OPEN_LIMIT } from "@/features/listings/open-api";
import { rawEnv } from "@/lib/env";
import { LongText } from "../legal";
import { ANSWERS, CALLS, LIST_WORDS } from "./calls";
import { Rows } from "./rows";

export const metadata: Metadata = {
  title: "For developers",
  description: "Read listed DayZ servers as JSON, follow new ones by feed, show a badge: no key, no sign-in.",
  alternates: { canonical: "/developers" },
};

export default function DevelopersPage() {
  const site = rawEnv().SITE_URL || "http://localhost:3000";
  const { max, seconds } = OPEN_LIMIT;
  return (
    <LongText
      title="For developers"
      lead="What stands in the directory, for your own site, bot or sheet. No key, no sign-in, read only."
    >
      <h2>Calls</h2>
      <Rows heads={["GET", "Answers"]} rows={CALLS} />
      <p>
        Try it:{" "}
        <a href="/api/v1/servers?map=enoch&sort=players">{site}/api/v1/servers?map=enoch&sort=players</a>
      </p>
      <h2>Words of the list</h2>
      <p>The same words as in the directory's own address: whatever you filter there, you can read here.</p>
      <Rows heads={["Word", "Meaning"]} rows={LIST_WORDS} />
      <h2>Answers</h2>
      <p>
        JSON in UTF-8, moments as ISO 8601 in UTC, readable from any page (CORS). A number that is not known
        is null, never 0. Fields may be added; none changes its meaning within v1.
      </p>
      <Rows heads={["Field", "Meaning"]} rows={ANSWERS} />
      <h2>Limits</h2>
      <p>
        {max} requests in {seconds} seconds for each address, all calls together. Beyond that the answer is
        429, and Retry-After says how many seconds to wait. Numbers change at most once a minute: asking more
        often brings nothing new.
      </p>
      <h2>Errors</h2>
      <p>
        Any other status than 200 carries an error with a code, a sentence and the id of the request: 404 for
        a server that is not listed, 422 for a word that is not known, 503 while our database does not answer.
      </p>
      <h2>Feed of new servers</h2>
      <p>
        Atom, the last 30: <a href="/servers/new.xml">{site}/servers/new.xml</a>
      </p>
      <h2>Badge</h2>
      <p>
        <code className="font-mono text-12">{site}/servers/name/badge.svg</code> shows a server's name, its
        players and the clock of that count. It loads nothing else and is drawn anew every minute. Owners find
        the code to copy in their listing's editor.
      </p>
    </LongText>
  );
}
