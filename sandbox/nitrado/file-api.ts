import { type Call, type Reply, type Route, route } from "@/sandbox/http/types";
import { type Caller, note, type Role, withRunning } from "./auth";
import { data, failed, message } from "./envelope";
import { cleanPath, type FileEntry, type MemoryFiles } from "./files";
import type { Grant, NitradoHost } from "./host";
import { param, params } from "./input";
import type { NitradoService } from "./state";

/** The file server's half on api.nitrado.net: lists, and tokens for the machine that has the bytes. */

const DEFAULT_LENGTH = 4_048;

const READ = ["ROLE_WEBINTERFACE_FILEBROWSER_READ"] as const;
const WRITE = ["ROLE_WEBINTERFACE_FILEBROWSER_READ", "ROLE_WEBINTERFACE_FILEBROWSER_WRITE"] as const;

interface Desk {
  readonly call: Call;
  readonly service: NitradoService;
  readonly caller: Caller;
  readonly files: MemoryFiles;
  readonly host: NitradoHost;
  readonly username: string;
}

/** What a path names within the account's own tree; null for anything outside. */
function ownPath(desk: Desk, path: string | null): string | null {
  const clean = path && cleanPath(path);
  const root = `/games/${desk.username}`;
  return clean && (clean === root || clean.startsWith(`${root}/`)) ? clean : null;
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}

/** `created_at` is the time of the listing, as on Nitrado. */
function shown(desk: Desk, entry: FileEntry): Record<string, unknown> {
  const common = {
    path: entry.path,
    name: entry.name,
    owner: desk.username,
    group: desk.username,
    created_at: seconds(desk.call.now),
    modified_at: seconds(entry.modifiedAt),
    accessed_at: seconds(desk.call.now),
  };
  return entry.dir
    ? { type: "dir", ...common, chmod: "40775" }
    : { type: "file", ...common, size: entry.size, chmod: "100660" };
}

const OUTSIDE = () => failed(403, "You are not allowed to access this path.");
const MISSING = () => failed(404, "The file or directory does not exist (anymore).");

function list(desk: Desk): Reply {
  const dir = ownPath(desk, param(desk.call, "dir") ?? `/games/${desk.username}`);
  if (!dir) return OUTSIDE();
  if (!desk.files.entry(dir)?.dir) return failed(200, "The directory does not exist (anymore).");
  const search = param(desk.call, "search");
  const escaped = (part: string) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = search && new RegExp(search.split("*").map(escaped).join(".*"), "i");
  const entries = desk.files.entries(dir).filter((one) => !pattern || pattern.test(one.name));
  return data({ entries: entries.map((one) => shown(desk, one)) });
}

function stat(desk: Desk): Reply {
  const paths = params(desk.call, "files").map((one) => ownPath(desk, one));
  if (paths.length === 0) return failed(422, "files is needed.");
  if (paths.includes(null)) return OUTSIDE();
  const entries = paths.flatMap((path) => (path === null ? null : desk.files.entry(path)) ?? []);
  return data({ entries: entries.map((one) => shown(desk, one)) });
}

function size(desk: Desk): Reply {
  const path = ownPath(desk, param(desk.call, "path"));
  if (!path) return OUTSIDE();
  const entry = desk.files.entry(path);
  return entry ? data({ size: entry.size }) : MISSING();
}

/** A token for the machine with the bytes; the address carries it, but for uploads. */
function granted(desk: Desk, grant: Pick<Grant, "verb" | "path"> & Partial<Grant>): Reply {
  const token = desk.host.grant({
    offset: 0,
    length: 0,
    lines: false,
    ...grant,
    serviceId: desk.service.id,
    by: desk.caller.account.username,
  });
  const url = `${desk.call.base}/nitrado/fileserver/${grant.verb}/`;
  return data({ token: { url: grant.verb === "upload" ? url : `${url}?token=${token}`, token } });
}

function download(desk: Desk): Reply {
  const path = ownPath(desk, param(desk.call, "file"));
  if (!path) return OUTSIDE();
  return desk.files.read(path) ? granted(desk, { verb: "download", path }) : MISSING();
}

