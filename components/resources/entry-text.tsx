import type { Root } from 'hast'
import type { ComponentProps, ReactNode } from 'react'
import { Anchor, Markdown } from '#components/ui/markdown'
import { TextLink } from '#components/ui/text-link'
import { paths } from '#lib/paths'
import { type EntryItem, entryNamed } from '#lib/resources/view-entry'

type Heading = 'h2' | 'h3' | 'h4'

/** A heading with a link to itself, for whoever wants to point there. */
function anchored(Tag: Heading) {
  return function AnchoredHeading({ id, children }: ComponentProps<Heading>): ReactNode {
    if (!id?.startsWith('s-')) return <Tag id={id}>{children}</Tag>
    return (
      <Tag id={id} dir="auto">
        {children}{' '}
        <a href={`#${id}`} className="heading-anchor" aria-label="Link to this part" aria-describedby={id}>
          #
        </a>
      </Tag>
    )
  }
}

const headings = { h2: anchored('h2'), h3: anchored('h3'), h4: anchored('h4') }

type LinkProps = ComponentProps<'a'> & { 'data-wiki'?: string }

/** A `[[name]]` leads to the entry that it names; where there is none it is words. */
function link({ 'data-wiki': wiki, ...props }: LinkProps, others: readonly EntryItem[]): ReactNode {
  if (wiki === undefined) return <Anchor {...props} />
  const entry = entryNamed(others, wiki)
  return entry ? <TextLink href={paths.entry(entry.slug)}>{props.children}</TextLink> : props.children
}

/** The text of an entry, with its headings to point at and the entries that it names. */
export function EntryText({ tree, others }: { tree: Root; others: readonly EntryItem[] }): ReactNode {
  const components = { ...headings, a: (props: LinkProps) => link(props, others) }
  return <Markdown tree={tree} shift={0} className="entry" components={components} />
}
