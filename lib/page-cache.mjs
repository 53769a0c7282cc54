import fileSystemCache from "next/dist/server/lib/incremental-cache/file-system-cache.js";

// Next loads this file by itself, outside the build: what it shares with db/pages.ts hangs on the global object.
const HOOK = Symbol.for("grizzly.pages");
// Node gives the module whole, a bundler what it exports by default: proxy.ts loads this file through one.
const FileSystemCache = fileSystemCache.default ?? fileSystemCache;

/** @type {{ tell?: (tags: string[], durations?: { expire?: number }) => Promise<void>, renew?: (tags: string[], durations: { expire?: number }) => Promise<void>, waiting?: [string[], { expire?: number }][] }} */
const hook = globalThis[HOOK] ?? {};
globalThis[HOOK] = hook;
hook.renew = (tags, durations) => FileSystemCache.prototype.revalidateTag.call(null, tags, durations);
for (const [tags, durations] of hook.waiting?.splice(0) ?? []) await hook.renew(tags, durations);

/** Next's own cache of pages. A tag that is renewed here is renewed on every other instance of the website too. */
export default class PageCache extends FileSystemCache {
  async revalidateTag(tags, durations) {
    await super.revalidateTag(tags, durations);
    await hook.tell?.([tags].flat(), durations);
  }
}
