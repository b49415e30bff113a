import { architecture } from '#prisma/seed/resources/architecture'
import { consensus } from '#prisma/seed/resources/consensus'
import { learning } from '#prisma/seed/resources/learning'
import { talks } from '#prisma/seed/resources/talks'
import { toolsBuild } from '#prisma/seed/resources/tools-build'
import { toolsRun } from '#prisma/seed/resources/tools-run'
import type { SeedResource } from '#prisma/seed/types'

/** The library of the sample community, in the order in which a newcomer might read it. */
export const resources: SeedResource[] = [
  ...learning,
  ...architecture,
  ...consensus,
  ...talks,
  ...toolsBuild,
  ...toolsRun,
]
