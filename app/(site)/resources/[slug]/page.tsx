import type { Metadata } from 'next'
import { cache, type ReactNode } from 'react'
import { NotFoundView } from '#components/layout/not-found-view'
import { Page, PageHeader } from '#components/layout/page'
import { EntryContents } from '#components/resources/entry-contents'
import { EntryIdeas, EntryNeighbours, EntrySources } from '#components/resources/entry-foot'
import { EntryText } from '#components/resources/entry-text'
import { ButtonLink } from '#components/ui/button'
import { JsonLd } from '#components/ui/json-ld'
import { Notice } from '#components/ui/notice'
import { currentActor } from '#lib/auth/current'
import { formatDay } from '#lib/date-format'
import { env } from '#lib/env'
import { getNextEvent } from '#lib/events/queries'
import { setStatus } from '#lib/http/context'
import { paths } from '#lib/paths'
import { getEntry } from '#lib/resources/queries'
import { contentsOf, entryKinds, minutesToRead } from '#lib/resources/view-entry'
import { currentSite } from '#lib/site/current'
import { titled } from '../../../../components/layout/head.ts'

type Props = PageProps<'/resources/[slug]'>

// Head and body ask for the same entry; it is read once. Next hands parameters over as they stand in the address.
const entryOf = cache(async (slug: string) => getEntry(await currentActor(), decoded(slug)))

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug)
  } catch {
    return ''
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const entry = await entryOf((await params).slug)
  if (!entry) return { title: 'Not found' }
  return {
    title: titled(entry.title),
    description: entry.description,
    alternates: { canonical: paths.entry(entry.slug) },
    ...(entry.status === 'draft' && { robots: { index: false } }),
  }
}

export default async function EntryPage({ params }: Props): Promise<ReactNode> {
  const actor = await currentActor()
  const entry = await entryOf((await params).slug)
  if (!entry) {
    setStatus(404)
    return <NotFoundView>There is nothing in our library at this address. Perhaps it was taken back.</NotFoundView>
  }
  const { kind, title, description, author, day, words, status, tree, ideas, sources, newer, older, others } = entry
  const next = ideas.length > 0 ? await getNextEvent(actor) : null
  const facts = [entryKinds[kind], formatDay(new Date(`${day}T12:00:00Z`), 'UTC'), author]
  return (
    <Page>
      <article aria-labelledby="entry-title">
        <PageHeader
          kicker={[...facts, `${minutesToRead(words)}\u00a0min\u00a0to\u00a0read`].filter(Boolean).join('\u00a0· ')}
          title={<span id="entry-title">{title}</span>}
          lead={description}
          actions={
            entry.mayEdit ? (
              <ButtonLink href={paths.organizeEntry(entry.id)} variant="secondary">
                Edit
              </ButtonLink>
            ) : null
          }
        />
        {status === 'draft' ? (
          <Notice tone="warning" title="This is a draft." className="mb-8">
            Only organizers see it.
          </Notice>
        ) : null}
        <div className="entry-columns">
          <EntryContents contents={contentsOf(tree)} />
          <div className="min-w-0">
            <EntryText tree={tree} others={others} />
            <EntrySources sources={sources} />
          </div>
        </div>
        <EntryIdeas ideas={ideas} board={next?.slug ?? null} />
      </article>
      <EntryNeighbours newer={newer} older={older} />
      {status === 'published' ? (
        <JsonLd
          data={{
            '@context': 'https://schema.org',
            '@type': 'Article',
            headline: title,
            description,
            datePublished: day,
            dateModified: entry.updatedAt,
            wordCount: words,
            ...(author && { author: { '@type': 'Person', name: author } }),
            publisher: { '@type': 'Organization', name: (await currentSite()).name },
            mainEntityOfPage: env().siteUrl + paths.entry(entry.slug),
          }}
        />
      ) : null}
    </Page>
  )
}
