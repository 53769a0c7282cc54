/** The browser's cookie that says whom it acts as. */
export const ME_COOKIE = "grizzly_sandbox_person";

export function meCookie(personId: string | null): Record<string, string> {
  const life = personId ? "Max-Age=31536000" : "Max-Age=0";
  return { "set-cookie": `${ME_COOKIE}=${personId ?? ""}; Path=/; HttpOnly; SameSite=Lax; ${life}` };
}
