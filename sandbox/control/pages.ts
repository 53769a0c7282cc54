import { redirect } from "@/sandbox/http/reply";
import { type Route, route } from "@/sandbox/http/types";
import { chatPage } from "./chat/page";
import { meOf } from "./frame";
import type { Parts } from "./parts";
import { peoplePage } from "./people-page";
import { personPage } from "./person-page";
import { serverPage } from "./server-page";
import { serversPage } from "./servers-page";
import { callsPage, faultsPage, patreonPage } from "./system-pages";

/** The control page's own pages. */
export function pageRoutes(parts: Parts): readonly Route[] {
  return [
    route("GET", "/", (call) => {
      const me = meOf(call);
      return me
        ? personPage(call, me, "/")
        : peoplePage(
            call,
            "Who are you?",
            "/",
            "Open someone to see their rights and their pledge, or to act as them.",
          );
    }),
    route("GET", "/people", (call) =>
      peoplePage(call, "People", "/people", "Everyone in the sandbox's Discord and Patreon."),
    ),
    route("GET", "/people/:person", (call) => {
      const person = call.store.person(call.params.person ?? "");
      return person ? personPage(call, person, "/people") : redirect("/people");
    }),
    route("GET", "/servers", (call) => serversPage(call, parts)),
    route("GET", "/servers/:service", (call) => serverPage(call, parts)),
    route("GET", "/chat", (call) => chatPage(call, parts)),
    route("GET", "/chat/:channel", (call) => chatPage(call, parts)),
    route("GET", "/patreon-events", patreonPage),
    route("GET", "/faults", faultsPage),
    route("GET", "/calls", (call) => callsPage(call, parts)),
  ];
}
