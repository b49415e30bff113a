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
  :root { color-scheme: light dark }
  body { max-width: 34rem; margin: 20vh auto 0; padding: 0 1.5rem; font: 1.125rem/1.6 system-ui, sans-serif }
  h1 { line-height: 1.2 }
</style>
<main role="alert">
  <h1>Something spilled.</h1>
  <p>We cannot reach our database. What you saved before is safe. Please try again in a moment.</p>
  <p><a href="">Try again</a></p>
</main>
</html>
`
}
