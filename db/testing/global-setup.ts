import type { TestProject } from "vitest/node";
import { rawEnv } from "@/lib/env";
import { startThrowawayPostgres } from "@/scripts/lib/embedded-postgres";
import { ensureTemplate } from "./template";

declare module "vitest" {
  interface ProvidedContext {
    /** A Postgres server for this run, as an owner who may make databases and roles. */
    postgresUrl: string;
    /** The same server as its superuser, where the run started it. */
    postgresSuperuserUrl: string | undefined;
    /** The migrated database that every test file clones. */
    postgresTemplate: string;
  }
}

/** One Postgres for the whole run: the one that `TEST_DATABASE_URL` names, or else one that is thrown away. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = rawEnv().TEST_DATABASE_URL;
  const server = given ? undefined : await startThrowawayPostgres();
  const url = given ?? server?.url ?? "";
  project.provide("postgresUrl", url);
  project.provide("postgresSuperuserUrl", server?.superuserUrl);
  project.provide("postgresTemplate", await ensureTemplate(url));
  return async () => {
    await server?.stop();
  };
}
