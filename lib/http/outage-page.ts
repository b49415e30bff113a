/**
 * The page while the database is away. It needs no React, no script and no row: with nothing to read, Next could send an
 * empty document only.
 */
export function outagePage(nonce: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Back in a moment</title>
<style nonce="${nonce}">
  :root { color-scheme: light dark; --enamel: light-dark(#f4f7fa, #0d162c); --ink: light-dark(#171e2d, #eef2f8);
    --muted: light-dark(#555f70, #a7b1c2); --rim: light-dark(#1a47bd, #7ba7ff); --soft: light-dark(#dfebff, #1d2c52) }
  body { display: grid; place-content: center; justify-items: center; min-height: 100dvh; margin: 0; padding: 1.5rem;
    box-sizing: border-box; border-top: 5px solid var(--rim); background: var(--enamel); color: var(--ink);
    font: 1.125rem/1.6 system-ui, sans-serif; text-align: center }
  main { max-width: 34rem }
  svg { width: 9rem; fill: none; stroke: var(--rim); stroke-width: 5 }
  h1 { margin: 1.5rem 0 0; font-size: 2.125rem; line-height: 1.1; letter-spacing: -0.03em }
  p { margin: 1.5rem 0 0; color: var(--muted); text-wrap: pretty }
  a { display: inline-block; padding: 0.5rem 1.25rem; border-radius: 1.5rem; background: var(--rim);
    color: var(--enamel); font-weight: 600; text-decoration: none }
  a:focus-visible { outline: 3px solid var(--rim); outline-offset: 3px }
</style>
<main role="alert">
  <svg viewBox="0 0 120 96" aria-hidden="true">
    <path d="M84 36h14a12 12 0 0 1 0 24H84" /><circle cx="48" cy="48" r="43" fill="var(--enamel)" />
    <circle cx="48" cy="48" r="33" fill="var(--soft)" stroke="none" />
  </svg>
  <h1>Something spilled.</h1>
  <p>We cannot reach our database. What you saved before is safe. Please try again in a moment.</p>
  <p><a href="">Try again</a></p>
</main>
</html>
`
}
