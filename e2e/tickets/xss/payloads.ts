/** What a payload calls when it runs; the guard tells of it. */
const RUN = "__ran(1)";

// Elements that run what stands in one of their attributes, as far as a browser still does.
const ELEMENTS = [
  `<img src=x onerror=${RUN}>`,
  `<img src="x" onerror="${RUN}">`,
  `<img/src=x/onerror=${RUN}>`,
  `<IMG SRC=x OnErRoR=${RUN}>`,
  `<img src=x onerror\n=\n${RUN}>`,
  `<img src=x:x onerror=${RUN}//`,
  `<image src=x onerror=${RUN}>`,
  `<svg onload=${RUN}>`,
  `<svg/onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><script href="data:text/javascript,${RUN}"/></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${RUN}"><text x=20 y=20>x</text></a></svg>`,
  `<svg><foreignObject><img src=x onerror=${RUN}></foreignObject></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${RUN}>#x"></svg>`,
  `<math><mtext><img src=x onerror=${RUN}></mtext></math>`,
  `<math href="javascript:${RUN}">x</math>`,
  `<script>${RUN}</script>`,
  `<SCRIPT>${RUN}</SCRIPT>`,
  `<script >${RUN}</script >`,
  `<script src="data:text/javascript,${RUN}"></script>`,
  `<script type=module>${RUN}</script>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `</script><script>${RUN}</script>`,
  `</textarea><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</style><script>${RUN}</script>`,
  `--><script>${RUN}</script>`,
  `]]><script>${RUN}</script>`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<iframe src="javascript:${RUN}"></iframe>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<iframe onload=${RUN}></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<object data="data:text/html,<script>${RUN}</script>"></object>`,
  `<embed src="javascript:${RUN}">`,
  `<embed src="data:text/html,<script>${RUN}</script>">`,
  `<link rel=stylesheet href="data:text/css,*{x:1}" onload=${RUN}>`,
  `<link rel=import href="data:text/html,<script>${RUN}</script>">`,
  `<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
  `<base href="javascript:${RUN}//">`,
  `<style onload=${RUN}></style>`,
  `<style>@import "javascript:${RUN}";</style>`,
  `<body onload=${RUN}>`,
  `<body onpageshow=${RUN}>`,
  `<html onmousemove=${RUN}>`,
  `<frameset onload=${RUN}>`,
  `<form action="javascript:${RUN}"><button autofocus>x</button></form>`,
  `<form><button formaction="javascript:${RUN}">x</button></form>`,
  `<form id=f></form><button form=f formaction="javascript:${RUN}">x</button>`,
  `<isindex type=image src=x onerror=${RUN}>`,
  `<portal src="javascript:${RUN}">`,
  `<template><img src=x onerror=${RUN}></template>`,
  `<slot onslotchange=${RUN}>`,
  `<table background="javascript:${RUN}"><tr><td>x</table>`,
  `<xss id=x tabindex=1 onfocus=${RUN}></xss>`,
  `<x contenteditable onblur=${RUN}>lose focus</x>`,
  `<x style="animation:a 1s" onanimationstart=${RUN}>`,
  `<x style="transition:1s" ontransitionend=${RUN}>`,
];

// Events that need nobody, or hardly anybody.
const EVENTS: readonly [tag: string, event: string][] = [
  ["video src=x", "onerror"],
  ["audio src=x", "onerror"],
  ["video autoplay", "onloadstart"],
  ["video><source", "onerror"],
  ["details open", "ontoggle"],
  ["marquee", "onstart"],
  ["input autofocus", "onfocus"],
  ["select autofocus", "onfocus"],
  ["textarea autofocus", "onfocus"],
  ["button autofocus", "onfocus"],
  ["a href=# autofocus", "onfocus"],
  ["div", "onmouseover"],
  ["div", "onpointerenter"],
  ["div", "onclick"],
  ["p", "onwheel"],
  ["b", "oncontextmenu"],
  ["dialog open", "onclose"],
  ["span popover", "onbeforetoggle"],
  ["input", "oninput"],
  ["keygen autofocus", "onfocus"],
  ["track", "onerror"],
  ["picture><img src=x", "onerror"],
  ["object", "onerror"],
  ["applet", "onerror"],
  ["summary", "onkeydown"],
];

// What Markdown makes links of, in every spelling that a browser might read as a script.
const ADDRESSES = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  `javascript:${RUN}//`,
  `javascript://%0a${RUN}`,
  `java&#115;cript:${RUN}`,
  `java&Tab;script:${RUN}`,
  `java&NewLine;script:${RUN}`,
  `&#106;avascript:${RUN}`,
  `&#x6A;avascript:${RUN}`,
  `\\javascript:${RUN}`,
  `vbscript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  "data:text/html;base64,PHNjcmlwdD5fX3JhbigxKTwvc2NyaXB0Pg==",
  `data:image/svg+xml,<svg onload=${RUN}>`,
  `blob:javascript:${RUN}`,
  `view-source:javascript:${RUN}`,
  `//javascript:${RUN}`,
  `https:javascript:${RUN}`,
  `javascript&colon;${RUN}`,
  `\u0001javascript:${RUN}`.replace("\u0001", "&#1;"),
];
const LINKS = ADDRESSES.flatMap((address) => [
  `[x](${address.replaceAll(" ", "%20")})`,
  `![x](<${address.replaceAll("<", "%3C").replaceAll(">", "%3E")}>)`,
  `[x]: ${address.replaceAll(" ", "%20")}\n\n[x]`,
]);

