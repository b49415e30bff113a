import type { Element, Root } from 'hast'

const own = (id: string) => (id === 'footnote-label' ? 'user-content-footnote-label' : id)

/** The heading of footnotes gets the prefix that all other ids of a text have, and so do those who refer to it. */
export function prefixFootnoteLabel(tree: Root): void {
  const waiting: (Root | Element)[] = [tree]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'element') {
      const { id, ariaDescribedBy } = node.properties
      if (typeof id === 'string') node.properties.id = own(id)
      if (ariaDescribedBy) node.properties.ariaDescribedBy = [ariaDescribedBy].flat().map((each) => own(String(each)))
    }
    for (const child of node.children) if (child.type === 'element') waiting.push(child)
  }
}
