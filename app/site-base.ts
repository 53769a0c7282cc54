import { rawEnv } from "@/lib/env";

/** What addresses in a page's head begin with: those who preview a link have no page to be relative to. */
export const SITE_BASE = new URL(rawEnv().SITE_URL || "http://localhost:3000");
