import type { ReactNode } from 'react'

/** What a page is about, for search engines (schema.org). Escaped, so that no text can end the script element. */
export function JsonLd({ data }: { data: object }): ReactNode {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: rule 11 allows it here: JSON-LD with every "<" escaped
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
