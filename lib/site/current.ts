import { cache } from 'react'
import { visitor } from '../auth/actor.ts'
import { getSite } from './queries.ts'
import type { SiteView } from './view.ts'

/** The site as pages show it; read once a request. */
export const currentSite: () => Promise<SiteView> = cache(() => getSite(visitor))
