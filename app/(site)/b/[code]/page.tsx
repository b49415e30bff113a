import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { FindBoard } from '#components/board/find-board'
import { Page, PageHeader } from '#components/layout/page'
import { currentActor } from '#lib/auth/current'
import { getSlugOfCode } from '#lib/board/queries'
import { setStatus } from '#lib/http/context'
import { paths } from '#lib/paths'

export const metadata: Metadata = { title: 'Join a board', robots: { index: false } }

/** The short address of a board leads to it; a code that is none is asked for again. */
export default async function JoinByCodePage({ params }: PageProps<'/b/[code]'>): Promise<ReactNode> {
  const { code } = await params
  const slug = await getSlugOfCode(await currentActor(), code)
  if (slug) redirect(paths.board(slug))
  setStatus(404)
  return (
    <Page width="text">
      <PageHeader title="Join a board" />
      <FindBoard wrong />
    </Page>
  )
}
