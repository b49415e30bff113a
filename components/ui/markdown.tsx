import type { Root } from 'hast'
import { type Components, toJsxRuntime } from 'hast-util-to-jsx-runtime'
import type { ComponentProps, ReactNode } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import { cx } from './cx.ts'

/** A link of a text, its footnotes' included. */
export function Anchor({ href = '', children, ...rest }: ComponentProps<'a'>): ReactNode {
  const outside = /^https?:/i.test(href)
  return (
    <a {...rest} href={href} rel={outside ? 'noopener nofollow ugc' : undefined}>
      {children}
    </a>
  )
}

/** Code that is wider than its place scrolls, so the keyboard must reach it. */
function ScrollingCode(props: ComponentProps<'pre'>): ReactNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <pre {...props} role="group" aria-label="Code" tabIndex={0} />
  )
}

function ScrollingTable(props: ComponentProps<'table'>): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="prose-scroll" aria-label="Table" tabIndex={0}>
      <table {...props} />
    </section>
  )
}

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const

function shifted(by: number): Components {
  const components: Components = {}
  headings.forEach((name, at) => {
    components[name] = headings[Math.max(1, Math.min(at + by, 5))] ?? 'h6'
  })
  return components
}

/** The level (1 to 6) of the topmost heading of a tree; 1 where it has none. */
export function topHeading(tree: Root): number {
  const levels = tree.children.flatMap((node) =>
    node.type === 'element' && headings.some((name) => name === node.tagName) ? Number(node.tagName.slice(1)) : [],
  )
  return levels.length > 0 ? Math.min(...levels) : 1
}

/**
 * A sanitized tree (lib/markdown) as React elements, so that nobody's markup reaches the page as HTML (rule 11). Headings
 * move down by `shift`, so that they stay below the page's own. Links to other sites carry no weight and no opener.
 */
export function Markdown({
  tree,
  shift = 1,
  className,
  components,
}: {
  tree: Root
  shift?: number
  className?: string
  /** What is drawn otherwise here than everywhere. */
  components?: Components
}): ReactNode {
  const content = toJsxRuntime(tree, {
    Fragment,
    jsx,
    jsxs,
    // Alignment as an attribute: a style attribute would need a hole in the CSP.
    tableCellAlignToStyle: false,
    components: { ...shifted(shift), a: Anchor, pre: ScrollingCode, table: ScrollingTable, ...components },
  })
  return <div className={cx('prose-quorum', className)}>{content}</div>
}
