import { cache } from 'react'
import { visitor } from '../auth/actor.ts'
import { noteOutage } from '../http/outage.ts'
import { getSite } from './queries.ts'
import type { SiteView } from './view.ts'

/** The site as pages show it; read once a request. */
export const currentSite: () => Promise<SiteView> = cache(() => noteOutage(getSite(visitor)))
