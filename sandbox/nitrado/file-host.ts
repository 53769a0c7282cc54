import { type Call, type Reply, type Route, route } from "@/sandbox/http/types";
import { failed, message } from "./envelope";
import type { Grant, NitradoHost } from "./host";

/** The machine that has the bytes. It knows no accounts: a token opens one file once. */

function bytes(body: Buffer): Reply {
  return { status: 200, headers: { "content-type": "application/octet-stream" }, body };
}

const NO_TOKEN = () => failed(401, "The token is not valid (anymore).");

function uploadToken(call: Call): string | null {
  const { token } = call.headers;
  return typeof token === "string" ? token : null;
}

/** The file or service that a call of the file server is about, for faults. Does not use the token up. */
export function aboutFile(host: NitradoHost, call: Call): Grant | null {
  return host.peek(call.url.searchParams.get("token") ?? uploadToken(call));
}

/** The whole file, whatever Range was asked for. */
function download(host: NitradoHost, call: Call): Reply {
  const grant = host.take(call.url.searchParams.get("token"));
  const found = grant?.verb === "download" ? host.files(grant.serviceId).read(grant.path) : null;
  return found ? bytes(Buffer.from(found)) : NO_TOKEN();
}

/** The last line that is whole, where lines were asked for. */
function wholeLines(part: Buffer): Buffer {
  const end = part.lastIndexOf(0x0a);
  return end < 0 ? part : part.subarray(0, end + 1);
}

/** A part of a file. An offset past the end fails inside, as on Nitrado; a negative one counts from the end. */
function seek(host: NitradoHost, call: Call): Reply {
  const grant = host.take(call.url.searchParams.get("token"));
  const found = grant?.verb === "seek" ? host.files(grant.serviceId).read(grant.path) : null;
  if (!grant || !found) return NO_TOKEN();
  const { offset, length, lines } = grant;
  const start = offset < 0 ? Math.max(0, found.length + offset) : offset;
  // Asking for more than there is fails, too: it has been seen with lengths that reach past the end.
  if (start >= found.length || (offset >= 0 && start + length > found.length)) {
    return failed(500, "Internal Server Error");
  }
  const part = Buffer.from(found.subarray(start, start + length));
  return bytes(lines ? wholeLines(part) : part);
}

function upload(host: NitradoHost, call: Call): Reply {
  const grant = host.take(uploadToken(call));
  if (grant?.verb !== "upload") return NO_TOKEN();
  host.files(grant.serviceId).write(grant.path, call.body, call.now);
  call.store.change(({ nitrado }) => {
    const service = nitrado.services.find((one) => one.id === grant.serviceId);
    const entry = { user: grant.by, category: "filebrowser", severity: "info" as const };
    const at = call.now.toISOString();
    service?.log.unshift({ ...entry, message: `Has uploaded the file ${grant.path}`, at });
  });
  return message("File has been uploaded", 201);
}

export function fileHostRoutes(host: NitradoHost): readonly Route[] {
  const both = (verb: string) => [`/fileserver/${verb}/`, `/fileserver/${verb}`];
  return [
    ...both("download").map((path) => route("GET", path, (call) => download(host, call))),
    ...both("seek").map((path) => route("GET", path, (call) => seek(host, call))),
    ...both("upload").map((path) => route("POST", path, (call) => upload(host, call))),
  ];
}