function seek(desk: Desk): Reply {
  const path = ownPath(desk, param(desk.call, "file"));
  if (!path) return OUTSIDE();
  const offset = Number(param(desk.call, "offset") ?? Number.NaN);
  const length = Number(param(desk.call, "length") ?? DEFAULT_LENGTH);
  if (!Number.isSafeInteger(offset)) return failed(422, "offset is invalid.");
  if (!Number.isSafeInteger(length) || length < 1) return failed(422, "length is invalid.");
  const lines = param(desk.call, "mode") === "lines";
  return desk.files.read(path) ? granted(desk, { verb: "seek", path, offset, length, lines }) : MISSING();
}

/** A name within a folder. Nothing that leads out of it. */
function inside(desk: Desk, dir: string | null, name: string | null): string | null {
  return dir && name && !name.includes("/") ? ownPath(desk, `${dir}/${name}`) : null;
}

function upload(desk: Desk): Reply {
  const path = inside(desk, ownPath(desk, param(desk.call, "path")), param(desk.call, "file"));
  if (!path) return OUTSIDE();
  if (!desk.files.entry(path.slice(0, path.lastIndexOf("/")))?.dir) return MISSING();
  return granted(desk, { verb: "upload", path });
}

function mkdir(desk: Desk): Reply {
  const path = inside(desk, ownPath(desk, param(desk.call, "path")), param(desk.call, "name"));
  if (!path) return OUTSIDE();
  if (desk.files.entry(path)) return failed(422, "The file or directory exists already.");
  desk.files.makeDir(path, desk.call.now);
  return message("The directory has created");
}

function copyOrMove(verb: "copied" | "moved") {
  return (desk: Desk): Reply => {
    const from = ownPath(desk, param(desk.call, "source_path"));
    const folder = ownPath(desk, param(desk.call, "target_path"));
    const given = param(desk.call, verb === "copied" ? "target_name" : "target_filename");
    const to = inside(desk, folder, given ?? from?.slice(from.lastIndexOf("/") + 1) ?? null);
    if (!from || !to) return OUTSIDE();
    if (!desk.files.entry(from)) return MISSING();
    if (from === to || to.startsWith(`${from}/`)) return failed(422, "The target is invalid.");
    desk.files.copy(from, to, desk.call.now);
    if (verb === "moved") desk.files.remove(from);
    note(desk.call, desk.service, desk.caller, "filebrowser", `Has ${verb} ${from}`);
    return message(verb === "copied" ? "File or directory has been copied" : "The directory has been moved");
  };
}

function remove(desk: Desk): Reply {
  const path = ownPath(desk, param(desk.call, "path"));
  if (!path || path === `/games/${desk.username}`) return OUTSIDE();
  if (!desk.files.entry(path)) return MISSING();
  desk.files.remove(path);
  note(desk.call, desk.service, desk.caller, "filebrowser", `Has deleted ${path}`);
  return message("File or directory has been deleted");
}

function bookmarks(desk: Desk): Reply {
  return data({ bookmarks: ["ftproot", "noftp"].map((one) => `/games/${desk.username}/${one}`) });
}

export function fileApiRoutes(host: NitradoHost): readonly Route[] {
  const at = (method: string, name: string, roles: readonly Role[], work: (desk: Desk) => Reply) =>
    route(
      method,
      `/services/:id/gameservers/file_server/${name}`,
      withRunning(roles, (call, service, caller) => {
        // The world writes its first files when somebody first looks.
        const username = host.server(service.id)?.username ?? `ni${service.id}_1`;
        return work({ call, service, caller, files: host.files(service.id), host, username });
      }),
    );
  return [
    at("GET", "list", READ, list),
    at("GET", "stat", READ, stat),
    at("GET", "size", READ, size),
    at("GET", "download", READ, download),
    at("GET", "seek", READ, seek),
    at("GET", "bookmarks", READ, bookmarks),
    at("POST", "upload", WRITE, upload),
    at("POST", "mkdir", WRITE, mkdir),
    at("POST", "copy", WRITE, copyOrMove("copied")),
    at("POST", "move", WRITE, copyOrMove("moved")),
    at("DELETE", "delete", WRITE, remove),
  ];
}
