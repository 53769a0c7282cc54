import { finishSignIn, signOut, signOutEverywhere, startSignIn } from "@/features/identity/web/auth-handler";
import { notFound } from "@/lib/errors";
import { errorResponse } from "@/lib/http/respond";
import { newRequestId } from "@/lib/ids";

type Context = { params: Promise<{ nextauth: string[] }> };
type Handler = (request: Request) => Promise<Response>;

const POSTS: Record<string, Handler> = {
  "signin/discord": startSignIn,
  signout: signOut,
  "signout-everywhere": signOutEverywhere,
};
const GETS: Record<string, Handler> = { "callback/discord": finishSignIn };

function serve(handlers: Record<string, Handler>) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      const path = (await context.params).nextauth.join("/");
      const handler = Object.hasOwn(handlers, path) ? handlers[path] : undefined;
      if (!handler) throw notFound();
      return await handler(request);
    } catch (error) {
      return errorResponse(error, newRequestId());
    }
  };
}

export const GET = serve(GETS);
export const POST = serve(POSTS);
