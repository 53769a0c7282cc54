import { headers } from "next/headers";
import { notFound } from "next/navigation";

/**
 * Every address that no page has. Rendered on request, because a prerendered 404 carries no nonces and its scripts
 * would be refused under the policy of signed-in paths.
 */
export default async function Missing() {
  await headers();
  notFound();
}
