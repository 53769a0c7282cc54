import { type ChildProcess, spawn } from "node:child_process";

// Reads orders from a pipe. The pipe ends when the owner is gone, however it went: then everything on the list is
// stopped. A shell and not Node, because it must cost nothing while it waits.
const SCRIPT = `
trap '' HUP INT TERM
list= ; dirs=
lives() {
  p=\${1#-}
  kill -s 0 "$p" 2>/dev/null || return 1
  if [ -r "/proc/$p/stat" ]; then
    read -r stat < "/proc/$p/stat" || return 1
    case "$stat" in *") Z "*) return 1 ;; esac
  fi
}
while IFS=' ' read -r op a b; do
  case "$op" in
    add) list="$list $a:$b" ;;
    drop) keep= ; for e in $list; do [ "\${e#*:}" = "$a" ] || keep="$keep $e"; done; list=$keep ;;
    dir) dirs="$dirs $a" ;;
  esac
done
end() {
  mine=
  for e in $list; do [ "\${e%%:*}" = "$1" ] && mine="$mine \${e#*:}"; done
  for i in $mine; do kill -s "$1" -- "$i" 2>/dev/null; done
  n=0
  while [ "$n" -lt "$2" ]; do
    alive=
    for i in $mine; do lives "$i" && alive=1; done
    [ -z "$alive" ] && break
    sleep 0.1; n=$((n + 1))
  done
  for i in $mine; do kill -s KILL -- "$i" 2>/dev/null; done
}
end TERM 60
end INT 100
for d in $dirs; do rm -rf -- "$d"; done
`;

let watcher: ChildProcess | undefined;

function tell(line: string): void {
  if (process.platform === "win32") return;
  if (!watcher) {
    watcher = spawn("/bin/sh", ["-c", SCRIPT], {
      cwd: "/",
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    });
    watcher.unref();
    // A pipe is a socket in Node and would keep the event loop alive.
    (watcher.stdin as unknown as { unref(): void }).unref();
    watcher.stdin?.on("error", () => undefined);
    watcher.on("error", () => undefined);
  }
  watcher.stdin?.write(`${line}\n`);
}

/**
 * Makes sure that a process does not outlive this one, even if this one is killed with -9.
 * @param id a process id, or the negative of a process group's id for the whole group
 * @param signal TERM for what uses the database, INT for the database itself, which goes after it; KILL follows both
 */
export function stopWithMe(id: number, signal: "TERM" | "INT"): void {
  tell(`add ${signal} ${id}`);
}

/** Takes a process off the list, once it has ended by itself: its number may soon be somebody else's. */
export function forget(id: number): void {
  if (watcher) tell(`drop ${id}`);
}

/** Removes a temporary folder when this process is gone. The path must have no spaces (mkdtemp makes none). */
export function removeWithMe(path: string): void {
  if (/\s/.test(path)) return;
  tell(`dir ${path}`);
}
