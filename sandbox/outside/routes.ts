import { z } from "zod";
import { action } from "@/sandbox/control/input";
import { json } from "@/sandbox/http/reply";
import { type Route, route } from "@/sandbox/http/types";
import { type Html, html } from "@/sandbox/page/html";
import type { OutsideServer } from "./server";

const named = z.object({ name: z.string().trim().min(1).max(120), return: z.string().optional() });

/** What the server outside Nitrado is called, asked and changed. */
export function outsideRoutes(server: OutsideServer): readonly Route[] {
  return [
    route("GET", "/__sandbox/outside", () => json(200, { name: server.name, up: server.up })),
    route(
      "POST",
      "/__sandbox/outside",
      action(named, ({ name }) => {
        server.name = name;
        return { said: `It is called ${name} now.`, data: { name } };
      }),
    ),
  ];
}

/** Its part of the page of game servers. @param base address of the sandbox */
export function outsidePart(server: OutsideServer, base: string): Html {
  const port = new URL(base).port;
  return html`<section class="group"><h2>Rented elsewhere <small>answers at <code>127.0.0.1:${port}</code>${!server.up && ", but not now: the port is taken"}</small></h2>
    <form class="fields-form" method="post" action="/__sandbox/outside"><input type="hidden" name="return" value="/servers">
      <label>Its name, where a code proves whose it is<input type="text" name="name" value="${server.name}" maxlength="120"></label>
      <button class="button" type="submit">Rename</button></form></section>`;
}
