import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BareFrame } from "@/components/layout/bare-frame";
import { Button } from "@/components/ui/button";
import { signInProblem } from "@/features/identity/messages";
import { currentSession } from "@/features/identity/web/session";
import { env } from "@/lib/env";
import { safeRedirectPath } from "@/lib/http/redirect";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

interface Search {
  error?: string;
  callbackUrl?: string;
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { error, callbackUrl } = await searchParams;
  const target = safeRedirectPath(callbackUrl, env().SITE_URL, "/me");
  if (!error && (await currentSession())) redirect(target);
  const problem = signInProblem(error);
  return (
    <BareFrame>
      <div className="w-full max-w-sm">
        <h1 className="font-semibold text-24">Sign in</h1>
        <p className="mt-2 text-14 text-muted">
          Grizzly knows you by your Discord account. It reads your name, your picture and which guilds you are
          in. It never posts as you.
        </p>
        {problem && (
          <p role="alert" className="mt-5 rounded-control border border-bad/40 bg-bad-soft px-4 py-3 text-13">
            {problem}
          </p>
        )}
        <form method="post" action="/api/auth/signin/discord" className="mt-6">
          <input type="hidden" name="callbackUrl" value={target} />
          <Button type="submit" look="primary" size="large" className="w-full">
            Sign in with Discord
          </Button>
        </form>
        {env().sandbox && (
          <p className="mt-5 text-12 text-muted">
            This house runs beside its sandbox: you choose who you are on the next page, and no Discord
            account is needed.
          </p>
        )}
      </div>
    </BareFrame>
  );
}
