import { closeDatabase } from "@/db/client";
import { parseKeyring } from "@/lib/crypto";
import { env } from "@/lib/env";
import { rotateKeys } from "./keys/rotate";

/** `npm run keys:rotate`, after the new key was put first in SECRETS_KEYRING and the site was restarted. */
const keyring = parseKeyring(env().SECRETS_KEYRING);
const results = await rotateKeys(keyring).finally(closeDatabase);

for (const { table, column, sealed, unreadable } of results) {
  if (sealed + unreadable === 0) continue;
  const trouble = unreadable > 0 ? `, ${unreadable} do not open with any key and were left` : "";
  console.log(`${table}.${column}: ${sealed} sealed with “${keyring.current.id}”${trouble}`);
}
const unreadable = results.reduce((sum, result) => sum + result.unreadable, 0);
if (unreadable === 0) {
  console.log(
    `Every sealed value is under the key “${keyring.current.id}”. Older keys may leave SECRETS_KEYRING.`,
  );
} else {
  console.error(`Keep the older keys in SECRETS_KEYRING: ${unreadable} values did not open.`);
  process.exitCode = 1;
}
