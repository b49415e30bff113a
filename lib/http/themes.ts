import { z } from 'zod'

/** Colours as somebody chose them; `system` follows the device. */
export const themes = ['light', 'dark', 'system'] as const
export type Theme = (typeof themes)[number]

/** The choice, as the form in the footer sends it. */
export const themeBody = z.object({ theme: z.enum(themes, 'Choose light, dark or system.') })
