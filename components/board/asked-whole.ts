'use client'

import { createContext } from 'react'

/** Asks for the same page with all that is on it. */
export const askWhole = '?all=1'

/** Whether the page was asked for with all that is on it, for whoever has no script that would bring the rest. */
export const AskedWhole = createContext(false)