// Where the words stand in an attribute, a script, a template, a style or JSON of somebody's page.
const INSIDE = [
  `"><img src=x onerror=${RUN}>`,
  `'><img src=x onerror=${RUN}>`,
  `\`><img src=x onerror=${RUN}>`,
  `" onmouseover="${RUN}`,
  `' onmouseover='${RUN}`,
  `" autofocus onfocus="${RUN}" x="`,
  `" style="animation:a" onanimationstart="${RUN}`,
  `";${RUN};//`,
  `';${RUN};//`,
  `\`;${RUN};//`,
  `\\";${RUN};//`,
  `\${${RUN}}`,
  `\`-${RUN}-\``,
  `'-${RUN}-'`,
  `"-${RUN}-"`,
  `{{constructor.constructor('${RUN}')()}}`,
  `{{${RUN}}}`,
  `<%= ${RUN} %>`,
  `#{${RUN}}`,
  `*{x:expression(${RUN})}`,
  `</script><svg onload=${RUN}>`,
  `\u2028${RUN}\u2029`,
  `{"__html":"<img src=x onerror=${RUN}>"}`,
  `{"$$typeof":"react.element","type":"img","props":{"src":"x","onError":"${RUN}"}}`,
  `self.__next_f.push([1,"<script>${RUN}</script>"])`,
  `$L1 $@1 $F1 ["$","img",null,{"src":"x","onerror":"${RUN}"}]`,
  `&lt;img src=x onerror=${RUN}&gt;`,
  `&#60;img src=x onerror=${RUN}&#62;`,
  `%3Cimg%20src%3Dx%20onerror%3D${RUN}%3E`,
  `\\u003cimg src=x onerror=${RUN}\\u003e`,
  `＜img src=x onerror=${RUN}＞`,
];

// What Markdown hides in code, tables, lists, quotes, footnotes and autolinks.
const MARKDOWN = [
  `<javascript:${RUN}>`,
  `<a href="javascript:${RUN}">x</a>`,
  `<a href=javascript:${RUN}>x`,
  `<a href="https://a.b" onclick="${RUN}">x</a>`,
  `[x](https://a.b "onmouseover=${RUN}")`,
  `[x](https://a.b' onmouseover='${RUN})`,
  `[x](https://a.b"onmouseover="${RUN})`,
  `[<img src=x onerror=${RUN}>](https://a.b)`,
  `![<img src=x onerror=${RUN}>](https://a.b/c.png)`,
  `![x](https://a.b/c.png"onerror="${RUN})`,
  `\`<img src=x onerror=${RUN}>\``,
  `\`\`\`html\n<script>${RUN}</script>\n\`\`\``,
  `\`\`\`"><img src=x onerror=${RUN}>\nx\n\`\`\``,
  `    <script>${RUN}</script>`,
  `> <img src=x onerror=${RUN}>`,
  `- <img src=x onerror=${RUN}>`,
  `1. <svg onload=${RUN}>`,
  `# <img src=x onerror=${RUN}>`,
  `| <img src=x onerror=${RUN}> | b |\n|---|---|\n| [x](javascript:${RUN}) | c |`,
  `[^1]\n\n[^1]: <img src=x onerror=${RUN}>`,
  `~~<img src=x onerror=${RUN}>~~`,
  `**<img src=x onerror=${RUN}>**`,
  `https://a.b/"onmouseover="${RUN}`,
  `www.a.b/<img src=x onerror=${RUN}>`,
  `a@b.c"><img src=x onerror=${RUN}>`,
  `- [ ] <img src=x onerror=${RUN}>`,
  `<div>\n\n[x](javascript:${RUN})\n\n</div>`,
  `<p>\n*a*\n<script>${RUN}</script>`,
  `<details><summary>x</summary><img src=x onerror=${RUN}></details>`,
  `\\<img src=x onerror=${RUN}>`,
];

/** Words that would run in a page that takes them for more than words; each once. */
export const PAYLOADS: readonly string[] = [
  ...new Set([
    ...ELEMENTS,
    ...EVENTS.map(([tag, event]) => `<${tag} ${event}=${RUN}>`),
    ...LINKS,
    ...INSIDE,
    ...MARKDOWN,
  ]),
];

/** Payloads in as few messages as hold them all. @param most characters of one */
export function inMessages(payloads: readonly string[], most: number): string[] {
  const messages: string[] = [];
  let now = "";
  for (const payload of payloads) {
    if (now.length + payload.length + 2 > most) {
      messages.push(now);
      now = "";
    }
    now += `${now === "" ? "" : "\n\n"}${payload}`;
  }
  return [...messages, now];
}
