import { type BrowserContext, expect, type Page } from "@playwright/test";

/** Listens in every page of a context: to scripts that ran, and to what the policy stopped. */
export async function guard(context: BrowserContext): Promise<string[]> {
  const found: string[] = [];
  await context.exposeBinding("__tell", ({ page }, what: string) => {
    found.push(`${new URL(page.url()).pathname}: ${what}`);
  });
  await context.addInitScript(() => {
    const tell = (what: string) => void (window as unknown as { __tell(what: string): void }).__tell(what);
    const names = ["__ran", "alert", "confirm", "prompt", "print"];
    for (const name of names)
      Object.defineProperty(window, name, { configurable: false, value: () => tell(`ran by ${name}`) });
    document.addEventListener("securitypolicyviolation", (event) => {
      tell(`stopped by ${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
    });
  });
  return found;
}

/** What React puts where a form is sent by a function, on the server and in the browser: nothing may submit it otherwise. */
const REACTS_OWN = [
  "javascript:throw new Error('React form unexpectedly submitted.')",
  "javascript:throw new Error('A React form was unexpectedly submitted. If you called form.submit() manually, consider using form.requestSubmit() instead. If you\\'re trying to use event.stopPropagation() in a submit event handler, consider also calling event.preventDefault().')",
];

/** Everything in a page that could run or lead to something that runs, though nobody has touched it yet. */
async function armed(page: Page): Promise<string[]> {
  return page.evaluate(
    (reactsOwn) =>
      [...document.querySelectorAll("body *")].flatMap((element) => {
        const bad = [...element.attributes].filter(
          ({ name, value }) =>
            name.startsWith("on") ||
            name === "srcdoc" ||
            (!reactsOwn.includes(value) &&
              /^(?:href|src|action|formaction|xlink:href|data|background)$/.test(name) &&
              URL.canParse(value, location.href) &&
              !/^(?:https?|mailto|blob):$/.test(new URL(value, location.href).protocol)),
        );
        const ours = element.tagName !== "SCRIPT" || (element as HTMLScriptElement).nonce !== "";
        const strange = /^(?:IFRAME|OBJECT|EMBED|BASE|PORTAL|MATH|FRAMESET|APPLET)$/i.test(element.tagName);
        return bad.length > 0 || strange || !ours ? [element.outerHTML.slice(0, 160)] : [];
      }),
    REACTS_OWN,
  );
}

/** Opens an address and looks whether anything of it is more than words. */
export async function look(page: Page, address: string, holds: string | RegExp): Promise<void> {
  await page.goto(address);
  await expect(page.locator("body")).toContainText(holds);
  expect([address, await armed(page)]).toEqual([address, []]);
}
