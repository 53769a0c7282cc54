import { Card, CardHeader } from "@/components/ui/card";
import { ToNitrado } from "./account";
import { PasteToken } from "./paste-token";

const TOKENS_PAGE = "https://server.nitrado.net/account/api";

/** The two ways to connect, with what each asks for. */
export function Connect({ guildId, oauth, first }: { guildId: string; oauth: boolean; first: boolean }) {
  return (
    <Card className="grid gap-5">
      <CardHeader
        title={first ? "Connect your Nitrado account" : "Connect another account"}
        hint="We see your game servers and their files. We cannot order, pay or change your account. Tokens are kept encrypted and are never shown."
      />
      {oauth && (
        <div className="grid justify-items-start gap-2">
          <ToNitrado guildId={guildId} primary={first}>
            Connect with Nitrado
          </ToNitrado>
          <p className="text-12 text-muted">
            Opens Nitrado, where you approve it. Shows a blank page? That happens when Nitrado has trouble:
            come back and try again later.
          </p>
        </div>
      )}
      <details open={!oauth} className="border-t pt-4">
        <summary className="w-fit cursor-pointer text-13">
          <span className="quiet-link">
            {oauth ? "Paste a long-life token instead" : "Paste a long-life token"}
          </span>
        </summary>
        <div className="mt-4 grid max-w-xl gap-4">
          <ol className="grid list-decimal gap-1 pl-5 text-13 text-muted">
            <li>
              Open{" "}
              <a href={TOKENS_PAGE} rel="noopener noreferrer" className="quiet-link">
                your account's API page at Nitrado
              </a>
              .
            </li>
            <li>Make a long-life token with the scope “service”.</li>
            <li>Paste it here. Nitrado shows it once.</li>
          </ol>
          <PasteToken guildId={guildId} />
        </div>
      </details>
    </Card>
  );
}
