import type { ReactNode } from 'react'
import type { Contents } from '#lib/resources/view-entry'

/** The table of contents: beside the text where there is room, folded above it elsewhere. Plain links, no script. */
export function EntryContents({ contents }: { contents: Contents }): ReactNode {
  if (contents.length < 2) return null
  return (
    <>
      <details className="fold entry-contents-fold">
        <summary>Contents</summary>
        <nav aria-label="Contents, folded">
          <List contents={contents} />
        </nav>
      </details>
      <nav aria-label="Contents" className="entry-contents">
        <p className="fact mb-3 text-muted">Contents</p>
        <List contents={contents} />
      </nav>
    </>
  )
}

function List({ contents }: { contents: Contents }): ReactNode {
  return (
    <ol>
      {contents.map(({ id, text, parts }) => (
        <li key={id}>
          <a dir="auto" href={`#${id}`}>
            {text}
          </a>
          {parts.length > 0 ? (
            <ol>
              {parts.map((part) => (
                <li key={part.id}>
                  <a dir="auto" href={`#${part.id}`}>
                    {part.text}
                  </a>
                </li>
              ))}
            </ol>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
